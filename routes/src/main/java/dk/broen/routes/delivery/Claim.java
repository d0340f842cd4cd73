package dk.broen.routes.delivery;

import dk.broen.adapters.due.TaskOutcome;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.domain.terms.NotificationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/**
 * Takes the notice for this transaction alone. Leaves the notice, or the outcome of the task where the route ends here: the notice has left
 * already, or waits for an unsent predecessor in its lane.
 */
@Component
class Claim {
    /** Exchange property with the claimed {@link DueNotification}. */
    static final String DUE = "BroenDue";
    private static final Duration AFTER_PREDECESSOR = Duration.ofMillis(500);
    /** A predecessor that is tried in an hour may be withdrawn in a minute. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final Outbox outbox;
    private final Clock clock;

    Claim(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @Handler
    Object claim(NotificationId id, Exchange exchange) {
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

    private Instant after(Instant predecessor) {
        Instant now = clock.instant();
        Instant afterIt = (predecessor.isAfter(now) ? predecessor : now).plus(AFTER_PREDECESSOR);
        Instant latest = now.plus(LONGEST_WAIT);
        return afterIt.isBefore(latest) ? afterIt : latest;
    }
}
