package dk.broen.routes.intake;

import dk.broen.mappings.hl7v2.AcknowledgementWriter;
import dk.broen.mappings.hl7v2.Hl7Envelope;
import dk.broen.mappings.hl7v2.Hl7Fault;
import dk.broen.mappings.hl7v2.Hl7Refusal;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes the negative HL7 v2 acknowledgements: AE or AR with the reason and its location. When the hub cannot store the message, the answer
 * is AR, so that the hospital sends it again (danish-standards.md §3).
 */
@Component
class AnswerNegatively {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerNegatively.class);
    private static final byte[] NO_ANSWER_REQUESTED = {};
    private final AcknowledgementWriter writer;

    AnswerNegatively(AcknowledgementWriter writer) {
        this.writer = writer;
    }

    /** Answers what is not kept. */
    byte[] withoutKeeping(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT) instanceof MessageRefused.SequenceGap ? gap(exchange) : silently(exchange);
    }

    /** Leaves an acknowledgement without an answer: two systems that answer answers never stop. */
    byte[] silently(Exchange exchange) {
        LOG.info("BRN2801 acknowledgement-received bytes={}", exchange.getProperty(SealRefusal.RAW, byte[].class).length);
        return NO_ANSWER_REQUESTED;
    }

    /** Answers a message that comes again after those that are missing. */
    private byte[] gap(Exchange exchange) {
        LOG.warn("BRN2202 sequence-gap source={} bytes={}", exchange.getProperty(SealRefusal.SENDER, String.class),
            exchange.getProperty(SealRefusal.RAW, byte[].class).length);
        return refused(exchange);
    }

    byte[] refused(Exchange exchange) {
        MessageRefused.Hl7 refused = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, MessageRefused.Hl7.class);
        return writer.refused(refused.envelope(), refused.refusal(), SequenceProtocol.expected(exchange)).orElse(NO_ANSWER_REQUESTED);
    }

    /**
     * Answers a message that could not be stored. If the hub failed before it read the header, no answer is possible: the exception makes
     * the MLLP endpoint close the connection, and the hospital sends again.
     */
    byte[] unable(Exchange exchange) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        LOG.error("BRN2901 not-stored answer=AR cause={}", cause.getClass().getSimpleName());
        Hl7Envelope envelope = exchange.getProperty(Identify.ENVELOPE, Hl7Envelope.class);
        if (envelope == null) {
            throw new IllegalStateException("The hub failed before the message header was read; no acknowledgement can be made");
        }
        return writer.refused(envelope, new Hl7Refusal(Hl7Fault.TEMPORARILY_UNABLE, "MSH"), SequenceProtocol.expected(exchange))
            .orElse(NO_ANSWER_REQUESTED);
    }
}
