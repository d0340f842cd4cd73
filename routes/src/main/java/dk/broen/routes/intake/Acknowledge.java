package dk.broen.routes.intake;

import dk.broen.mappings.hl7v2.AcknowledgementWriter;
import dk.broen.mappings.hl7v2.Hl7Envelope;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/** AA, or CA in enhanced mode: only ever after the message is on disk (design.md §4.1). */
@Component
class Acknowledge {
    private static final byte[] NO_ANSWER_ASKED_FOR = {};
    private final AcknowledgementWriter writer;

    Acknowledge(AcknowledgementWriter writer) {
        this.writer = writer;
    }

    @Handler
    byte[] acknowledge(Exchange exchange) {
        return writer.accepted(exchange.getProperty(Identify.ENVELOPE, Hl7Envelope.Readable.class)).orElse(NO_ANSWER_ASKED_FOR);
    }
}
