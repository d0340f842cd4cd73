package dk.broen.routes.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.consent.ConsentAnswers;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.terms.Cpr;
import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.RouteTest;
import dk.broen.simulator.people.TestPeople;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@RouteTest
@UseAdviceWith
class PlanningRouteTest {
    private static final Cpr CITIZEN = new Cpr(new TestPeople(820).next().cpr());
    private final List<Look> looks = List.of(new Look(OccasionKind.DUE, Optional.empty(), CITIZEN));
    private AdvisedRoute route;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes, @Autowired Citizens citizens) throws Exception {
        citizens.seen(CITIZEN);
        route = routes.get("planning");
        route.before("what-is-true", exchange -> exchange.setProperty(AskRegisters.ANSWERS, ConsentAnswers.NONE));
    }

    @Test
    void the_steps_are_the_mission() {
        assertThat(route.steps()).isEqualTo("""
            what-is-true
            municipality
            coordinator-and-recipients
            may-they-know
            what-they-may-see
            channel-and-hour
            plan-kept
            """);
        assertThat(route.handlers()).isEmpty();
    }

    @Test
    void each_look_of_the_batch_is_answered_with_the_time_of_the_next_look() {
        assertThat(route.run(looks).getMessage().getBody()).isEqualTo(List.of(Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"what-is-true", "municipality", "coordinator-and-recipients", "may-they-know", "what-they-may-see",
        "channel-and-hour", "plan-kept"})
    void a_step_that_fails_is_not_repeated_because_the_transaction_of_the_caller_is_lost(String step) {
        AtomicInteger attempts = route.fails(step, Fault.databaseAway());

        assertThat(route.run(looks).getException()).isNotNull();

        assertThat(attempts).hasValue(1);
    }
}
