package dk.broen.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.notification.ContentLevel;
import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.RouteTest;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** {@link DeliveryOutcomesTest} tests what is stored of each outcome. */
@RouteTest
@UseAdviceWith
class SettleNoticesRouteTest {
    private final List<Outcome> batch = List.of(released(), released());
    private AdvisedRoute route;
    private AdvisedRoute alone;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes) throws Exception {
        route = routes.get("settle-notices");
        alone = routes.get("settle-alone");
    }

    private static Outcome released() {
        return new Outcome.Released(SomeNotices.to(SomeNotices.SMS, ContentLevel.POINTER).due(), "A_TEST");
    }

    @Test
    void a_batch_waits_for_the_database_and_after_any_other_failure_its_outcomes_are_stored_one_by_one() {
        assertThat(route.steps()).isEqualTo("""
            settle
            """);
        assertThat(route.handlers()).isEqualTo("""
            settle-notices-later
            batch-not-settled
              settle-one-by-one
            """);
    }

    @Test
    void a_batch_is_tried_until_the_database_takes_it_and_stays_together() {
        AtomicInteger attempts = route.fails("settle", 2, Fault.databaseAway());
        AtomicInteger stored = alone.counts("settle-one");

        assertThat(route.run(batch).getException()).isNull();

        assertThat(attempts).hasValue(3);
        assertThat(stored).hasValue(0);
    }

    @Test
    void the_outcomes_of_a_batch_that_cannot_be_stored_are_stored_one_by_one_at_once() {
        AtomicInteger attempts = route.fails("settle", Fault.inTheHub());
        NotifyBuilder stored = alone.notified().whenCompleted(2).create();

        assertThat(route.run(batch).getException()).isNull();

        assertThat(attempts).hasValue(1);
        assertThat(stored.matches(10, TimeUnit.SECONDS)).as("each outcome is stored").isTrue();
    }

    @Test
    void an_outcome_that_cannot_be_stored_is_stored_as_a_failed_attempt_and_holds_back_no_other() {
        route.fails("settle", Fault.inTheHub());
        alone.fails("settle-one", 1, Fault.inTheHub());
        NotifyBuilder stored = alone.notified().whenFailed(1).and().whenCompleted(2).create();

        assertThat(route.run(batch).getException()).isNull();

        assertThat(stored.matches(10, TimeUnit.SECONDS)).as("one failed, both are stored").isTrue();
    }
}
