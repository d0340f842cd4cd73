package dk.broen.routes.acknowledgement;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.RouteTest;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RouteTest
@UseAdviceWith
class AcknowledgementIntakeRouteTest {
    private static final String OUTCOMES = "jms:queue:acknowledgement-outcomes";
    private AdvisedRoute route;
    private AdvisedRoutes routes;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes all) throws Exception {
        routes = all;
        route = all.get("acknowledgement-intake-0751");
    }

    @Test
    void each_municipality_has_an_address_of_its_own_and_a_transaction_of_its_broker() throws Exception {
        assertThat(routes.all()).filteredOn(each -> each.id().startsWith("acknowledgement-intake-")).hasSize(3)
            .allSatisfy(each -> assertThat(each.from()).contains("transacted=true", "disableReplyTo=true"));
        assertThat(route.from()).startsWith("jms:queue:acknowledgements.0751?");
        assertThat(route.steps()).isEqualTo("""
            answering-municipality-0751
            record-acknowledgement-0751
            outcome-of-acknowledgement-0751
            """);
        assertThat(route.handlers()).isEmpty();
    }

    @Test
    void the_outcome_goes_to_the_queue_of_the_municipality_with_the_id_of_the_message() {
        route.before("answering-municipality-0751", exchange -> exchange.getMessage().setHeader("JMSCorrelationID", "K-17"));

        assertThat(route.run("{").getException()).isNull();

        assertThat(outcomes()).singleElement().satisfies(outcome -> {
            assertThat(outcome.getHeaders()).containsOnlyKeys("CamelJmsDestinationName", "JMSCorrelationID")
                .containsEntry("CamelJmsDestinationName", "acknowledgement-outcomes.0751").containsEntry("JMSCorrelationID", "K-17");
            assertThat(outcome.getBody(String.class)).contains("\"outcome\":\"UNREADABLE\"");
        });
    }

    @Test
    void a_message_whose_outcome_cannot_be_sent_goes_back_to_its_queue() {
        route.fails("outcome-of-acknowledgement-0751", Fault.inTheHub());

        assertThat(route.run("{\"reference\": \"ZZZZZZ\", \"answer\": \"RECEIVED\", \"by\": \"x\"}").getException()).isNotNull();
    }

    private List<Message> outcomes() {
        return route.partner(OUTCOMES).getExchanges().stream().map(Exchange::getMessage).toList();
    }
}
