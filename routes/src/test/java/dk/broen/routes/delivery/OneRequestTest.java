package dk.broen.routes.delivery;

import static dk.broen.routes.delivery.SomeGateways.encryptedRelay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.broen.simulator.sms.Behaviour;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneRequestTest {
    private static final String TOKEN = "token-of-a-test";

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void an_attempt_is_one_request_also_when_the_gateway_asks_to_wait(int status) throws Exception {
        try (dk.broen.simulator.sms.SmsGateway gateway = new dk.broen.simulator.sms.SmsGateway(0, TOKEN, Clock.systemUTC());
            DefaultCamelContext camel = new DefaultCamelContext()) {
            gateway.behave(new Behaviour.Refusing(status));
            camel.getRegistry().bind(OneRequest.NAME, new OneRequest());
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:sms").errorHandler(noErrorHandler())
                        .to(new Gateways(encryptedRelay(25), SomeGateways.sms(gateway.uri().toString(), TOKEN)).sms());
                }
            });
            camel.start();

            assertThatThrownBy(() -> camel.createProducerTemplate().sendBodyAndHeaders("direct:sms", "{}",
                Map.of("Authorization", "Bearer " + TOKEN))).isInstanceOf(CamelExecutionException.class);

            assertThat(gateway.attempts()).isEqualTo(1);
        }
    }
}
