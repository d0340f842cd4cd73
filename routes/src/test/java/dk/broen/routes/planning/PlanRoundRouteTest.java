package dk.broen.routes.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.consent.ConsentAnswers;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.routes.arrival.SealedArrivals;
import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.RouteTest;
import dk.broen.simulator.people.TestPeople;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@RouteTest
@UseAdviceWith
class PlanRoundRouteTest {
    private static final TestPeople PEOPLE = new TestPeople(819);
    private AdvisedRoute route;
    private List<Interpreted> round;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes, @Autowired SealedArrivals sealed, @Autowired Citizens citizens,
        @Autowired ProducerTemplate camel) throws Exception {
        route = routes.get("plan-round");
        route.before("correlate", exchange -> exchange.setProperty(AskRegisters.ANSWERS, ConsentAnswers.NONE));
        routes.get("read-message");
        round =
            List.of(camel.requestBody(PlanningEndpoints.READ, new Arrivals(sealed, citizens).admitted(PEOPLE.next()), Interpreted.class));
    }

    @Test
    void what_is_new_is_planned() {
        assertThat(route.steps()).isEqualTo("""
            correlate
            something-to-plan
              look-at-the-citizens
            """);
        assertThat(route.handlers()).isEmpty();
    }

    @Test
    void a_round_of_duplicates_ends_before_the_look() {
        AtomicInteger looks = route.counts("look-at-the-citizens");

        assertThat(route.run(round).getException()).isNull();
        assertThat(route.run(round).getException()).isNull();

        assertThat(looks).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"correlate", "something-to-plan", "look-at-the-citizens"})
    void a_step_that_fails_is_not_repeated_because_the_transaction_of_the_caller_is_lost(String step) {
        AtomicInteger attempts = route.fails(step, Fault.databaseAway());

        assertThat(route.run(round).getException()).isNotNull();

        assertThat(attempts).hasValue(1);
    }
}
