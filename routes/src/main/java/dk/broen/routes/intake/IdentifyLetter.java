package dk.broen.routes.intake;

import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.journal.JournalEntry;
import dk.broen.adapters.occasions.References;
import dk.broen.domain.municipality.Directory;
import dk.broen.mappings.Interpretation;
import dk.broen.mappings.xdis.ReadLetter;
import dk.broen.mappings.xdis.XdisReader;
import dk.broen.routes.arrival.Arrival;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/**
 * Reads letter id, sender and citizen of an XDIS message and checks the whole letter, because no negative receipt may follow a positive one.
 * A letter is identified by the location number of its sender and its own id, as MedCom refers to it ({@code [lokationsnummer]#[brevid]},
 * danish-standards.md §1.2): a resend has the same id in a new envelope.
 */
@Component
class IdentifyLetter {
    private final XdisReader reader;
    private final Directory directory;
    private final CitizenIndex citizens;
    private final Clock clock;

    IdentifyLetter(XdisReader reader, Directory directory, CitizenIndex citizens, Clock clock) {
        this.reader = reader;
        this.directory = directory;
        this.citizens = citizens;
        this.clock = clock;
    }

    @Handler
    Arrival identify(byte[] raw, Exchange exchange) throws MessageRefused {
        ReadLetter letter = reader.read(raw, directory::sender);
        exchange.setProperty(AnswerXdis.IDS, letter.ids());
        letter.sender().ifPresent(hospital -> exchange.setProperty(SealRefusal.SENDER, hospital.id().value()));
        if (letter.meaning() instanceof Interpretation.Unreadable unreadable) {
            throw new MessageRefused.Xdis(unreadable);
        }
        if (letter.meaning() instanceof Interpretation.Nothing) {
            throw new MessageRefused.Acknowledgement();
        }
        Interpretation.Event meaning = (Interpretation.Event) letter.meaning();
        return new Arrival(JournalEntry.Kind.XDIS, letter.sender().orElseThrow().id().value(), letter.ids().sender().orElseThrow(),
            letter.ids().letter().orElseThrow(), StandardCharsets.UTF_8.name(), clock.instant(), References.draw(),
            citizens.keyOf(meaning.event().citizen()), raw);
    }
}
