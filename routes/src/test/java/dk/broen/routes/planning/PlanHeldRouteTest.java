package dk.broen.routes.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dk.broen.adapters.queue.HeldMessages;
import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.RouteTest;
import jakarta.jms.JMSException;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** {@link PlanIntakeTest} tests which held messages are planned. */
@RouteTest
@UseAdviceWith
class PlanHeldRouteTest {
    @Autowired
    private HeldMessages held;
    private AdvisedRoute route;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes) throws Exception {
        route = routes.get("plan-held");
    }

    @Test
    void held_messages_are_looked_at_every_half_minute() {
        assertThat(route.steps()).isEqualTo("""
            plan-readable
            """);
        assertThat(route.handlers()).isEmpty();
        assertThat(route.from()).isEqualTo("timer:held-messages?period=30000");
    }

    @Test
    void held_messages_are_offered_once() throws JMSException {
        assertThat(route.run("a tick").getException()).isNull();

        verify(held, times(1)).offer(any());
    }

    @Test
    void a_broker_that_is_away_is_asked_again_by_the_next_tick() throws JMSException {
        doThrow(new JMSException("away")).when(held).offer(any());

        assertThat(route.run("a tick").getException()).isNull();

        verify(held, times(1)).offer(any());
    }

    @Test
    void a_look_that_fails_is_not_repeated_because_the_next_tick_looks_again() throws JMSException {
        route.fails("plan-readable", 1, Fault.inTheHub());

        assertThat(route.run("a tick").getException()).isNotNull();

        verify(held, times(0)).offer(any());
    }
}
