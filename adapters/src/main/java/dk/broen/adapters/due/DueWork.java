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
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.OccasionId;
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
 * Work that is due at an instant. It stays in the database until it is done, also when a process is killed (design.md §4.3).
 * The given clock decides what is due; the demo moves that clock by days. A hub does not treat its own running work as dead when the clock
 * is moved. If two workers do execute the same work, the row lock of {@code Outbox#claim} ensures that a notice is sent once.
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

    /** @param node the name of this hub, unique among the hubs that share the database; its start releases work picked under this name */
    public DueWork(Database database, Clock clock, String node, int threads) {
        this.jdbc = database.jdbc();
        this.dataSource = new TransactionAwareDataSourceProxy(database.dataSource());
        this.clock = clock;
        this.node = node;
        this.threads = threads;
        this.client = SchedulerClient.Builder.create(dataSource).enablePriority().build();
    }

    /**
     * Schedules all notices of a plan in the caller's transaction and in one round trip. Of several due notices, the urgent ones go first.
     *
     * @param planned notices that were never scheduled before
     */
    public void schedule(List<PlannedNotification> planned) {
        if (planned.isEmpty()) {
            return;
        }
        client.scheduleBatch(planned.stream().<SchedulableInstance<?>>map(notice -> instance(notice.id(), notice.due(), notice.urgent()))
            .toList());
        planned.stream().map(PlannedNotification::due).min(Instant::compareTo).ifPresent(this::nudgeWhenCommitted);
    }

    /**
     * Schedules in the caller's transaction that an event is planned again.
     *
     * @return false when it is already scheduled or in progress; the existing schedule then stays unchanged
     */
    public boolean scheduleReplan(OccasionId event, Instant due) {
        boolean scheduled = client.scheduleIfNotExists(REPLAN.instance(event.toString()).priority(Priority.MEDIUM).scheduledTo(due));
        nudgeWhenCommitted(due);
        return scheduled;
    }

    /**
     * Starts executing due work. Work that an earlier process of this node had picked is executed again at once.
     *
     * @throws IllegalStateException when it is already started
     */
    public void start(NotificationHandler notifications, ReplanHandler replans) {
        int released = jdbc.sql(RELEASE).param("node", node).update();
        LOG.info("BRN1301 due-work-started node={} threads={} released={}", node, threads, released);
        // picks no more work than there are threads: picked work that waits for a thread has no heartbeat, and would be treated as dead
        // while a slow mail server holds all threads
        Scheduler scheduler = new ClockedScheduler(dataSource,
            new DueTask(NOTIFICATION, clock, id -> notifications.handle(new NotificationId(UUID.fromString(id))), this::executing),
            new DueTask(REPLAN, clock, id -> replans.handle(new OccasionId(UUID.fromString(id))), this::executing))
            .pollingByRealTime(POLL).dueBy(clock).heartbeatInterval(HEARTBEAT).missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .schedulerName(new SchedulerName.Fixed(node)).threads(threads).pollUsingLockAndFetch(0.5, 1.0).enablePriority()
            .failureLogging(LogLevel.OFF, false).shutdownMaxWait(STOP).build();
        if (!running.compareAndSet(null, scheduler)) {
            throw new IllegalStateException("due work is already started");
        }
        scheduler.start();
    }

    /** Waits a limited time for work in progress. Work that does not finish in that time is executed again after the next start. */
    public void stop() {
        Scheduler scheduler = running.getAndSet(null);
        if (scheduler != null) {
            scheduler.stop();
        }
    }

    /** Looks for due work now instead of at the next poll: after a commit, or after the clock was moved. */
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
