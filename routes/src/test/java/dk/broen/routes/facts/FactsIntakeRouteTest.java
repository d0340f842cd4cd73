package dk.broen.routes.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.RouteTest;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RouteTest
@UseAdviceWith
class FactsIntakeRouteTest {
    private static final String ANSWERS = "jms:queue:facts-answers";
    private AdvisedRoute route;
    private AdvisedRoutes routes;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes all) throws Exception {
        routes = all;
        route = all.get("facts-intake-0751");
    }

    @Test
    void each_municipality_has_an_address_of_its_own_and_a_transaction_of_its_broker() throws Exception {
        assertThat(routes.all()).extracting(AdvisedRoute::id).contains("facts-intake-0461", "facts-intake-0492", "facts-intake-0751");
        assertThat(route.from()).startsWith("jms:queue:facts.0751?transacted=true");
        assertThat(route.steps()).isEqualTo("""
            municipality-0751
            record-facts-0751
            answer-facts-0751
            """);
        assertThat(route.handlers()).isEmpty();
    }

    @Test
    void a_sender_chooses_no_address_for_the_answer() throws Exception {
        assertThat(routes.all()).filteredOn(each -> each.id().startsWith("facts-intake-")).hasSize(3)
            .allSatisfy(each -> assertThat(each.from()).contains("disableReplyTo=true"));
    }

    @Test
    void the_answer_goes_to_the_queue_of_the_municipality_with_the_id_of_the_message() {
        route.before("municipality-0751", exchange -> exchange.getMessage().setHeader("JMSCorrelationID", "K-17"));

        assertThat(route.run(SomeFacts.unreadable()).getException()).isNull();

        assertThat(answers()).singleElement().satisfies(answer -> {
            assertThat(answer.getHeaders()).containsOnlyKeys("CamelJmsDestinationName", "JMSCorrelationID")
                .containsEntry("CamelJmsDestinationName", "facts-answers.0751").containsEntry("JMSCorrelationID", "K-17");
            assertThat(answer.getBody(String.class)).contains("\"outcome\":\"UNREADABLE\"");
        });
    }

    @Test
    void a_message_without_a_correlation_id_is_answered_with_its_message_id() {
        route.before("municipality-0751", exchange -> exchange.getMessage().setHeader("JMSMessageID", "ID:9"));

        route.run(SomeFacts.unreadable());

        assertThat(answers()).singleElement().satisfies(answer -> assertThat(answer.getHeader("JMSCorrelationID")).isEqualTo("ID:9"));
    }

    @Test
    void a_message_that_cannot_be_answered_goes_back_to_its_queue_and_the_next_time_nothing_changes() {
        String message = SomeFacts.service("2026-02-01");
        route.fails("answer-facts-0751", Fault.inTheHub());
        assertThat(route.run(message).getException()).isNotNull();
        route.counts("answer-facts-0751");

        route.run(message);

        assertThat(answers()).singleElement().satisfies(answer -> assertThat(answer.getBody(String.class))
            .contains("\"outcome\":\"RECORDED\"").contains("\"counts\":{\"UNCHANGED\":1}"));
    }

    private List<org.apache.camel.Message> answers() {
        MockEndpoint queue = route.partner(ANSWERS);
        return queue.getExchanges().stream().map(Exchange::getMessage).toList();
    }
}
