package dk.broen.routes.intake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.domain.terms.MunicipalityCode;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Answers an acknowledgement by an HTTP status and an OperationOutcome. An acknowledgement message is never acknowledged by another one
 * (danish-standards.md §1.6).
 */
@Component
class AnswerAcknowledgement {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerAcknowledgement.class);

    void stored(Exchange exchange) {
        answer(exchange, 202, "information", "informational", "Stored", "");
    }

    void refused(Exchange exchange) {
        MessageRefused refused = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, MessageRefused.class);
        LOG.warn("BRN2212 acknowledgement-refused municipality={} code={} location={} bytes={}", municipality(exchange), refused.code(),
            refused.location(), exchange.getProperty(SealRefusal.RAW, byte[].class).length);
        answer(exchange, 422, "error", "invalid", refused.code() + ": " + refused.getMessage(), refused.location());
    }

    void unable(Exchange exchange) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        LOG.error("BRN2901 not-stored answer=503 cause={}", cause.getClass().getSimpleName());
        answer(exchange, 503, "error", "transient", "The message could not be stored; send it again", "");
    }

    private static String municipality(Exchange exchange) {
        return exchange.getProperty(TakeLogin.LOGIN, ClientLogin.NONE, ClientLogin.class).municipality().map(MunicipalityCode::value)
            .orElse("none");
    }

    private static void answer(Exchange exchange, int status, String severity, String code, String text, String expression) {
        ObjectNode outcome = JsonNodeFactory.instance.objectNode().put("resourceType", "OperationOutcome");
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
}
