package dk.broen.routes.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.mappings.medcom.MessageIds;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes the HTTP answers to MedCom messages. Each is an OperationOutcome (FHIR R4): 202 stored, 422 refused with the location of the error,
 * 503 not stored, send again. It has the ids of the message that it answers, as far as they could be read. A 202 does not contain the hub's
 * reference: a repeated message gets the same answer as the first, but each arrival has a reference of its own (danish-standards.md §1.7).
 */
@Component
class AnswerFhir {
    /** Exchange property: the {@link MessageIds} of the message. */
    static final String IDS = "BroenMessageIds";
    private static final String BUNDLE = "https://broen.example/fhir/bundle-id";
    private static final String MESSAGE_HEADER = "https://broen.example/fhir/message-header-id";
    private static final Logger LOG = LoggerFactory.getLogger(AnswerFhir.class);
    private final ObjectMapper json = new ObjectMapper();

    void stored(Exchange exchange) {
        answer(exchange, 202, "information", "informational", "Stored", "");
    }

    void refused(Exchange exchange) {
        MessageRefused refused = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, MessageRefused.class);
        answer(exchange, 422, "error", "invalid", refused.code() + ": " + refused.getMessage(), refused.location());
    }

    void unable(Exchange exchange) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        LOG.error("BRN2901 not-stored answer=503 cause={}", cause.getClass().getSimpleName());
        answer(exchange, 503, "error", "transient", "The message could not be stored; send it again", "");
    }

    private void answer(Exchange exchange, int status, String severity, String code, String text, String expression) {
        ObjectNode outcome = json.createObjectNode().put("resourceType", "OperationOutcome");
        MessageIds ids = exchange.getProperty(IDS, MessageIds.class);
        if (ids != null) {
            ids.bundle().ifPresent(id -> extension(outcome, BUNDLE, id));
            ids.messageHeader().ifPresent(id -> extension(outcome, MESSAGE_HEADER, id));
        }
        ObjectNode issue = outcome.putArray("issue").addObject().put("severity", severity).put("code", code).put("diagnostics", text);
        if (!expression.isEmpty()) {
            issue.putArray("expression").add(expression);
        }
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setHeader(Exchange.CONTENT_TYPE, "application/fhir+json");
        message.setBody(outcome.toString());
    }

    private static void extension(ObjectNode outcome, String url, String id) {
        outcome.withArray("extension").addObject().put("url", url).put("valueString", id);
    }
}
