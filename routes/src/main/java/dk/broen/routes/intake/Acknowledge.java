package dk.broen.routes.intake;

import dk.broen.mappings.hl7v2.AcknowledgementWriter;
import dk.broen.mappings.hl7v2.Hl7Envelope;
import java.util.List;
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

    /** @return one answer as {@code byte[]}, none or several as {@code byte[][]} */
    @Handler
    Object acknowledge(Exchange exchange) {
        List<byte[]> answers = writer.accepted(exchange.getProperty(Identify.ENVELOPE, Hl7Envelope.Readable.class),
            SequenceProtocol.expected(exchange));
        return answers.size() == 1 ? answers.get(0) : answers.toArray(byte[][]::new);
    }
}
