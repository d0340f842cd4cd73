package dk.broen.routes.delivery;

import dk.broen.adapters.outbox.Outbox;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/** The last step before a notice leaves: stops it while its receiver cannot be reached, and when too little is left of its lease. */
@Component
class MayLeave {
    /** Exchange property: when the batch was claimed, by {@link System#nanoTime()}. */
    static final String CLAIMED_AT = "BroenClaimedAt";
    /** The time-outs of one mail or SMS add up to less. */
    private static final Duration LONGEST_SEND = Duration.ofSeconds(90);

    private final Outbox outbox;
    private final Breakers breakers;

    MayLeave(Outbox outbox, Breakers breakers) {
        this.outbox = outbox;
        this.breakers = breakers;
    }

    /** @throws NotNowException when the notice stays; nothing has left then */
    @Handler
    void check(Exchange exchange) {
        Duration sinceClaim = Duration.ofNanos(System.nanoTime() - exchange.getProperty(CLAIMED_AT, Long.class));
        if (sinceClaim.plus(LONGEST_SEND).compareTo(outbox.lease()) > 0) {
            throw new NotNowException("LEASE_ENDS");
        }
        breakers.enter(exchange.getProperty(Render.CLEARED, ClearedNotice.class).due().channel());
    }
}
