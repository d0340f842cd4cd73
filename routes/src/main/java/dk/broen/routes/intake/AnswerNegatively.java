package dk.broen.routes.intake;

import dk.broen.mappings.hl7v2.AcknowledgementWriter;
import dk.broen.mappings.hl7v2.Hl7Envelope;
import dk.broen.mappings.hl7v2.Hl7Fault;
import dk.broen.mappings.hl7v2.Hl7Refusal;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** AE or AR with the located reason; AR when the hub itself is unable, so that the hospital sends again (danish-standards §3). */
@Component
class AnswerNegatively {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerNegatively.class);
    private static final byte[] NO_ANSWER_ASKED_FOR = {};
    private final AcknowledgementWriter writer;

    AnswerNegatively(AcknowledgementWriter writer) {
        this.writer = writer;
    }

    byte[] refused(Exchange exchange) {
        MessageRefused.Hl7 refused = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, MessageRefused.Hl7.class);
        return writer.refused(refused.envelope(), refused.refusal()).orElse(NO_ANSWER_ASKED_FOR);
    }

    /** The message could not be stored. Without a readable header there is nothing to answer to: the closed connection says it. */
    byte[] unable(Exchange exchange) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        LOG.error("BRN2901 not-stored answer=AR cause={}", cause.getClass().getSimpleName());
        Hl7Envelope envelope = exchange.getProperty(Identify.ENVELOPE, Hl7Envelope.class);
        if (envelope == null) {
            throw new IllegalStateException("failed before the header was read");
        }
        return writer.refused(envelope, new Hl7Refusal(Hl7Fault.TEMPORARILY_UNABLE, "MSH")).orElse(NO_ANSWER_ASKED_FOR);
    }
}
