package dk.broen.adapters.due;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One kind of due work: removed when done, and retried after a growing delay when it fails. */
final class DueTask<T> extends CustomTask<T> {
    private static final Logger LOG = LoggerFactory.getLogger(DueTask.class);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);
    private static final int DOUBLINGS = 6;

    private final Consumer<TaskInstance<T>> handler;

    /** @param executing whether this hub is executing the work of that task and instance at the moment */
    DueTask(TaskDescriptor<T> task, Clock clock, Consumer<TaskInstance<T>> handler, BiPredicate<String, String> executing) {
        super(task.getTaskName(), task.getDataClass(), null, now -> now,
            (failed, operations) -> failed(clock, failed, operations),
            (found, operations) -> foundDead(clock, found, operations, executing));
        this.handler = handler;
    }

    @Override
    public CompletionHandler<T> execute(TaskInstance<T> instance, ExecutionContext context) {
        handler.accept(instance);
        return (done, operations) -> operations.remove();
    }

    private static void failed(Clock clock, ExecutionComplete failed, ExecutionOperations<?> operations) {
        int earlierFailures = failed.getExecution().consecutiveFailures;
        Duration delay = earlierFailures < DOUBLINGS ? Duration.ofSeconds(1L << earlierFailures) : LONGEST_DELAY;
        // only the type of the exception is logged, because its message may quote citizen data
        LOG.warn("BRN1302 due-work-failed work={} failures={} again-in={} error={}",
            failed.getExecution().taskInstance.getTaskAndInstance(),
            earlierFailures + 1, delay, failed.getCause().map(cause -> cause.getClass().getSimpleName()).orElse("none"));
        operations.reschedule(failed, clock.instant().plus(delay));
    }

    /**
     * Called for work whose last heartbeat is old. Either the hub that executed the work is gone: the work is rescheduled. Or the clock was
     * moved: this hub still executes the work, and the next heartbeat follows soon.
     */
    private static void foundDead(Clock clock, ExecutionComplete found, ExecutionOperations<?> operations,
        BiPredicate<String, String> executing) {
        TaskInstance<?> instance = found.getExecution().taskInstance;
        if (!executing.test(instance.getTaskName(), instance.getId())) {
            LOG.warn("BRN1303 due-work-revived work={}", instance.getTaskAndInstance());
            operations.reschedule(found, clock.instant());
        }
    }
}
