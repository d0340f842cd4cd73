package dk.broen.adapters.due;

import static dk.broen.adapters.staging.Given.FRIDAY_NIGHT;
import static dk.broen.adapters.staging.Given.MONDAY_MORNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.broen.adapters.postgres.Sql;
import dk.broen.adapters.staging.MovableClock;
import dk.broen.adapters.staging.Store;
import dk.broen.domain.terms.OccasionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
    void nightly_work_is_done_once_a_night() {
        AtomicInteger nights = new AtomicInteger();
        work.start(this::done, (citizenKey, why) -> done(citizenKey), (citizens, at) -> citizens.forEach(this::done),
            nights::incrementAndGet);
        assertThat(nights).hasValue(0);

        clock.moveTo(FRIDAY_NIGHT.plus(Duration.ofHours(6)));
        work.nudge();
        await("the first night").untilAsserted(() -> assertThat(nights).hasValue(1));

        clock.moveTo(FRIDAY_NIGHT.plus(Duration.ofHours(30)));
        work.nudge();
        await("the second night").untilAsserted(() -> assertThat(nights).hasValue(2));
    }

    @Test
    void work_is_done_when_it_is_due_by_the_clock() {
        OccasionId now = anOccasion();
        OccasionId monday = anOccasion();
        work.scheduleLook(now, FRIDAY_NIGHT);
        work.scheduleLook(monday, MONDAY_MORNING);
        start();
        await("the work that is due now is done").untilAsserted(() -> assertThat(done).containsExactly(now));

        clock.moveTo(MONDAY_MORNING);
        work.nudge();

        await("the work that is due on Monday is done").untilAsserted(() -> assertThat(done).containsExactly(now, monday));
        await("no work is left").untilAsserted(() -> assertThat(scheduled()).isZero());
    }

    @Test
    void work_scheduled_in_a_transaction_that_is_rolled_back_is_not_done() {
        OccasionId never = anOccasion();
        start();

        store.database().transactions().executeWithoutResult(open -> {
            work.scheduleLook(never, FRIDAY_NIGHT);
            open.setRollbackOnly();
        });
        OccasionId now = anOccasion();
        work.scheduleLook(now, FRIDAY_NIGHT);

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
    void several_citizens_are_looked_at_again_each_at_the_earlier_of_its_instants() {
        work.scheduleLookAgain("key-1", FRIDAY_NIGHT.plusSeconds(60));
        work.scheduleLooksAgain(Map.of("key-1", MONDAY_MORNING, "key-2", FRIDAY_NIGHT.plusSeconds(30), "key-3", MONDAY_MORNING));
        start();

        clock.moveTo(FRIDAY_NIGHT.plusSeconds(61));
        work.nudge();

        await("two citizens are looked at").untilAsserted(() -> assertThat(done).containsExactlyInAnyOrder("key-1", "key-2"));
        await("the look of the third citizen is left").untilAsserted(() -> assertThat(scheduled()).isEqualTo(1));
    }

    @Test
    void a_look_says_when_to_look_again() {
        work.scheduleLookAgain("key-1", FRIDAY_NIGHT);
        AtomicInteger looks = new AtomicInteger();
        work.start(this::done, (citizenKey, why) -> {
            if (looks.incrementAndGet() < 3) {
                work.scheduleLookAgain(citizenKey, FRIDAY_NIGHT.plusSeconds(looks.get()));
            }
            done(citizenKey);
        });
        await("it was looked at once").until(() -> looks.get() == 1);

        clock.moveTo(FRIDAY_NIGHT.plusSeconds(10));

        await("it was looked at three times").untilAsserted(() -> assertThat(done).containsExactly("key-1", "key-1", "key-1"));
        await("no work is left").untilAsserted(() -> assertThat(scheduled()).isZero());
    }

    @Test
    void work_that_fails_is_retried_later() {
        OccasionId id = anOccasion();
        AtomicInteger times = new AtomicInteger();
        work.scheduleLook(id, FRIDAY_NIGHT);
        work.start(occasion -> {
            if (times.incrementAndGet() == 1) {
                throw new IllegalStateException("not now");
            }
            done(occasion);
        }, (citizenKey, why) -> done(citizenKey));
        await("it failed once").until(() -> times.get() == 1);
        await("it is no longer picked").untilAsserted(() -> assertThat(picked()).isZero());

        clock.moveTo(FRIDAY_NIGHT.plusSeconds(1));

        await("it is done").untilAsserted(() -> assertThat(done).containsExactly(id));
    }

    @Test
    void work_that_a_killed_hub_had_picked_is_done_after_its_next_start() {
        OccasionId id = anOccasion();
        work.scheduleLook(id, FRIDAY_NIGHT);
        store.database().jdbc().sql("update scheduled_tasks set picked = true, picked_by = 'node-1', last_heartbeat = :now")
            .param("now", Sql.time(FRIDAY_NIGHT)).update();

        start();

        await("it is done").untilAsserted(() -> assertThat(done).containsExactly(id));
    }

    @Test
    void work_that_another_killed_hub_had_picked_is_done_when_its_heartbeat_is_old() {
        OccasionId id = anOccasion();
        work.scheduleLook(id, FRIDAY_NIGHT);
        store.database().jdbc().sql("update scheduled_tasks set picked = true, picked_by = 'node-2', last_heartbeat = :then")
            .param("then", Sql.time(FRIDAY_NIGHT.minusSeconds(60))).update();

        start();

        await("it is done").untilAsserted(() -> assertThat(done).containsExactly(id));
    }

    @Test
    void citizens_are_looked_at_because_the_configuration_changed() {
        List<String> looked = Collections.synchronizedList(new ArrayList<>());
        work.scheduleLooksAfterConfiguration(List.of("key-1", "key-2"), FRIDAY_NIGHT);
        work.start(this::done, (citizenKey, why) -> {
            looked.add(citizenKey + " " + why);
            done(citizenKey);
        });
        await("both were looked at").untilAsserted(
            () -> assertThat(looked).containsExactlyInAnyOrder("key-1 CONFIGURED", "key-2 CONFIGURED"));
    }

    @Test
    void work_in_progress_is_not_done_twice_when_the_clock_is_moved_over_a_weekend() {
        OccasionId id = anOccasion();
        CountDownLatch clockMoved = new CountDownLatch(1);
        AtomicInteger started = new AtomicInteger();
        work.scheduleLook(id, FRIDAY_NIGHT);
        work.start(occasion -> {
            started.incrementAndGet();
            awaited(clockMoved);
            done(occasion);
        }, (citizenKey, why) -> done(citizenKey));
        await("it is in progress").until(() -> started.get() == 1);

        OccasionId monday = anOccasion();
        clock.moveTo(MONDAY_MORNING);
        work.scheduleLook(monday, MONDAY_MORNING);
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
        work.start(this::done, (citizenKey, why) -> done(citizenKey));
    }

    private void done(Object id) {
        done.add(id);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(cause);
        }
    }

    private static OccasionId anOccasion() {
        return new OccasionId(UUID.randomUUID());
    }

    private int scheduled() {
        return store.database().jdbc().sql("select count(*) from scheduled_tasks").query(Integer.class).single();
    }

    private int picked() {
        return store.database().jdbc().sql("select count(*) from scheduled_tasks where picked").query(Integer.class).single();
    }
}
