package dk.broen.adapters.due;

import static dk.broen.adapters.staging.Given.FRIDAY_NIGHT;
import static dk.broen.adapters.staging.Given.MONDAY_MORNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.broen.adapters.outbox.PlannedNotification;
import dk.broen.adapters.postgres.Sql;
import dk.broen.adapters.staging.MovableClock;
import dk.broen.adapters.staging.Store;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.OccasionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Store.Shared.class)
class DueWorkTest {
    private final MovableClock clock = new MovableClock(FRIDAY_NIGHT);
    private final List<Object> done = new CopyOnWriteArrayList<>();
    private Store store;
    private DueWork work;

    @BeforeEach
    void open(Store shared) {
        store = shared;
        store.database().jdbc().sql("delete from scheduled_tasks").update();
        work = workOf("node-1");
    }

    @AfterEach
    void stop() {
        work.stop();
        store.database().jdbc().sql("delete from scheduled_tasks").update();
    }

    @Test
    void work_is_done_when_it_is_due_by_the_clock() {
        NotificationId now = aNotification();
        NotificationId monday = aNotification();
        work.schedule(List.of(notice(now, FRIDAY_NIGHT, false)));
        work.schedule(List.of(notice(monday, MONDAY_MORNING, false)));
        start();
        await("the work that is due now is done").untilAsserted(() -> assertThat(done).containsExactly(now));

        clock.moveTo(MONDAY_MORNING);
        work.nudge();

        await("the work that is due on Monday is done").untilAsserted(() -> assertThat(done).containsExactly(now, monday));
        await("no work is left").untilAsserted(() -> assertThat(scheduled()).isZero());
    }

    @Test
    void urgent_work_is_done_first_and_other_work_by_due_time() {
        work = new DueWork(store.database(), clock, "node-1", 1);
        NotificationId late = aNotification();
        NotificationId early = aNotification();
        NotificationId urgent = aNotification();
        work.schedule(List.of(notice(late, FRIDAY_NIGHT.minusSeconds(10), false)));
        work.schedule(List.of(notice(early, FRIDAY_NIGHT.minusSeconds(20), false)));
        work.schedule(List.of(notice(urgent, FRIDAY_NIGHT, true)));

        start();

        await("all is done").untilAsserted(() -> assertThat(done).containsExactly(urgent, early, late));
    }

    @Test
    void all_notices_of_a_plan_are_scheduled_together_and_done_by_urgency() {
        work = new DueWork(store.database(), clock, "node-1", 1);
        NotificationId later = aNotification();
        NotificationId normal = aNotification();
        NotificationId urgent = aNotification();
        store.database().transactions().executeWithoutResult(open -> work.schedule(List.of(
            notice(later, MONDAY_MORNING, true), notice(normal, FRIDAY_NIGHT, false),
            notice(urgent, FRIDAY_NIGHT, true))));
        work.schedule(List.of());

        start();

        await("the due work is done").untilAsserted(() -> assertThat(done).containsExactly(urgent, normal));
        await("the work of Monday is left").untilAsserted(() -> assertThat(scheduled()).isEqualTo(1));
    }

    @Test
    void work_scheduled_in_a_transaction_that_is_rolled_back_is_not_done() {
        NotificationId never = aNotification();
        start();

        store.database().transactions().executeWithoutResult(open -> {
            work.schedule(List.of(notice(never, FRIDAY_NIGHT, true)));
            open.setRollbackOnly();
        });
        NotificationId now = aNotification();
        work.schedule(List.of(notice(now, FRIDAY_NIGHT, false)));

        await("the other work is done").untilAsserted(() -> assertThat(done).containsExactly(now));
        assertThat(scheduled()).isZero();
    }

    @Test
    void an_occasion_is_looked_at_once() {
        OccasionId occasion = new OccasionId(UUID.randomUUID());
        work.scheduleLook(occasion, FRIDAY_NIGHT);
        work.scheduleLook(occasion, MONDAY_MORNING);

        start();

        await("the occasion is looked at").untilAsserted(() -> assertThat(done).containsExactly(occasion));
        await("no work is left").untilAsserted(() -> assertThat(scheduled()).isZero());
    }

    @Test
    void a_citizen_is_looked_at_again_at_the_earlier_of_two_instants() {
        work.scheduleLookAgain("key-1", MONDAY_MORNING);
        work.scheduleLookAgain("key-1", FRIDAY_NIGHT.plusSeconds(60));
        work.scheduleLookAgain("key-1", FRIDAY_NIGHT.plusSeconds(3600));
        work.scheduleLookAgain("key-2", MONDAY_MORNING);
        start();

        clock.moveTo(FRIDAY_NIGHT.plusSeconds(61));
        work.nudge();

        await("the first citizen is looked at").untilAsserted(() -> assertThat(done).containsExactly("key-1"));
        await("the look of the other citizen is left").untilAsserted(() -> assertThat(scheduled()).isEqualTo(1));
    }

    @Test
    void a_look_says_when_to_look_again() {
        work.scheduleLookAgain("key-1", FRIDAY_NIGHT);
        AtomicInteger looks = new AtomicInteger();
        work.start(this::done, this::done, (citizenKey, why) -> {
            if (looks.incrementAndGet() < 3) {
                work.scheduleLookAgain(citizenKey, FRIDAY_NIGHT.plusSeconds(looks.get()));
            }
            return done(citizenKey);
        });
        await("it was looked at once").until(() -> looks.get() == 1);

        clock.moveTo(FRIDAY_NIGHT.plusSeconds(10));

        await("it was looked at three times").untilAsserted(() -> assertThat(done).containsExactly("key-1", "key-1", "key-1"));
        await("no work is left").untilAsserted(() -> assertThat(scheduled()).isZero());
    }

    @Test
    void a_notice_that_is_scheduled_already_gets_a_second_task() {
        NotificationId id = aNotification();
        work.schedule(List.of(notice(id, MONDAY_MORNING, false)));
        work.schedule(List.of(notice(id, FRIDAY_NIGHT, false)));
        start();
        await("it is done").untilAsserted(() -> assertThat(done).containsExactly(id));

        clock.moveTo(MONDAY_MORNING);
        work.nudge();

        await("the first task is done too").untilAsserted(() -> assertThat(done).containsExactly(id, id));
    }

    @Test
    void work_whose_handler_returns_again_is_done_again_at_that_instant() {
        NotificationId id = aNotification();
        AtomicInteger times = new AtomicInteger();
        work.schedule(List.of(notice(id, FRIDAY_NIGHT, false)));
        work.start(notification -> times.incrementAndGet() == 1 ? new TaskOutcome.Again(MONDAY_MORNING) : done(notification), this::done,
            (citizenKey, why) -> done(citizenKey));
        await("it was tried once").until(() -> times.get() == 1);
        await("it is no longer picked").untilAsserted(() -> assertThat(picked()).isZero());
        assertThat(done).isEmpty();

        clock.moveTo(MONDAY_MORNING);
        work.nudge();

        await("it is done").untilAsserted(() -> assertThat(done).containsExactly(id));
    }

    @Test
    void work_that_fails_is_retried_later() {
        NotificationId id = aNotification();
        AtomicInteger times = new AtomicInteger();
        work.schedule(List.of(notice(id, FRIDAY_NIGHT, false)));
        work.start(notification -> {
            if (times.incrementAndGet() == 1) {
                throw new IllegalStateException("not now");
            }
            return done(notification);
        }, this::done, (citizenKey, why) -> done(citizenKey));
        await("it failed once").until(() -> times.get() == 1);
        await("it is no longer picked").untilAsserted(() -> assertThat(picked()).isZero());

        clock.moveTo(FRIDAY_NIGHT.plusSeconds(1));

        await("it is done").untilAsserted(() -> assertThat(done).containsExactly(id));
    }

    @Test
    void work_that_a_killed_hub_had_picked_is_done_after_its_next_start() {
        NotificationId id = aNotification();
        work.schedule(List.of(notice(id, FRIDAY_NIGHT, false)));
        store.database().jdbc().sql("update scheduled_tasks set picked = true, picked_by = 'node-1', last_heartbeat = :now")
            .param("now", Sql.time(FRIDAY_NIGHT)).update();

        start();

        await("it is done").untilAsserted(() -> assertThat(done).containsExactly(id));
    }

    @Test
    void work_that_another_killed_hub_had_picked_is_done_when_its_heartbeat_is_old() {
        NotificationId id = aNotification();
        work.schedule(List.of(notice(id, FRIDAY_NIGHT, false)));
        store.database().jdbc().sql("update scheduled_tasks set picked = true, picked_by = 'node-2', last_heartbeat = :then")
            .param("then", Sql.time(FRIDAY_NIGHT.minusSeconds(60))).update();

        start();

        await("it is done").untilAsserted(() -> assertThat(done).containsExactly(id));
    }

    @Test
    void citizens_are_looked_at_because_the_configuration_changed() {
        List<String> looked = Collections.synchronizedList(new ArrayList<>());
        work.scheduleLooksAfterConfiguration(List.of("key-1", "key-2"), FRIDAY_NIGHT);
        work.start(this::done, this::done, (citizenKey, why) -> {
            looked.add(citizenKey + " " + why);
            return done(citizenKey);
        });
        await("both were looked at").untilAsserted(
            () -> assertThat(looked).containsExactlyInAnyOrder("key-1 CONFIGURED", "key-2 CONFIGURED"));
    }

    @Test
    void work_in_progress_is_not_done_twice_when_the_clock_is_moved_over_a_weekend() {
        NotificationId id = aNotification();
        CountDownLatch clockMoved = new CountDownLatch(1);
        AtomicInteger started = new AtomicInteger();
        work.schedule(List.of(notice(id, FRIDAY_NIGHT, false)));
        work.start(notification -> {
            started.incrementAndGet();
            awaited(clockMoved);
            return done(notification);
        }, this::done, (citizenKey, why) -> done(citizenKey));
        await("it is in progress").until(() -> started.get() == 1);

        NotificationId monday = aNotification();
        clock.moveTo(MONDAY_MORNING);
        work.schedule(List.of(notice(monday, MONDAY_MORNING, false)));
        await("other work is started after the clock was moved").until(() -> started.get() == 2);
        clockMoved.countDown();

        await("both are done").untilAsserted(() -> assertThat(done).containsExactlyInAnyOrder(id, monday));
        await("no work is left").untilAsserted(() -> assertThat(scheduled()).isZero());
        assertThat(started).hasValue(2);
    }

    private DueWork workOf(String node) {
        return new DueWork(store.database(), clock, node, 4);
    }

    private void start() {
        work.start(this::done, this::done, (citizenKey, why) -> done(citizenKey));
    }

    private TaskOutcome done(Object id) {
        done.add(id);
        return new TaskOutcome.Done();
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(cause);
        }
    }

    private static PlannedNotification notice(NotificationId id, Instant due, boolean urgent) {
        return new PlannedNotification(id, "7KQ4ZT", due, urgent);
    }

    private static NotificationId aNotification() {
        return new NotificationId(UUID.randomUUID());
    }

    private int scheduled() {
        return store.database().jdbc().sql("select count(*) from scheduled_tasks").query(Integer.class).single();
    }

    private int picked() {
        return store.database().jdbc().sql("select count(*) from scheduled_tasks where picked").query(Integer.class).single();
    }
}
