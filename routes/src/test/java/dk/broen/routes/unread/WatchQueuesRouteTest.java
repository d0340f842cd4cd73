package dk.broen.routes.unread;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.RouteTest;
import org.apache.camel.Exchange;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** No queue exists here: {@link LookAtQueuesTest} tests what follows from queues. */
@RouteTest
@UseAdviceWith
class WatchQueuesRouteTest {
    private AdvisedRoute route;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes) throws Exception {
        route = routes.get("watch-queues");
    }

    @Test
    void the_queues_are_looked_at_and_each_unread_notice_is_told_elsewhere() {
        assertThat(route.from()).isEqualTo("timer:watch-queues?period=60000");
        assertThat(route.steps()).isEqualTo("""
            look-at-queues
            each-unread
              tell-elsewhere
            """);
        assertThat(route.handlers()).isEqualTo("""
            queues-not-seen
              look-at-queues-failed
            """);
    }

    @Test
    void a_look_that_fails_is_over_and_nothing_is_told() {
        route.fails("look-at-queues", Fault.databaseAway());
        var told = route.counts("tell-elsewhere");

        Exchange look = route.run("token");

        assertThat(look.getException()).as("handled").isNull();
        assertThat(told).hasValue(0);
    }
}
