package dk.broen.routes.acknowledgement;

import dk.broen.adapters.occasions.References;
import dk.broen.adapters.queue.Addresses;
import dk.broen.routes.arrival.DatabaseRetry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/** Takes what the hub needs of a message: its bytes and the id with which the sender finds the outcome. All headers are removed. */
@Component
class TakeAcknowledgement {
    /** Exchange property: the code of the municipality to whose address the message was sent. */
    static final String MUNICIPALITY = "BroenAnsweringMunicipality";
    /** Exchange property: the id that the outcome names. */
    static final String CORRELATION = "BroenAnswerCorrelation";
    /** In bytes. An answer has a reference, a name and a reason. */
    static final int LONGEST = 20_000;
    private static final int LONGEST_ID = 200;

    private final Clock clock;

    TakeAcknowledgement(Clock clock) {
        this.clock = clock;
    }

    @Handler
    void take(Exchange exchange) {
        Message message = exchange.getMessage();
        Optional<String> id = Optional.ofNullable(message.getHeader("JMSCorrelationID", String.class)).filter(text -> !text.isBlank())
            .or(() -> Optional.ofNullable(message.getHeader("JMSMessageID", String.class)));
        id.ifPresent(text -> exchange.setProperty(CORRELATION, text.substring(0, Math.min(text.length(), LONGEST_ID))));
        byte[] content = content(message.getBody());
        exchange.setProperty(DatabaseRetry.SEALED, Arrays.copyOf(content, Math.min(content.length, LONGEST)));
        exchange.setProperty(DatabaseRetry.REFERENCE, References.draw());
        exchange.setProperty(DatabaseRetry.SOURCE, Addresses.ACKNOWLEDGEMENTS + exchange.getProperty(MUNICIPALITY, String.class));
        exchange.setProperty(DatabaseRetry.RECEIVED_AT, clock.instant());
        message.removeHeaders("*");
        message.setBody(content);
    }

    /** A message of another kind than text and bytes is handed on empty. */
    private static byte[] content(Object body) {
        if (body instanceof byte[] bytes) {
            return bytes;
        }
        return body instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : new byte[0];
    }
}
