package dk.broen.adapters.due;

import com.github.kagkarlsson.scheduler.CurrentlyExecuting;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Priority;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dk.broen.adapters.outbox.PlannedNotification;
import dk.broen.adapters.postgres.Database;
import dk.broen.domain.terms.EventId;
import dk.broen.domain.terms.NotificationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Work that is due at an instant, kept in the database until it is done, whatever is killed (design.md §4.3).
 * Due is what the given clock says; a demo may move it by days. Work that runs while the clock is moved is not taken for dead by its own
 * hub, and where it is taken up twice after all, the row lock of {@code Outbox#claim} lets it happen once.
 */
public final class DueWork {
    static final TaskDescriptor<Void> NOTIFICATION = TaskDescriptor.of("notification");
    static final TaskDescriptor<Void> REPLAN = TaskDescriptor.of("replan");
    private static final Logger LOG = LoggerFactory.getLogger(DueWork.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(4);
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final String RELEASE = """
        update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null, version = version + 1
        where picked and picked_by = :node""";

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final Clock clock;
    private final String node;
    private final int threads;
    private final SchedulerClient client;
    private final AtomicReference<@Nullable Scheduler> running = new AtomicReference<>();

    /** @param node this hub's own name among those that share the database: what was taken up under it is free again when it starts */
    public DueWork(Database database, Clock clock, String node, int threads) {
        this.jdbc = database.jdbc();
        this.dataSource = new TransactionAwareDataSourceProxy(database.dataSource());
        this.clock = clock;
        this.node = node;
        this.threads = threads;
        this.client = SchedulerClient.Builder.create(dataSource).enablePriority().build();
    }

    /**
     * All that a plan has put into the outbox, in the caller's transaction and in one round trip. Urgent work goes first when several
     * pieces are due.
     *
     * @param planned never scheduled before
     */
    public void schedule(List<PlannedNotification> planned) {
        if (planned.isEmpty()) {
            return;
        }
        client.scheduleBatch(planned.stream().<SchedulableInstance<?>>map(notice -> instance(notice.id(), notice.due(), notice.urgent()))
            .toList());
        planned.stream().map(PlannedNotification::due).min(Instant::compareTo).ifPresent(this::nudgeWhenCommitted);
    }

    /** In the caller's transaction. @return false when it is scheduled already, which stays as it is, or just being done */
    public boolean scheduleReplan(EventId event, Instant due) {
        boolean scheduled = client.scheduleIfNotExists(REPLAN.instance(event.toString()).priority(Priority.MEDIUM).scheduledTo(due));
        nudgeWhenCommitted(due);
        return scheduled;
    }

    /** Work that a former life of this hub had taken up is taken up again at once. @throws IllegalStateException when it runs already */
    public void start(NotificationHandler notifications, ReplanHandler replans) {
        int released = jdbc.sql(RELEASE).param("node", node).update();
        LOG.info("BRN1301 due-work-started node={} threads={} released={}", node, threads, released);
        // no more is taken up than there are threads: what waits for one has no heartbeat and would be taken for dead beside a slow mail
        // server
        Scheduler scheduler = new ClockedScheduler(dataSource,
            new DueTask(NOTIFICATION, clock, id -> notifications.handle(new NotificationId(UUID.fromString(id))), this::executing),
            new DueTask(REPLAN, clock, id -> replans.handle(new EventId(UUID.fromString(id))), this::executing))
            .pollingByRealTime(POLL).dueBy(clock).heartbeatInterval(HEARTBEAT).missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .schedulerName(new SchedulerName.Fixed(node)).threads(threads).pollUsingLockAndFetch(0.5, 1.0).enablePriority()
            .failureLogging(LogLevel.OFF, false).shutdownMaxWait(STOP).build();
        if (!running.compareAndSet(null, scheduler)) {
            throw new IllegalStateException("due work is started already");
        }
        scheduler.start();
    }

    /** Waits for what is being done, but not for long: what is not done is taken up at the next start. */
    public void stop() {
        Scheduler scheduler = running.getAndSet(null);
        if (scheduler != null) {
            scheduler.stop();
        }
    }

    /** Looks for due work now, not at the next poll: after the clock was moved. */
    public void nudge() {
        Scheduler scheduler = running.get();
        if (scheduler != null) {
            scheduler.triggerCheckForDueExecutions();
        }
    }

    private static SchedulableInstance<Void> instance(NotificationId id, Instant due, boolean urgent) {
        return NOTIFICATION.instance(id.toString()).priority(urgent ? Priority.HIGH : Priority.MEDIUM).scheduledTo(due);
    }

    private boolean executing(String task, String instance) {
        Scheduler scheduler = running.get();
        return scheduler != null && scheduler.getCurrentlyExecuting().stream().map(CurrentlyExecuting::getTaskInstance)
            .anyMatch(other -> other.getTaskName().equals(task) && other.getId().equals(instance));
    }

    private void nudgeWhenCommitted(Instant due) {
        if (due.isAfter(clock.instant())) {
            return;
        }
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            nudge();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                nudge();
            }
        });
    }
}
