package dk.broen.routes.intake;

import dk.broen.domain.municipality.Directory;
import dk.broen.domain.terms.Hospital;
import dk.broen.mappings.hl7v2.ConsentReplyReader;
import dk.broen.mappings.hl7v2.Hl7Envelope;
import dk.broen.mappings.hl7v2.Hl7Fault;
import dk.broen.mappings.hl7v2.Hl7Refusal;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/** Reads what a ward says that the citizen answered. */
@Component
class ReadReply {
    private final Header header;
    private final Directory directory;
    private final ProcessingIds processingIds;
    private final ConsentReplyReader reader = new ConsentReplyReader();

    ReadReply(Header header, Directory directory, ProcessingIds processingIds) {
        this.header = header;
        this.directory = directory;
        this.processingIds = processingIds;
    }

    @Handler
    ReceivedReply read(byte[] raw, Exchange exchange) throws MessageRefused {
        Hl7Envelope envelope = header.read(raw, exchange);
        if (envelope instanceof Hl7Envelope.Unreadable unreadable) {
            throw new MessageRefused.Hl7(envelope, unreadable.refusal());
        }
        String processing = envelope.header().processingId();
        if (!processing.isEmpty() && !processingIds.accepted().contains(processing)) {
            throw new MessageRefused.Hl7(envelope, new Hl7Refusal(Hl7Fault.PROCESSING_ID_UNSUPPORTED, "MSH-11"));
        }
        Hospital hospital = directory.sender(envelope.header().sender())
            .orElseThrow(() -> new MessageRefused.Hl7(envelope, new Hl7Refusal(Hl7Fault.SENDER_UNKNOWN, "MSH-3")));
        ConsentReplyReader.Outcome outcome = reader.read(raw, (Hl7Envelope.Readable) envelope);
        if (outcome instanceof ConsentReplyReader.Outcome.Refused refused) {
            throw new MessageRefused.Hl7(envelope, refused.refusal());
        }
        return new ReceivedReply(hospital.id(), ((ConsentReplyReader.Outcome.Read) outcome).reply());
    }
}
