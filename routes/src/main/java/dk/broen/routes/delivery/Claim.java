package dk.broen.routes.delivery;

import dk.broen.adapters.due.TaskOutcome;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.NotificationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/**
 * Locks the notice for the current transaction. The result is the notice, or a {@link TaskOutcome} when there is nothing to send now: the
 * notice has left already, or an earlier notice of the same lane is unsent (design.md §4.3).
 */
@Component
class Claim {
    /** Exchange property: the claimed {@link DueNotification}. */
    static final String DUE = "BroenDue";
    private static final Duration AFTER_PREDECESSOR = Duration.ofMillis(500);
    /** The longest wait for a predecessor: its next attempt may be an hour away, but it may also be withdrawn earlier. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final Citizens citizens;
    private final Outbox outbox;
    private final Clock clock;

    Claim(Citizens citizens, Outbox outbox, Clock clock) {
        this.citizens = citizens;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Locks the citizen before the notice, as planning does, so that the two never wait for each other. */
    @Handler
    Object claim(NotificationId id, Exchange exchange) {
        lockCitizenOf(id);
        Optional<DueNotification> claimed = outbox.claim(id);
        if (claimed.isEmpty()) {
            return new TaskOutcome.Done();
        }
        DueNotification due = claimed.get();
        if (due.predecessorAttempt().isPresent()) {
            Instant again = after(due.predecessorAttempt().get());
            outbox.postponed(id, again);
            return new TaskOutcome.Again(again);
        }
        exchange.setProperty(DUE, due);
        return due;
    }

    /** A merge can give the notice to another number while this waits for the lock. */
    private void lockCitizenOf(NotificationId id) {
        Optional<Cpr> locked = Optional.empty();
        for (Optional<Cpr> citizen = outbox.citizenOf(id); !citizen.equals(locked); citizen = outbox.citizenOf(id)) {
            citizen.ifPresent(citizens::lock);
            locked = citizen;
        }
    }

    private Instant after(Instant predecessorAttempt) {
        Instant now = clock.instant();
        Instant next = (predecessorAttempt.isAfter(now) ? predecessorAttempt : now).plus(AFTER_PREDECESSOR);
        Instant latest = now.plus(LONGEST_WAIT);
        return next.isBefore(latest) ? next : latest;
    }
}
