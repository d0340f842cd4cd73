package dk.broen.routes.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;

import dk.broen.adapters.journal.DeadLetters;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.routes.arrival.SealedArrivals;
import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.RouteTest;
import dk.broen.simulator.people.TestPeople;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** {@link PlanIntakeTest} tests what becomes of the messages. */
@RouteTest
@UseAdviceWith
class PlanIntakeRouteTest {
    private static final TestPeople PEOPLE = new TestPeople(816);
    @Autowired
    private DeadLetters deadLetters;
    private AdvisedRoute route;
    private AdvisedRoute alone;
    private List<byte[]> batch;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes, @Autowired SealedArrivals sealed, @Autowired Citizens citizens) throws Exception {
        route = routes.get("plan-intake");
        alone = routes.get("plan-alone");
        Arrivals arrivals = new Arrivals(sealed, citizens);
        batch = List.of(arrivals.onQueue(arrivals.admitted(PEOPLE.next())), arrivals.onQueue(arrivals.admitted(PEOPLE.next())));
    }

    @Test
    void a_batch_is_decrypted_and_planned() {
        assertThat(route.steps()).isEqualTo("""
            keep-batch
            unseal
            plan
            """);
        assertThat(route.from()).isEqualTo("batch:intake");
    }

    @Test
    void a_batch_waits_for_the_database_and_after_any_other_failure_its_messages_run_one_by_one() {
        assertThat(route.handlers()).isEqualTo("""
            database-unreachable
            batch-failed
              run-one-by-one
            """);
    }

    @Test
    void a_batch_is_tried_until_the_database_answers_and_stays_together() {
        AtomicInteger attempts = route.fails("plan", 3, Fault.databaseAway());
        AtomicInteger planned = alone.counts("plan-one");

        assertThat(route.run(batch).getException()).isNull();

        assertThat(attempts).hasValue(4);
        assertThat(planned).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unseal", "plan"})
    void the_messages_of_a_batch_that_fails_run_one_by_one_at_once(String step) {
        AtomicInteger attempts = route.fails(step, Fault.inTheHub());
        AtomicInteger planned = alone.counts("plan-one");

        assertThat(route.run(batch).getException()).isNull();

        assertThat(attempts).hasValue(1);
        assertThat(planned).hasValue(2);
    }

    @Test
    void a_batch_goes_back_to_its_queue_when_a_message_can_neither_be_planned_nor_be_set_aside() {
        route.fails("plan", Fault.inTheHub());
        alone.fails("plan-one", Fault.inTheHub());
        doThrow(new IllegalStateException("staged")).when(deadLetters).keep(any(), any());

        assertThat(route.run(batch).getException()).isNotNull();
    }
}
