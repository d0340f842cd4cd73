package dk.broen.routes.wake;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.notification.Channel;
import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.RouteTest;
import java.util.Locale;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

@RouteTest
@UseAdviceWith
class WakeDeliveryRouteTest {
    private AdvisedRoute route;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes) throws Exception {
        route = routes.get("wake-delivery");
    }

    @Test
    void the_channels_are_woken_each_second() {
        assertThat(route.steps()).isEqualTo("""
            wake
            """);
        assertThat(route.handlers()).isEmpty();
        assertThat(route.from()).isEqualTo("timer:wake-delivery?period=1000");
    }

    @ParameterizedTest
    @EnumSource
    void each_channel_gets_one_token_that_says_nothing_else(Channel channel) {
        route.run("a tick");

        assertThat(tokens(channel).getExchanges()).singleElement().extracting(Exchange::getMessage).satisfies(token -> {
            assertThat(token.getBody()).isEqualTo(channel);
            assertThat(token.getHeaders()).isEmpty();
        });
    }

    @Test
    void a_wake_that_fails_is_not_repeated_because_the_next_second_wakes_again() {
        route.fails("wake", 1, Fault.inTheHub());

        assertThat(route.run("a tick").getException()).isNotNull();
        assertThat(tokens(Channel.SMS).getExchanges()).isEmpty();

        assertThat(route.run("the next tick").getException()).isNull();
        assertThat(tokens(Channel.SMS).getExchanges()).hasSize(1);
    }

    private MockEndpoint tokens(Channel channel) {
        return route.partner("seda:deliver-by-" + channel.name().toLowerCase(Locale.ROOT));
    }
}
