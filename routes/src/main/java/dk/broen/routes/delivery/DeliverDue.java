package dk.broen.routes.delivery;

import static dk.broen.routes.delivery.DeliveryEndpoints.DELIVER;

import dk.broen.adapters.due.NotificationHandler;
import dk.broen.adapters.due.TaskOutcome;
import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.terms.NotificationId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs the {@code delivery} route for each notice that is due. A failed attempt is repeated after growing pauses; after the last attempt
 * the notice is given up and a work item is opened.
 */
@Component
class DeliverDue implements NotificationHandler {
    private static final Logger LOG = LoggerFactory.getLogger(DeliverDue.class);

    private final ProducerTemplate camel;
    private final Outbox outbox;
    private final WorkItems workItems;
    private final TransactionTemplate transactions;
    private final RetryPolicy retry;
    private final Clock clock;

    DeliverDue(ProducerTemplate camel, Outbox outbox, WorkItems workItems, TransactionTemplate transactions,
        RetryPolicy retry, Clock clock) {
        this.camel = camel;
        this.outbox = outbox;
        this.workItems = workItems;
        this.transactions = transactions;
        this.retry = retry;
        this.clock = clock;
    }

    /** A database failure is not counted as an attempt: the exception makes the scheduler run the task again. */
    @Override
    public TaskOutcome handle(NotificationId id) {
        try {
            return camel.requestBody(DELIVER, id, TaskOutcome.class);
        } catch (CamelExecutionException failed) {
            if (databaseFailed(failed)) {
                throw failed;
            }
            return transactions.execute(transaction -> afterFailure(id, NestedExceptionUtils.getMostSpecificCause(failed)));
        }
    }

    private TaskOutcome afterFailure(NotificationId id, Throwable cause) {
        Optional<DueNotification> claimed = outbox.claim(id);
        if (claimed.isEmpty()) {
            return new TaskOutcome.Done();
        }
        DueNotification due = claimed.get();
        int attempts = due.attempts();
        String code = cause instanceof UndeliverableException undeliverable ? undeliverable.code() : cause.getClass().getSimpleName();
        Optional<Instant> again =
            cause instanceof UndeliverableException ? Optional.empty() : retry.next(Math.max(attempts, 1), clock.instant());
        if (again.isPresent()) {
            if (!outbox.retryAt(id, again.get(), code)) {
                lookFailed(due, code, again.get());
                return new TaskOutcome.Again(again.get());
            }
            LOG.warn("BRN4201 not-delivered ref={} channel={} attempts={} cause={} again={}", due.reference(), due.channel(), attempts,
                code, again.get());
            return new TaskOutcome.Again(again.get());
        }
        LOG.error("BRN4202 given-up ref={} channel={} attempts={} cause={}", due.reference(), due.channel(), attempts, code);
        outbox.givenUp(id, code, clock.instant());
        workItems.open(due.occasion(), Optional.of(due.citizen()), WorkItem.about(WorkItem.Kind.UNDELIVERED, due.id(),
            due.channel() + " notice " + due.reference() + " was given up after " + attempts + " attempts: " + code), clock.instant());
        return new TaskOutcome.Done();
    }

    /** No attempt began. The notice is never given up for that reason, because nobody can have heard it: a human gets a work item, until a look succeeds. */
    private void lookFailed(DueNotification due, String code, Instant again) {
        LOG.error("BRN4203 look-failed ref={} channel={} cause={} again={}", due.reference(), due.channel(), code, again);
        outbox.postponed(due.id(), again);
        WorkItem item = WorkItem.about(WorkItem.Kind.LOOK_FAILED, due.id(),
            due.channel() + " notice " + due.reference() + " waits, because the look before sending fails: " + code);
        if (workItems.of(due.citizen()).get(item.key()) != WorkItem.State.OPEN) {
            workItems.open(due.occasion(), Optional.of(due.citizen()), item, clock.instant());
        }
    }

    private static boolean databaseFailed(Throwable failure) {
        return ObjectHelper.getException(DataAccessException.class, failure) != null
            || ObjectHelper.getException(TransactionException.class, failure) != null;
    }
}
