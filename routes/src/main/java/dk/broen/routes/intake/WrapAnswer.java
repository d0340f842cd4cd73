package dk.broen.routes.intake;

import dk.broen.mappings.Interpretation.Unreadable;
import dk.broen.mappings.vans.VansAnswer;
import dk.broen.mappings.vans.VansEnvelope;
import dk.broen.mappings.vans.VansReply;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/**
 * Puts the answer to a message that came in a VANSEnvelope into one. Where the standard of the message has no answer to it, a negative receipt
 * says what is wrong. No answer stays none.
 */
@Component
class WrapAnswer {
    /** Exchange property: the {@link VansAnswer}; absent if the answer is no message of its own. */
    static final String ANSWER = "BroenVansAnswer";
    static final String XML = "application/xml";
    private final VansReply reply;

    WrapAnswer(VansReply reply) {
        this.reply = reply;
    }

    @Handler
    void wrap(Exchange exchange) {
        OpenEnvelope.of(exchange).flatMap(request -> wrapped(request, exchange)).ifPresent(envelope -> {
            Message message = exchange.getMessage();
            message.setHeader(Exchange.CONTENT_TYPE, XML);
            message.setBody(envelope);
        });
    }

    private Optional<byte[]> wrapped(VansEnvelope.Message request, Exchange exchange) {
        byte[] answer = exchange.getMessage().getBody(byte[].class);
        if (answer.length == 0) {
            return Optional.empty();
        }
        Optional<VansAnswer> named = Optional.ofNullable(exchange.getProperty(ANSWER, VansAnswer.class));
        return named.map(name -> reply.message(request.head(), name, answer))
            .or(() -> refusal(exchange).map(why -> reply.negative(request, why)));
    }

    private static Optional<Unreadable> refusal(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT) instanceof MessageRefused refused
            ? Optional.of(new Unreadable(refused.code(), refused.location(), refused.getMessage())) : Optional.empty();
    }
}
