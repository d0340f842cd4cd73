package dk.broen.routes.intake;

import dk.broen.adapters.journal.References;
import dk.broen.routes.arrival.Refusal;
import dk.broen.routes.arrival.SealedArrivals;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What was refused is kept too, encrypted, with the located reason: it can be searched and looked at. */
@Component
class SealRefusal {
    /** Exchange property with the bytes as they came. */
    static final String RAW = "BroenRaw";
    /** Exchange property with the hospital's id, where the message tells it. */
    static final String SENDER = "BroenSender";
    private static final String SENDER_NOT_KNOWN = "intake";
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
        Refusal refusal = new Refusal(exchange.getProperty(SENDER, SENDER_NOT_KNOWN, String.class), clock.instant(), References.draw(),
            refused.code(), refused.location(), refused.getMessage(), exchange.getProperty(RAW, byte[].class));
        LOG.warn("BRN2201 refused code={} location={} ref={} bytes={}", refusal.code(), refusal.location(), refusal.reference(),
            refusal.raw().length);
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setBody(sealed.seal(refusal));
    }
}
