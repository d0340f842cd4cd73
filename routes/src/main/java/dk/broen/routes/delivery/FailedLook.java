package dk.broen.routes.delivery;

import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.terms.Cpr;
import dk.broen.routes.transaction.AfterCommit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Lets the notices of a citizen wait whose look before sending fails, so that no other citizen waits for them. They are never given up for
 * that reason, because nobody can have heard them: a human gets a work item, until a look succeeds. A failure of the database fails the batch instead.
 */
@Component
class FailedLook {
    private static final Logger LOG = LoggerFactory.getLogger(FailedLook.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private final Outbox outbox;
    private final WorkItems workItems;
    private final Clock clock;

    FailedLook(Outbox outbox, WorkItems workItems, Clock clock) {
        this.outbox = outbox;
        this.workItems = workItems;
        this.clock = clock;
    }

    /** Reads the situations of all citizens together; if that fails, one by one. */
    <T> Map<Cpr, T> read(Map<Cpr, List<DueNotification>> notices, Function<Collection<Cpr>, Map<Cpr, T>> read) {
        try {
            return read.apply(notices.keySet());
        } catch (DataAccessException database) {
            throw database;
        } catch (RuntimeException oneFails) {
            Map<Cpr, T> all = new HashMap<>();
            notices.forEach((citizen, due) -> orWaiting(due, one -> {
                all.putAll(read.apply(List.of(citizen)));
                return List.of();
            }));
            return all;
        }
    }

    /** What the look returns; nothing if it fails. */
    <T> List<T> orWaiting(List<DueNotification> notices, Function<List<DueNotification>, List<T>> look) {
        try {
            return look.apply(notices);
        } catch (DataAccessException database) {
            throw database;
        } catch (RuntimeException failed) {
            notices.forEach(due -> waits(due, failed.getClass().getSimpleName()));
            return List.of();
        }
    }

    /** @param code why, as a stable word without citizen data */
    void waits(DueNotification due, String code) {
        Instant again = clock.instant().plus(PAUSE);
        outbox.postponed(List.of(due.id()), again);
        WorkItem item = WorkItem.about(WorkItem.Kind.LOOK_FAILED, due.id(),
            due.channel() + " notice " + due.reference() + " waits, because the look before sending fails: " + code);
        if (workItems.of(due.citizen()).get(item.key()) != WorkItem.State.OPEN) {
            workItems.open(due.occasion(), Optional.of(due.citizen()), item, clock.instant());
        }
        AfterCommit.run(() -> LOG.error("BRN4203 look-failed ref={} channel={} cause={} again={}", due.reference(), due.channel(), code,
            again));
    }
}
