package dk.broen.routes.intake;

import dk.broen.adapters.occasions.References;
import dk.broen.routes.arrival.Refusal;
import dk.broen.routes.arrival.SealedArrivals;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Encrypts a refused message with the reason and its location, for the queue of refusals. Humans find it later among the dead letters. */
@Component
class SealRefusal {
    /** Exchange property: the received bytes. */
    static final String RAW = "BroenRaw";
    /** Exchange property: the id of the sending hospital, if the message names a configured hospital. The owner of a queue or folder counts before it. */
    static final String SENDER = "BroenSender";
    private static final String SENDER_UNKNOWN = "intake";
    private static final Logger LOG = LoggerFactory.getLogger(SealRefusal.class);

    private final SealedArrivals sealed;
    private final Clock clock;

    SealRefusal(SealedArrivals sealed, Clock clock) {
        this.sealed = sealed;
        this.clock = clock;
    }

    @Handler
    void seal(Exchange exchange) {
        MessageRefused refused = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, MessageRefused.class);
        Refusal refusal = new Refusal(Owner.of(exchange).orElse(exchange.getProperty(SENDER, SENDER_UNKNOWN, String.class)),
            clock.instant(), References.draw(),
            refused.code(), refused.location(), refused.getMessage(), exchange.getProperty(RAW, byte[].class));
        LOG.warn("BRN2201 refused code={} location={} ref={} bytes={}", refusal.code(), refusal.location(), refusal.reference(),
            refusal.raw().length);
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setBody(sealed.seal(refusal));
    }
}
