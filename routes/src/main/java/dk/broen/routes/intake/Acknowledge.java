package dk.broen.routes.intake;

import dk.broen.mappings.hl7v2.AcknowledgementWriter;
import dk.broen.mappings.hl7v2.Hl7Envelope;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/**
 * Makes the positive acknowledgement: AA, or in enhanced mode CA, AA or both. It runs only after the message is stored on disk (design.md
 * §4.1).
 */
@Component
class Acknowledge {
    private final AcknowledgementWriter writer;

    Acknowledge(AcknowledgementWriter writer) {
        this.writer = writer;
    }

    @Handler
    byte[][] acknowledge(Exchange exchange) {
        return writer.accepted(exchange.getProperty(Identify.ENVELOPE, Hl7Envelope.Readable.class)).toArray(byte[][]::new);
    }
}
