package dk.broen.adapters.due;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import com.github.kagkarlsson.scheduler.CurrentlyExecuting;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Priority;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.terms.OccasionId;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Citizens to look at, at an instant. A look stays in the database until it is done, also when a process is killed (design.md §4.3).
 * The given clock decides what is due; the demo moves that clock by days. A hub does not treat its own running work as dead when the clock
 * is moved. A look can be executed twice: whoever executes it finds what was done and changes nothing.
 */
public final class DueWork {
    static final TaskDescriptor<Void> LOOK = TaskDescriptor.of("look");
    static final TaskDescriptor<Void> LOOK_AGAIN = TaskDescriptor.of("look-again");
    static final TaskDescriptor<Void> LOOK_CONFIGURED = TaskDescriptor.of("look-configured");
    static final TaskDescriptor<String> WRITTEN_FACTS = TaskDescriptor.of("written-facts", String.class);
    static final TaskDescriptor<Void> NIGHTLY = TaskDescriptor.of("nightly");
    private static final LocalTime NIGHT = LocalTime.of(3, 30);
    private static final Logger LOG = LoggerFactory.getLogger(DueWork.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(4);
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final String RELEASE = """
        update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null, version = version + 1
        where last_heartbeat is not null and picked and picked_by = :node""";

    private static final String EARLIER_OF_THE_TWO = """
        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
        select 'look-again', instance, at, false, 1, :priority
        from unnest(:instances::text[], :times::timestamptz[]) as look (instance, at)
        on conflict (task_name, task_instance) do update
          set execution_time = least(scheduled_tasks.execution_time, excluded.execution_time), version = scheduled_tasks.version + 1
          where not scheduled_tasks.picked
        returning task_instance""";
    private static final String LOOKS = """
        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
        select 'look', instance, :at, false, 1, :priority from unnest(:instances::text[]) as look (instance)
        on conflict do nothing""";
    private static final String KEYS = " ";
    /** Separates an id from what makes a second task for the same id possible. */
    private static final String AGAIN = "/";

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

    /** Schedules in the caller's transaction that the citizen of an occasion is planned. */
    public void scheduleLook(OccasionId occasion, Instant due) {
        client.scheduleIfNotExists(LOOK.instance(occasion.toString()).priority(Priority.MEDIUM).scheduledTo(due));
        nudgeWhenCommitted(due);
    }

    /**
     * Schedules in the caller's transaction that it is found out which of these citizens are looked at. The transaction does the same
     * whatever is known about them, so that its time tells nothing about it.
     */
    public void scheduleWrittenFacts(Set<String> citizenKeys, Instant at) {
        client.scheduleIfNotExists(WRITTEN_FACTS.instance(UUID.randomUUID().toString())
            .data(at + KEYS + citizenKeys.stream().sorted().collect(Collectors.joining(KEYS))).priority(Priority.MEDIUM).scheduledTo(at));
        nudgeWhenCommitted(at);
    }

    /** Schedules in the caller's transaction that the citizens of several occasions are planned, in one statement. */
    public void scheduleLooks(List<OccasionId> occasions, Instant due) {
        if (!occasions.isEmpty()) {
            jdbc.sql(LOOKS).param("instances", Sql.column(occasions, OccasionId::value), Types.ARRAY).param("at", Sql.time(due))
                .param("priority", Priority.MEDIUM).update();
            nudgeWhenCommitted(due);
        }
    }

    /**
     * Schedules in the caller's transaction that a citizen is planned at an instant without an occasion before. Of several instants only the
     * earliest is kept: each look says itself when to look again. A look that is in progress does not count.
     */
    public void scheduleLookAgain(String citizenKey, Instant at) {
        if (!scheduledBy(citizenKey, at) && !scheduledBy(citizenKey + AGAIN, at)) {
            // both looks are in progress and may have read the citizen before the caller's change
            scheduledBy(citizenKey + AGAIN + UUID.randomUUID(), at);
        }
        nudgeWhenCommitted(at);
    }

    /** Schedules in the caller's transaction when several citizens are looked at again, see {@link #scheduleLookAgain}. */
    public void scheduleLooksAgain(Map<String, Instant> citizens) {
        if (citizens.isEmpty()) {
            return;
        }
        List<String> keys = citizens.keySet().stream().sorted().toList();
        Set<String> scheduled = Set.copyOf(jdbc.sql(EARLIER_OF_THE_TWO).param("instances", keys.toArray(String[]::new), Types.ARRAY)
            .param("times", Sql.times(keys, citizens::get), Types.ARRAY).param("priority", Priority.MEDIUM).query(String.class).list());
        keys.stream().filter(key -> !scheduled.contains(key)).forEach(key -> scheduleLookAgain(key, citizens.get(key)));
        citizens.values().stream().min(Comparator.naturalOrder()).ifPresent(this::nudgeWhenCommitted);
    }

    /** Schedules in the caller's transaction that citizens are planned because the configuration changed. */
    public void scheduleLooksAfterConfiguration(List<String> citizenKeys, Instant at) {
        citizenKeys.forEach(key -> client.scheduleIfNotExists(LOOK_CONFIGURED.instance(key).priority(Priority.LOW).scheduledTo(at)));
        nudgeWhenCommitted(at);
    }

    /** Starts executing due work, without written facts and work for the night. */
    public void start(LookHandler looks, LookAgainHandler looksAgain) {
        start(looks, looksAgain, (citizens, at) -> {}, List.of());
    }

    /**
     * Starts executing due work. Work that an earlier process of this node had picked is executed again at once.
     *
     * @param nightly what one hub of those that share the database does each night; it must not throw
     * @throws IllegalStateException when it is already started
     */
    public void start(LookHandler looks, LookAgainHandler looksAgain, WrittenFactsHandler facts, Runnable nightly) {
        start(looks, looksAgain, facts,
            List.of(Tasks.recurring(NIGHTLY, Schedules.daily(DENMARK, NIGHT)).execute((task, context) -> nightly.run())));
    }

    private void start(LookHandler looks, LookAgainHandler looksAgain, WrittenFactsHandler facts, List<RecurringTask<Void>> nightly) {
        int released = jdbc.sql(RELEASE).param("node", node).update();
        LOG.info("BRN1301 due-work-started node={} threads={} released={}", node, threads, released);
        // picks no more work than there are threads: picked work that waits for a thread has no heartbeat, and would be treated as dead
        Scheduler scheduler = new ClockedScheduler(dataSource,
            new DueTask<>(LOOK, clock, look -> looks.handle(new OccasionId(UUID.fromString(look.getId()))), this::executing),
            new DueTask<>(LOOK_AGAIN, clock, look -> looksAgain.handle(of(look.getId()), OccasionKind.DUE), this::executing),
            new DueTask<>(LOOK_CONFIGURED, clock, look -> looksAgain.handle(look.getId(), OccasionKind.CONFIGURED), this::executing),
            new DueTask<>(WRITTEN_FACTS, clock, written -> handle(written.getData(), facts), this::executing))
            .pollingByRealTime(POLL).dueBy(clock).heartbeatInterval(HEARTBEAT).missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .startTasks(nightly).schedulerName(new SchedulerName.Fixed(node)).threads(threads).pollUsingLockAndFetch(0.5, 1.0)
            .enablePriority()
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

    private boolean scheduledBy(String instance, Instant at) {
        return !jdbc.sql(EARLIER_OF_THE_TWO).param("instances", new String[] {instance}, Types.ARRAY)
            .param("times", Sql.times(List.of(at), Function.identity()), Types.ARRAY).param("priority", Priority.MEDIUM)
            .query(String.class).list().isEmpty();
    }

    private static void handle(String written, WrittenFactsHandler facts) {
        List<String> parts = List.of(written.split(KEYS));
        facts.handle(Set.copyOf(parts.subList(1, parts.size())), Instant.parse(parts.get(0)));
    }

    private static String of(String instance) {
        return instance.split(AGAIN, 2)[0];
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
