package dk.broen.routes.intake;

import dk.broen.mappings.vans.VansReply;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/**
 * Answers an envelope that is wrong: with the receipt NegativeVans if it says who sent it. Otherwise nobody can be named as receiver, and the
 * answer is a problem document (RFC 9457) with the code and the location.
 */
@Component
class AnswerVans {
    private final VansReply reply;

    AnswerVans(VansReply reply) {
        this.reply = reply;
    }

    void refused(MessageRefused.Vans refused, Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, 422);
        message.setHeader(Exchange.CONTENT_TYPE, refused.head().isPresent() ? WrapAnswer.XML : AnswerXdis.PROBLEM);
        message.setBody(refused.head().map(head -> (Object) reply.negative(head, refused.why())).orElseGet(
            () -> AnswerXdis.problem(422, refused.code() + " at " + refused.location() + ": " + refused.getMessage())));
    }
}
