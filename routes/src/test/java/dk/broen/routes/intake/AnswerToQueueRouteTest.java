package dk.broen.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.HospitalMessages;
import dk.broen.routes.staging.RouteTest;
import dk.broen.simulator.people.TestPeople;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** {@link TakeHl7RouteTest} tests what an answer has. */
@RouteTest
@UseAdviceWith
class AnswerToQueueRouteTest {
    private AdvisedRoute queue;
    private AdvisedRoute route;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes) throws Exception {
        queue = routes.get("hospital-messages-auh");
        route = routes.get("answer-to-queue");
    }

    @Test
    void an_answer_goes_to_the_queue_of_its_hospital() {
        assertThat(route.steps()).isEqualTo("""
            address-answer
            each-answer
              send-answer
            """);
        assertThat(route.handlers()).as("the transaction of the message fails").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"address-answer", "send-answer"})
    void a_message_whose_answer_cannot_be_sent_goes_back_to_its_queue(String step) throws Exception {
        route.fails(step, Fault.inTheHub());

        assertThat(queue.run(QueuedMessages.bytes(HospitalMessages.admitted(new TestPeople(5604).next()).bytes())).getException())
            .as("stored and not answered").isNotNull();
        assertThat(queue.run(QueuedMessages.text("hello")).getException()).as("refused and not answered").isNotNull();
        assertThat(route.partner("jms:queue:hospital-answers").getExchanges()).isEmpty();
    }
}
