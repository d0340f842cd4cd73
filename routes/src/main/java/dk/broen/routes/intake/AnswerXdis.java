package dk.broen.routes.intake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dk.broen.mappings.Interpretation;
import dk.broen.mappings.vans.VansAnswer;
import dk.broen.mappings.xdis.LetterIds;
import dk.broen.mappings.xdis.Receipt;
import dk.broen.mappings.xdis.ReceiptWriter;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes the HTTP answers to XDIS messages: 202 stored, with the positive receipt if the sender asks for it; 422 refused, with the negative
 * receipt; 503 not stored, send again. XDIS has no receipt that asks for a resend, so 503 has a problem document (RFC 9457).
 */
@Component
class AnswerXdis {
    /** Exchange property: the {@link LetterIds} of the message. */
    static final String IDS = "BroenLetterIds";
    static final String PROBLEM = "application/problem+json";
    private static final String XML = "application/xml";
    private static final byte[] NO_RECEIPT = {};
    private static final Logger LOG = LoggerFactory.getLogger(AnswerXdis.class);

    private final ReceiptWriter writer;

    AnswerXdis(ReceiptWriter writer) {
        this.writer = writer;
    }

    void stored(Exchange exchange) {
        LetterIds ids = exchange.getProperty(IDS, LetterIds.class);
        if (ids.receipts() == LetterIds.Receipts.EACH) {
            answer(exchange, 202, writer.positive(ids));
        } else {
            answer(exchange, 202, XML, NO_RECEIPT);
        }
    }

    void refused(Exchange exchange) {
        MessageRefused refused = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, MessageRefused.class);
        answer(exchange, 422, writer.negative(exchange.getProperty(IDS, LetterIds.none(), LetterIds.class),
            new Interpretation.Unreadable(refused.code(), refused.location(), refused.getMessage())));
    }

    void unable(Exchange exchange) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        LOG.error("BRN2901 not-stored answer=503 cause={}", cause.getClass().getSimpleName());
        exchange.removeProperty(WrapAnswer.ANSWER);
        answer(exchange, 503, PROBLEM, problem(503, "The message could not be stored; send it again"));
    }

    /** @param title without a value of the message */
    static String problem(int status, String title) {
        return JsonNodeFactory.instance.objectNode().put("status", status).put("title", title).toString();
    }

    private static void answer(Exchange exchange, int status, Receipt receipt) {
        exchange.setProperty(WrapAnswer.ANSWER, VansAnswer.receipt(receipt.code(), receipt.version()));
        answer(exchange, status, XML, receipt.bytes());
    }

    private static void answer(Exchange exchange, int status, String type, Object body) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setHeader(Exchange.CONTENT_TYPE, type);
        message.setBody(body);
    }
}
