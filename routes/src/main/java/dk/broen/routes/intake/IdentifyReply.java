package dk.broen.routes.intake;

import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.journal.JournalEntry;
import dk.broen.adapters.occasions.References;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.terms.Hospital;
import dk.broen.mappings.hl7v2.ConsentReply;
import dk.broen.mappings.hl7v2.Hl7Envelope;
import dk.broen.mappings.hl7v2.Hl7Fault;
import dk.broen.mappings.hl7v2.Hl7Refusal;
import dk.broen.routes.arrival.Arrival;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/**
 * Reads what a ward says that the citizen answered, and refuses what can be seen to be wrong without the database: an accepted reply is recorded,
 * unless its question is another one or is answered already.
 */
@Component
class IdentifyReply {
    private final Header header;
    private final Directory directory;
    private final ProcessingIds processingIds;
    private final Replies replies;
    private final CitizenIndex citizens;
    private final Clock clock;

    IdentifyReply(Header header, Directory directory, ProcessingIds processingIds, Replies replies, CitizenIndex citizens, Clock clock) {
        this.header = header;
        this.directory = directory;
        this.processingIds = processingIds;
        this.replies = replies;
        this.citizens = citizens;
        this.clock = clock;
    }

    @Handler
    Arrival identify(byte[] raw, Exchange exchange) throws MessageRefused {
        Hl7Envelope envelope = header.read(raw, exchange);
        String processing = envelope.header().processingId();
        if (envelope instanceof Hl7Envelope.Readable && !processing.isEmpty() && !processingIds.accepted().contains(processing)) {
            throw new MessageRefused.Hl7(envelope, new Hl7Refusal(Hl7Fault.PROCESSING_ID_UNSUPPORTED, "MSH-11"));
        }
        Hospital hospital = directory.sender(envelope.header().sender())
            .orElseThrow(() -> new MessageRefused.Hl7(envelope, new Hl7Refusal(Hl7Fault.SENDER_UNKNOWN, "MSH-3")));
        Replies.Outcome outcome = replies.read(raw, envelope, hospital);
        if (outcome instanceof Replies.Outcome.Refused refused) {
            throw new MessageRefused.Hl7(envelope, refused.refusal());
        }
        ConsentReply reply = ((Replies.Outcome.Read) outcome).reply();
        return new Arrival(JournalEntry.Kind.HL7V2, hospital.id().value(), envelope.header().sender(), envelope.header().controlId(),
            ((Hl7Envelope.Readable) envelope).charset().name(), clock.instant(), References.draw(), group(reply.citizen()), raw);
    }

    private String group(ConsentReply.Citizen citizen) {
        return citizen instanceof ConsentReply.Citizen.ByCpr known ? citizens.keyOf(known.number())
            : citizens.hash("replacement-cpr", ((ConsentReply.Citizen.ByReplacement) citizen).number().value());
    }
}
