package dk.broen.routes.planning;

import static dk.broen.routes.staging.WatchedTransaction.State.COMMITTED;
import static dk.broen.routes.staging.WatchedTransaction.State.NO_TRANSACTION;
import static dk.broen.routes.staging.WatchedTransaction.State.ROLLED_BACK;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.occasions.Citizens;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.terms.Cpr;
import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.RouteTest;
import dk.broen.routes.staging.WatchedTransaction;
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

/** {@link LookAtCitizenTest} tests what a look decides. */
@RouteTest
@UseAdviceWith
class LookAtCitizenRouteTest {
    private static final Cpr CITIZEN = new Cpr(new TestPeople(821).next().cpr());
    private final List<Look> looks = List.of(new Look(OccasionKind.DUE, Optional.empty(), CITIZEN));
    private final WatchedTransaction transaction = new WatchedTransaction();
    private AdvisedRoute route;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes, @Autowired Citizens citizens) throws Exception {
        citizens.seen(CITIZEN);
        route = routes.get("look-at-citizen");
    }

    @Test
    void registers_are_asked_before_the_transaction_that_locks_and_looks() {
        assertThat(route.steps()).isEqualTo("""
            ask-consent-registers
            look-transaction
              lock
              not-planned-yet
              something-to-look-at
                look
            """);
        assertThat(route.handlers()).isEmpty();
    }

    @Test
    void no_transaction_is_open_while_registers_are_asked() {
        route.before("ask-consent-registers", transaction);

        assertThat(route.run(looks).getException()).isNull();

        assertThat(transaction.state()).isEqualTo(NO_TRANSACTION);
    }

    @Test
    void a_look_is_committed() {
        route.before("lock", transaction);

        assertThat(route.run(looks).getException()).isNull();

        assertThat(transaction.state()).isEqualTo(COMMITTED);
    }

    @Test
    void a_look_that_fails_is_rolled_back() {
        route.before("lock", transaction);
        route.fails("look", Fault.inTheHub());

        assertThat(route.run(looks).getException()).isNotNull();

        assertThat(transaction.state()).isEqualTo(ROLLED_BACK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ask-consent-registers", "look-transaction", "lock", "look"})
    void a_step_that_fails_is_not_repeated_because_the_timer_looks_again(String step) {
        AtomicInteger attempts = route.fails(step, Fault.databaseAway());

        assertThat(route.run(looks).getException()).isNotNull();

        assertThat(attempts).hasValue(1);
    }
}
