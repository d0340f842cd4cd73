package dk.broen.routes.intake;

import dk.broen.mappings.medcom.Acknowledgement;
import dk.broen.mappings.medcom.AcknowledgementBundle;
import dk.broen.mappings.medcom.Response;
import dk.broen.mappings.vans.VansAnswer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Answers MedCom messages by MedCom's acknowledgement in the format of the message, with an HTTP status that says the same: 202 stored, 422
 * refused with the location of the error, 503 not stored, send again. A 202 does not contain the hub's reference: a repeated message gets the
 * same content as the first, but each arrival has a reference of its own (danish-standards.md §1.7).
 */
@Component
class AnswerFhir {
    private static final byte[] NOTHING = {};
    private static final Logger LOG = LoggerFactory.getLogger(AnswerFhir.class);

    private final AcknowledgementBundle acknowledgements;

    AnswerFhir(AcknowledgementBundle acknowledgements) {
        this.acknowledgements = acknowledgements;
    }

    void stored(Exchange exchange) {
        answer(exchange, 202, new Response.Ok());
    }

    void refused(Exchange exchange) {
        MessageRefused.MedCom refused = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, MessageRefused.MedCom.class);
        answer(exchange, 422, new Response.FatalError(refused.issues()));
    }

    void unable(Exchange exchange) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        LOG.error("BRN2901 not-stored answer=503 cause={}", cause.getClass().getSimpleName());
        answer(exchange, 503, new Response.TransientError());
    }

    private void answer(Exchange exchange, int status, Response response) {
        Acknowledgement acknowledgement = acknowledgements.answer(exchange.getProperty(SealRefusal.RAW, NOTHING, byte[].class), response);
        // without a header of its own, it is no message that an envelope can have
        exchange.setProperty(WrapAnswer.ANSWER, acknowledgement.kind() == Acknowledgement.Kind.MESSAGE
            ? VansAnswer.acknowledgement(response.code(), acknowledgement.format().mediaType()) : null);
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setHeader(Exchange.CONTENT_TYPE, acknowledgement.format().mediaType());
        message.setBody(acknowledgement.bytes());
    }
}
