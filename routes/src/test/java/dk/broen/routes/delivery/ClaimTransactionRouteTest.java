package dk.broen.routes.delivery;

import static dk.broen.routes.staging.WatchedTransaction.State.COMMITTED;
import static dk.broen.routes.staging.WatchedTransaction.State.ROLLED_BACK;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.consent.ConsentAnswers;
import dk.broen.domain.notification.Channel;
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
class ClaimTransactionRouteTest {
    private static final DueBatch NOTHING_DUE = new DueBatch(Channel.SMS, 1, List.of(), ConsentAnswers.NONE);
    private final WatchedTransaction transaction = new WatchedTransaction();
    private AdvisedRoute route;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes) throws Exception {
        route = routes.get("claim-transaction");
    }

    @Test
    void the_claim_is_inside_the_transaction() {
        assertThat(route.steps()).isEqualTo("""
            claim-policy
              claim-and-look
            """);
        assertThat(route.handlers()).isEmpty();
    }

    @Test
    void a_claim_is_committed() {
        route.before("claim-and-look", transaction);

        assertThat(route.run(NOTHING_DUE).getException()).isNull();

        assertThat(transaction.state()).isEqualTo(COMMITTED);
    }

    @Test
    void a_claim_that_fails_is_rolled_back_and_not_repeated() {
        AtomicInteger attempts = route.fails("claim-and-look", transaction, Fault.databaseAway());

        assertThat(route.run(NOTHING_DUE).getException()).isNotNull();

        assertThat(attempts).hasValue(1);
        assertThat(transaction.state()).isEqualTo(ROLLED_BACK);
    }
}
