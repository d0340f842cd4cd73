package dk.broen.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.notification.ContentLevel;
import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.RouteTest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RouteTest
@UseAdviceWith
class SettleAloneRouteTest {
    private final List<Outcome> one =
        List.of(new Outcome.Released(SomeNotices.to(SomeNotices.SMS, ContentLevel.POINTER).due(), "A_TEST"));
    private AdvisedRoute route;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes) throws Exception {
        route = routes.get("settle-alone");
    }

    @Test
    void an_outcome_waits_for_the_database_and_any_other_failure_is_told_to_the_batch() {
        assertThat(route.steps()).isEqualTo("""
            settle-one
            """);
        assertThat(route.handlers()).isEqualTo("""
            settle-alone-later
            outcome-not-settled
            """);
    }

    @Test
    void an_outcome_is_tried_until_the_database_takes_it() {
        AtomicInteger attempts = route.fails("settle-one", 2, Fault.databaseAway());

        assertThat(route.run(one).getException()).isNull();

        assertThat(attempts).hasValue(3);
    }

    @Test
    void any_other_failure_is_told_at_once() {
        AtomicInteger attempts = route.fails("settle-one", Fault.inTheHub());

        assertThat(route.run(one).getException()).isNotNull();

        assertThat(attempts).hasValue(1);
    }
}
