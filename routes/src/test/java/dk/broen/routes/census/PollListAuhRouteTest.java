package dk.broen.routes.census;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.census.ListFeed;
import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.RouteTest;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.Exchange;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RouteTest
@UseAdviceWith
class PollListAuhRouteTest {
    @Autowired
    private MeterRegistry meters;
    private AdvisedRoute route;
    private AdvisedRoute list;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes) throws Exception {
        route = routes.get("poll-list-auh");
        list = routes.get("take-list");
    }

    @Test
    void each_look_reads_the_list_of_the_hospital() {
        assertThat(route.from()).isEqualTo("timer:list-auh?period=3600000");
        assertThat(route.steps()).isEqualTo("""
            feed-auh
            take-list-auh
            """);
        list.before("fetch-list",
            exchange -> assertThat(exchange.getProperty(TakeList.FEED, ListFeed.class).hospital().value()).isEqualTo("auh"));

        assertThat(route.run("").getException()).isNull();
    }

    @Test
    void a_failure_is_reported_and_ends_the_look() {
        assertThat(route.handlers()).isEqualTo("""
            list-not-taken
              report-list-not-taken
            """);
        double before = failed();
        list.fails("compare-lists", Fault.inTheHub());

        Exchange look = route.run("");

        assertThat(look.getException()).isNull();
        assertThat(failed()).isEqualTo(before + 1);
    }

    private double failed() {
        return meters.counter("broen.lists", "hospital", "auh", "outcome", "failed").count();
    }
}
