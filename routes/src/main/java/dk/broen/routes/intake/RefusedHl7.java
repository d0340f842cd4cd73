package dk.broen.routes.intake;

import dk.broen.mappings.format.MessageFormat;
import dk.broen.mappings.hl7v2.Hl7Envelope;
import dk.broen.mappings.hl7v2.Hl7Fault;
import dk.broen.mappings.hl7v2.Hl7Refusal;
import dk.broen.routes.arrival.Envelopes;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Refuses in the words of HL7 v2 what is wrong before it is identified. */
@Component
class RefusedHl7 {
    private final Envelopes envelopes;

    RefusedHl7(Envelopes envelopes) {
        this.envelopes = envelopes;
    }

    MessageRefused refused(byte[] content, Hl7Fault fault, String location, Exchange exchange) {
        exchange.setProperty(RecogniseFormat.FORMAT, MessageFormat.HL7V2);
        Hl7Envelope envelope = envelopes.read(content);
        exchange.setProperty(Identify.ENVELOPE, envelope);
        return new MessageRefused.Hl7(envelope, new Hl7Refusal(fault, location));
    }
}
