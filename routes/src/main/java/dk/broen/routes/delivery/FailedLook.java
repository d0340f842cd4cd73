package dk.broen.routes.delivery;

import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.terms.Cpr;
import dk.broen.routes.arrival.PassingFault;
import dk.broen.routes.transaction.AfterCommit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets the notices of a citizen wait whose look before sending fails, so that no other citizen waits for them. They are never given up for
 * that reason, because nobody can have heard them: a human gets a work item, until a look succeeds. A failure of the database fails the batch instead.
 */
@Component
class FailedLook {
    private static final Logger LOG = LoggerFactory.getLogger(FailedLook.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private final Citizens citizens;
    private final Outbox outbox;
    private final WorkItems workItems;
    private final TransactionTemplate nested;
    private final Clock clock;

    FailedLook(Citizens citizens, Outbox outbox, WorkItems workItems, TransactionTemplate transactions, Clock clock) {
        this.citizens = citizens;
        this.outbox = outbox;
        this.workItems = workItems;
        this.nested = new TransactionTemplate(Objects.requireNonNull(transactions.getTransactionManager()),
            new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED));
        this.clock = clock;
    }

    /**
     * What the look at the citizens returns. If it fails, each citizen is looked at alone, and the notices of the one whose look fails wait;
     * what that look has stored is taken back.
     */
    <T> List<T> orWaiting(Map<Cpr, List<DueNotification>> notices, Function<Map<Cpr, List<DueNotification>>, List<T>> look) {
        if (notices.isEmpty()) {
            return List.of();
        }
        try {
            return Objects.requireNonNull(nested.execute(savepoint -> look.apply(notices)));
        } catch (RuntimeException oneFails) {
            if (PassingFault.isIn(oneFails)) {
                throw oneFails;
            }
            List<T> others = new ArrayList<>();
            if (notices.size() > 1) {
                notices.forEach((citizen, due) -> others.addAll(orWaiting(Map.of(citizen, due), look)));
            } else {
                notices.values().forEach(all -> all.forEach(due -> waits(due, oneFails.getClass().getSimpleName())));
            }
            return others;
        }
    }

    /** @param code why, as a stable word without citizen data */
    void waits(DueNotification due, String code) {
        waits(new Outbox.Unopened(due.id(), due.reference(), due.channel(), due.occasion(), citizens.keyOf(due.citizen()), code));
    }

    /** A notice that cannot be opened waits too: another hub may have its key, and a human may repair it. */
    void waits(Outbox.Unopened due) {
        Instant now = clock.instant();
        Instant again = now.plus(PAUSE);
        outbox.postponed(List.of(due.id()), again);
        workItems.openOnce(due.occasion(), due.citizenKey(), WorkItem.about(WorkItem.Kind.LOOK_FAILED, due.id(),
            due.channel() + " notice " + due.reference() + " waits, because the look before sending fails: " + due.cause()), now);
        AfterCommit.run(() -> LOG.error("BRN4203 look-failed ref={} channel={} cause={} again={}", due.reference(), due.channel(),
            due.cause(), again));
    }
}
