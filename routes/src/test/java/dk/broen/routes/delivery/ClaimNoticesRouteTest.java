package dk.broen.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doReturn;

import dk.broen.adapters.outbox.Outbox;
import dk.broen.domain.notification.Channel;
import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.RouteTest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@RouteTest
@UseAdviceWith
class ClaimNoticesRouteTest {
    private AdvisedRoute route;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes, @Autowired Outbox outbox) throws Exception {
        route = routes.get("claim-notices");
        doReturn(List.of()).when(outbox).due(any(), any(), any(), any(), anyInt(), any());
    }

    @Test
    void what_is_due_is_found_and_then_claimed() {
        assertThat(route.steps()).isEqualTo("""
            find-due
            claim
            """);
        assertThat(route.handlers()).isEqualTo("""
            not-claimed
              claim-failed
            """);
    }

    @Test
    void nothing_due_is_a_claim_of_nothing() {
        AtomicInteger claims = route.counts("claim");

        assertThat(claimed()).isEqualTo(List.of());

        assertThat(claims).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"find-due", "claim"})
    void a_claim_that_fails_claims_nothing_and_is_not_repeated_because_the_next_token_claims_again(String step) {
        AtomicInteger attempts = route.fails(step, Fault.databaseAway());

        assertThat(claimed()).isEqualTo(List.of());

        assertThat(attempts).hasValue(1);
    }

    private Object claimed() {
        Exchange exchange = route.run(Channel.SMS);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody();
    }
}
