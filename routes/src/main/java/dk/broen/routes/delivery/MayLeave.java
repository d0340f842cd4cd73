package dk.broen.routes.delivery;

import dk.broen.adapters.outbox.DueNotification;
import dk.broen.adapters.outbox.Outbox;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The last step before a notice leaves: stops it when the hub stops, when a plan has withdrawn it since the claim, while its receiver cannot be
 * reached, and when too little is left of its lease.
 */
@Component
class MayLeave {
    /** Exchange property: when the batch was claimed, by {@link System#nanoTime()}. */
    static final String CLAIMED_AT = "BroenClaimedAt";
    /** Exchange property: true when the breaker of the host let the notice through and must be told what came of it. */
    static final String ENTERED = "BroenEntered";
    /** The time-outs of one mail add up to less, and {@link ShortAnswer#LONGEST} is less. */
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
        if (exchange.getContext().isStopping()) {
            throw new NotNowException("STOPPING");
        }
        Duration sinceClaim = Duration.ofNanos(System.nanoTime() - exchange.getProperty(CLAIMED_AT, Long.class));
        if (sinceClaim.plus(LONGEST_SEND).compareTo(outbox.lease()) > 0) {
            throw new NotNowException("LEASE_ENDS");
        }
        DueNotification due = exchange.getProperty(Render.CLEARED, ClearedNotice.class).due();
        if (!stillSending(due) || !othersStillSending(exchange)) {
            throw new NotNowException("WITHDRAWN");
        }
        breakers.enter(Receiver.of(due));
        exchange.setProperty(ENTERED, true);
    }

    /** If one of the notices in a mail was withdrawn, the mail stays: the others leave at the next attempt, without that one. */
    private boolean othersStillSending(Exchange exchange) {
        OneMail mail = exchange.getProperty(Render.MAIL, OneMail.class);
        return mail == null || mail.others().stream().allMatch(other -> stillSending(other.due()));
    }

    private boolean stillSending(DueNotification due) {
        try {
            return outbox.stillSending(due);
        } catch (DataAccessException unknown) {
            throw new NotNowException("DATABASE_UNREACHABLE");
        }
    }
}
