package dk.broen.routes.delivery;

import static dk.broen.routes.staging.WatchedTransaction.State.COMMITTED;
import static dk.broen.routes.staging.WatchedTransaction.State.ROLLED_BACK;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.outbox.Outbox;
import dk.broen.mappings.medcom.outgoing.ReceivedAcknowledgement;
import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.RouteTest;
import dk.broen.routes.staging.WatchedTransaction;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RouteTest
@UseAdviceWith
class AcknowledgedNoticeRouteTest {
    private final Acknowledged arrived = new Acknowledged(
        new Outbox.Left(SomeNotices.reported().due(), Outbox.Standing.ARRIVED, false, false, Optional.empty()),
        ReceivedAcknowledgement.Code.OK);
    private final WatchedTransaction transaction = new WatchedTransaction();
    private AdvisedRoute route;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes) throws Exception {
        route = routes.get("acknowledged-notice");
    }

    @Test
    void the_acknowledgement_is_stored_inside_the_transaction() {
        assertThat(route.steps()).isEqualTo("""
            acknowledgement-policy
              settle-acknowledged
            """);
        assertThat(route.handlers()).isEmpty();
    }

    @Test
    void it_is_committed() {
        route.before("settle-acknowledged", transaction);

        assertThat(route.run(arrived).getException()).isNull();

        assertThat(transaction.state()).isEqualTo(COMMITTED);
    }

    @Test
    void what_cannot_be_stored_is_rolled_back_and_not_tried_again_here() {
        AtomicInteger attempts = route.fails("settle-acknowledged", transaction, Fault.databaseAway());

        assertThat(route.run(arrived).getException()).isNotNull();

        assertThat(attempts).hasValue(1);
        assertThat(transaction.state()).isEqualTo(ROLLED_BACK);
    }
}
