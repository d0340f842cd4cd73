package dk.broen.routes.intake;

import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.journal.JournalEntry;
import dk.broen.adapters.occasions.References;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.terms.Cpr;
import dk.broen.mappings.hl7v2.AdtCheck;
import dk.broen.mappings.hl7v2.AdtInterpreter;
import dk.broen.mappings.hl7v2.Hl7Envelope;
import dk.broen.mappings.hl7v2.MshFields;
import dk.broen.mappings.hl7v2.PatientIdentifier;
import dk.broen.routes.arrival.Arrival;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/**
 * Reads sender, control id, character set and citizen of an HL7 v2 message. This is what the hub needs to store, acknowledge and order the
 * message; the full parse happens in planning (design.md §8). What is cheap to check is checked here ({@link AdtCheck}): an accepted message will
 * be planned.
 */
@Component
class Identify {
    /** Exchange property: the {@link Hl7Envelope} from which the acknowledgement is made. */
    static final String ENVELOPE = "BroenEnvelope";

    private final Header header;
    private final CitizenIndex citizens;
    private final Clock clock;
    private final AdtCheck check;

    Identify(Header header, Directory directory, CitizenIndex citizens, Clock clock, ProcessingIds processingIds, AdtInterpreter adt) {
        this.header = header;
        this.citizens = citizens;
        this.clock = clock;
        this.check = new AdtCheck(adt, directory::sender, processingIds.accepted());
    }

    @Handler
    Arrival identify(byte[] raw, Exchange exchange) throws MessageRefused {
        Hl7Envelope envelope = header.read(raw, exchange);
        AdtCheck.Outcome outcome = check.check(raw, envelope);
        if (outcome instanceof AdtCheck.Outcome.Refused refused) {
            throw new MessageRefused.Hl7(envelope, refused.refusal());
        }
        return arrival(raw, (AdtCheck.Outcome.Taken) outcome);
    }

    private Arrival arrival(byte[] raw, AdtCheck.Outcome.Taken taken) {
        MshFields header = taken.envelope().header();
        return new Arrival(JournalEntry.Kind.HL7V2, taken.hospital().id().value(), header.sender(), header.controlId(),
            taken.envelope().charset().name(), clock.instant(), References.draw(), group(taken.citizen()), raw);
    }

    /**
     * The message group: a keyed hash of the CPR number or replacement CPR number. A message with a replacement CPR number is
     * stored and ordered as well; it waits for its citizen (danish-standards.md §4).
     */
    private String group(PatientIdentifier citizen) {
        return citizen.authority() == PatientIdentifier.Authority.REPLACEMENT_CPR ? citizens.hash("replacement-cpr", citizen.value())
            : citizens.keyOf(Cpr.read(citizen.value()).orElseThrow());
    }
}
