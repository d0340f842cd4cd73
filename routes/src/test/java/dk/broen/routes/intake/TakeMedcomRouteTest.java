package dk.broen.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.routes.arrival.SealedArrivals;
import dk.broen.routes.delivery.Acknowledgements;
import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.HospitalMessages;
import dk.broen.routes.staging.RouteTest;
import dk.broen.simulator.hospital.VansMessage;
import dk.broen.simulator.people.TestPeople;
import java.nio.charset.StandardCharsets;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Runs the routes from the queue of the hospital on. */
@RouteTest
@UseAdviceWith
class TakeMedcomRouteTest {
    @Autowired
    private SealedArrivals sealed;
    private AdvisedRoutes routes;
    private AdvisedRoute route;
    private MockEndpoint answers;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes all) throws Exception {
        routes = all;
        route = all.get("take-medcom");
        answers = route.partner("jms:queue:hospital-answers");
    }

    @Test
    void a_message_is_stored_as_over_http_and_then_answered() {
        assertThat(route.steps()).isEqualTo("""
            identify-notification
            owner-notification
            validate-notification
            refuse-reused-bundle
            seal-notification
            store-notification
            stored-notification
            answer-202
            """);
        assertThat(route.handlers()).as("the way on which it came handles what fails").isEmpty();
    }

    @Test
    void bytes_and_text_are_stored_and_answered_with_an_acknowledgement() throws Exception {
        byte[] admission = HospitalMessages.medcom("M-1", new TestPeople(5306).next());
        AdvisedRoute queue = routes.get("hospital-messages-" + hospitalOf(admission));

        queue.run(QueuedMessages.bytes(admission));
        queue.run(QueuedMessages.text(new String(admission, StandardCharsets.UTF_8)));

        assertThat(answers.getExchanges()).hasSize(2).allSatisfy(one -> {
            assertThat(one.getMessage().getBody(String.class)).contains("acknowledgement-message", "\"ok\"", "M-1");
            assertThat(one.getMessage().getHeader("JMS_AMQP_ContentType")).isEqualTo("application/fhir+json");
            assertThat(one.getMessage().getHeader("JMSCorrelationID")).isEqualTo(QueuedMessages.ID);
        });
        assertThat(route.partner("jms:queue:intake").getExchanges()).hasSize(2).allSatisfy(stored -> assertThat(
            sealed.open(stored.getMessage().getBody(byte[].class)).raw()).isEqualTo(admission));
    }

    @Test
    void what_is_wrong_and_what_another_hospital_sends_is_refused_with_its_place() throws Exception {
        AdvisedRoute auh = routes.get("hospital-messages-auh");

        auh.run(QueuedMessages.text("{\"resourceType\": \"Bundle\"}"));
        auh.run(QueuedMessages.bytes(HospitalMessages.medcom("M-2", new TestPeople(5307).next())));

        assertThat(answers.getExchanges()).extracting(one -> one.getMessage()).extracting(message -> message.getBody(String.class))
            .satisfiesExactly(first -> assertThat(first).contains("\"severity\":\"error\""),
                second -> assertThat(second).contains("SENDER_FOREIGN", "MessageHeader.sender"));
        assertThat(route.partner("jms:queue:intake").getExchanges()).isEmpty();
    }

    @Test
    void an_acknowledgement_is_neither_answered_nor_kept() throws Exception {
        AdvisedRoute auh = routes.get("hospital-messages-auh");
        byte[] acknowledgement = Acknowledgements.about("1", "ok");

        auh.run(QueuedMessages.bytes(acknowledgement));
        auh.run(QueuedMessages.bytes(VansMessage.of("HL7", "MCM:FCTL#ok", "2.0.0", acknowledgement).bytes()));
        auh.run(
            QueuedMessages.bytes(VansMessage.of("HL7", "MCM:FCTL#fatal-error", "2.0.0", "{}".getBytes(StandardCharsets.UTF_8)).bytes()));

        assertThat(answers.getExchanges()).isEmpty();
        assertThat(auh.partner("jms:queue:refused").getExchanges()).isEmpty();
    }

    @Test
    void a_notification_under_the_name_of_an_acknowledgement_is_answered_and_kept() throws Exception {
        AdvisedRoute auh = routes.get("hospital-messages-auh");
        byte[] unknownSender = new String(HospitalMessages.medcom("M-3", new TestPeople(5311).next()), StandardCharsets.UTF_8)
            .replaceAll("\\d{15}", "111110000011111").getBytes(StandardCharsets.UTF_8);

        auh.run(QueuedMessages.bytes(VansMessage.of("HL7", "MCM:FCTL#ok", "2.0.0", unknownSender).bytes()));

        assertThat(answers.getExchanges()).singleElement().satisfies(one -> assertThat(new VansMessage(one.getMessage()
            .getBody(String.class)).data()).contains("fatal-error", "SENDER_UNKNOWN"));
        assertThat(auh.partner("jms:queue:refused").getExchanges()).hasSize(1);
    }

    private static String hospitalOf(byte[] admission) {
        return new String(admission, StandardCharsets.UTF_8).contains("777770000016001") ? "odense" : "herlev";
    }
}
