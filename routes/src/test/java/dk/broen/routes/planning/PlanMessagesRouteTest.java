package dk.broen.routes.planning;

import static dk.broen.routes.staging.WatchedTransaction.State.COMMITTED;
import static dk.broen.routes.staging.WatchedTransaction.State.NO_TRANSACTION;
import static dk.broen.routes.staging.WatchedTransaction.State.ROLLED_BACK;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.occasions.Citizens;
import dk.broen.routes.arrival.Arrival;
import dk.broen.routes.arrival.SealedArrivals;
import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.RouteTest;
import dk.broen.routes.staging.WatchedTransaction;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@RouteTest
@UseAdviceWith
class PlanMessagesRouteTest {
    private static final TestPeople PEOPLE = new TestPeople(818);
    private final WatchedTransaction transaction = new WatchedTransaction();
    private AdvisedRoute route;
    private List<Arrival> twoOfOneCitizen;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes, @Autowired SealedArrivals sealed, @Autowired Citizens citizens) throws Exception {
        route = routes.get("plan-messages");
        TestPerson citizen = PEOPLE.next();
        Arrivals arrivals = new Arrivals(sealed, citizens);
        twoOfOneCitizen = List.of(arrivals.admitted(citizen), arrivals.admitted(citizen));
    }

    @Test
    void registers_are_asked_before_the_transaction_that_plans_round_by_round() {
        assertThat(route.steps()).isEqualTo("""
            each-message
              read
            ask-registers
            transaction
              rounds
              each-round
                round
            """);
        assertThat(route.handlers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"each-message", "read", "ask-registers"})
    void no_transaction_is_open_before_the_rounds(String step) {
        route.before(step, transaction);

        assertThat(route.run(twoOfOneCitizen).getException()).isNull();

        assertThat(transaction.state()).isEqualTo(NO_TRANSACTION);
    }

    @Test
    void all_rounds_are_committed_together() {
        route.before("rounds", transaction);
        AtomicInteger rounds = route.counts("round");

        assertThat(route.run(twoOfOneCitizen).getException()).isNull();

        assertThat(rounds).hasValue(2);
        assertThat(transaction.state()).isEqualTo(COMMITTED);
    }

    @Test
    void a_round_that_fails_is_the_last_one_and_all_are_rolled_back() {
        route.before("rounds", transaction);
        AtomicInteger rounds = route.fails("round", Fault.inTheHub());

        assertThat(route.run(twoOfOneCitizen).getException()).as("the caller decides what is tried again").isNotNull();

        assertThat(rounds).hasValue(1);
        assertThat(transaction.state()).isEqualTo(ROLLED_BACK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"each-message", "read", "ask-registers", "transaction", "rounds", "each-round"})
    void a_step_that_fails_is_not_repeated(String step) {
        AtomicInteger attempts = route.fails(step, Fault.databaseAway());

        assertThat(route.run(twoOfOneCitizen).getException()).isNotNull();

        assertThat(attempts).hasValue(1);
    }
}
