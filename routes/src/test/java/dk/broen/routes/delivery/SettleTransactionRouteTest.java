package dk.broen.routes.delivery;

import static dk.broen.routes.staging.WatchedTransaction.State.COMMITTED;
import static dk.broen.routes.staging.WatchedTransaction.State.ROLLED_BACK;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.notification.ContentLevel;
import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.RouteTest;
import dk.broen.routes.staging.WatchedTransaction;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RouteTest
@UseAdviceWith
class SettleTransactionRouteTest {
    private final List<Outcome> batch =
        List.of(new Outcome.Released(SomeNotices.to(SomeNotices.SMS, ContentLevel.POINTER).due(), "A_TEST"));
    private final WatchedTransaction transaction = new WatchedTransaction();
    private AdvisedRoute route;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes) throws Exception {
        route = routes.get("settle-transaction");
    }

    @Test
    void the_outcomes_are_stored_inside_the_transaction() {
        assertThat(route.steps()).isEqualTo("""
            settle-policy
              store-outcomes
            """);
        assertThat(route.handlers()).isEmpty();
    }

    @Test
    void outcomes_are_committed() {
        route.before("store-outcomes", transaction);

        assertThat(route.run(batch).getException()).isNull();

        assertThat(transaction.state()).isEqualTo(COMMITTED);
    }

    @Test
    void outcomes_that_cannot_be_stored_are_rolled_back_and_not_tried_again_here() {
        AtomicInteger attempts = route.fails("store-outcomes", transaction, Fault.databaseAway());

        assertThat(route.run(batch).getException()).isNotNull();

        assertThat(attempts).hasValue(1);
        assertThat(transaction.state()).isEqualTo(ROLLED_BACK);
    }
}
