package dk.broen.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.occasions.Citizens;
import dk.broen.domain.terms.Cpr;
import dk.broen.routes.arrival.SealedArrivals;
import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.HospitalMessages;
import dk.broen.routes.staging.RouteTest;
import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Runs the routes from the queue of the hospital on. */
@RouteTest
@UseAdviceWith
class TakeHl7RouteTest {
    private static final TestPerson CITIZEN = new TestPeople(5305).next();
    private final AdtMessage admitted = HospitalMessages.admitted(CITIZEN);
    @Autowired
    private SealedArrivals sealed;
    @Autowired
    private Citizens citizens;
    private final String reply = SomeReplies.text("EPJ|AUH", CITIZEN.cpr(), "8BCDFG", "NEJ");
    private AdvisedRoute queue;
    private AdvisedRoute route;
    private MockEndpoint intake;
    private MockEndpoint replies;
    private MockEndpoint refused;
    private MockEndpoint answers;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes) throws Exception {
        queue = routes.get("hospital-messages-auh");
        route = routes.get("take-hl7");
        intake = route.partner("jms:queue:intake");
        replies = routes.get("take-reply").partner("jms:queue:replies");
        refused = route.partner("jms:queue:refused");
        answers = route.partner("jms:queue:hospital-answers");
    }

    @Test
    void a_message_is_stored_as_over_mllp_and_then_answered() {
        assertThat(route.steps()).isEqualTo("""
            reply-or-event-hl7
              take-reply-hl7
              identify-hl7
              owner-hl7
              seal-hl7
              store-hl7
              stored-hl7
              acknowledge-hl7
            """);
        assertThat(route.handlers()).as("the way on which it came handles what fails").isEmpty();
    }

    @Test
    void an_acknowledgement_is_neither_answered_nor_kept() throws Exception {
        assertThat(queue.run(QueuedMessages.bytes(admitted.with("MSH-9", "ACK^A01^ACK").bytes())).getException()).isNull();

        assertThat(answers.getExchanges()).isEmpty();
        assertThat(refused.getExchanges()).isEmpty();
        assertThat(intake.getExchanges()).isEmpty();
    }

    @Test
    void only_the_encrypted_message_is_stored_and_the_answer_has_the_id_of_the_message() throws Exception {
        assertThat(queue.run(QueuedMessages.bytes(admitted.bytes())).getException()).isNull();

        assertThat(intake.getExchanges()).singleElement().extracting(Exchange::getMessage).satisfies(stored -> {
            assertThat(stored.getHeaders()).containsOnlyKeys("JMSXGroupID").containsValue(citizens.keyOf(new Cpr(CITIZEN.cpr())));
            assertThat(sealed.open(stored.getBody(byte[].class)).raw()).isEqualTo(admitted.bytes());
        });
        assertThat(answer().getHeaders()).containsOnlyKeys("CamelJmsDestinationName", "JMSCorrelationID", "JMS_AMQP_ContentType")
            .containsEntry("CamelJmsDestinationName", "hospital-answers.auh").containsEntry("JMSCorrelationID", QueuedMessages.ID);
        assertThat(answer().getBody()).isInstanceOf(byte[].class);
        assertThat(answer().getBody(String.class)).contains("MSA|AA|");
    }

    @Test
    void a_text_is_stored_in_the_character_set_that_it_declares_and_answered_with_a_text() throws Exception {
        String latin = text(admitted.with("PV1-3", "P2^Ærø").with("MSH-18", "8859/1").bytes());
        String utf8 = text(admitted.inUtf8().bytes(), StandardCharsets.UTF_8);

        queue.run(QueuedMessages.text(latin));
        queue.run(QueuedMessages.text(utf8));

        assertThat(answers.getExchanges()).extracting(one -> one.getMessage().getBody()).allSatisfy(body -> assertThat(body)
            .isInstanceOf(String.class).asString().contains("MSA|AA|"));
        assertThat(sealed.open(intake.getExchanges().get(0).getMessage().getBody(byte[].class)).raw())
            .isEqualTo(latin.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(sealed.open(intake.getExchanges().get(1).getMessage().getBody(byte[].class)).raw())
            .isEqualTo(utf8.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_reply_of_a_ward_is_stored_among_the_replies_and_answered_by_queue() throws Exception {
        queue.run(QueuedMessages.bytes(SomeReplies.bytes(reply)));

        assertThat(answer().getBody(String.class)).contains("MSA|AA|R-1");
        assertThat(intake.getExchanges()).isEmpty();
        assertThat(replies.getExchanges()).singleElement().satisfies(stored -> {
            byte[] body = stored.getMessage().getBody(byte[].class);
            assertThat(text(body)).doesNotContain(CITIZEN.cpr());
            assertThat(text(sealed.open(body).raw())).isEqualTo(reply);
        });
    }

    @Test
    void a_reply_in_the_name_of_another_hospital_is_refused() throws Exception {
        queue.run(QueuedMessages.bytes(SomeReplies.bytes(reply.replace("EPJ|AUH", "COSMIC|ODENSE"))));

        assertThat(answer().getBody(String.class)).contains("MSA|AR|", "this queue or folder belongs");
        assertThat(replies.getExchanges()).isEmpty();
    }

    @Test
    void a_text_that_does_not_fit_the_character_set_that_it_declares_is_refused() throws Exception {
        queue.run(QueuedMessages.text(text(admitted.with("MSH-18", "8859/1").bytes()).replace("V", "V\u0141")));

        assertThat(answer().getBody(String.class)).contains("MSA|AE|", "not valid in the character set");
    }

    @Test
    void another_hospital_as_sender_is_refused_and_kept_as_a_message_of_the_hospital_whose_queue_it_is() throws Exception {
        queue.run(QueuedMessages.bytes(admitted.from("COSMIC", "ODENSE").bytes()));

        assertThat(answer().getBody(String.class)).contains("MSA|AR|", "204^Unknown key identifier", "this queue or folder belongs");
        assertThat(intake.getExchanges()).isEmpty();
        assertThat(refused.getExchanges()).singleElement().satisfies(kept -> assertThat(
            sealed.openRefusal(kept.getMessage().getBody(byte[].class)).source()).isEqualTo("auh"));
    }

    @Test
    void in_enhanced_mode_both_acknowledgements_are_sent() throws Exception {
        queue.run(QueuedMessages.bytes(admitted.with("MSH-15", "AL").with("MSH-16", "AL").bytes()));

        assertThat(answers.getExchanges()).extracting(one -> one.getMessage().getBody(String.class)).hasSize(2)
            .satisfiesExactly(commit -> assertThat(commit).contains("MSA|CA|"), applied -> assertThat(applied).contains("MSA|AA|"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"identify-hl7", "owner-hl7", "seal-hl7", "store-hl7", "stored-hl7", "acknowledge-hl7"})
    void a_message_goes_back_to_its_queue_when_a_step_fails(String step) throws Exception {
        route.fails(step, Fault.inTheHub());

        assertThat(queue.run(QueuedMessages.bytes(admitted.bytes())).getException()).as("rolled back").isNotNull();
        assertThat(answers.getExchanges()).isEmpty();
    }

    @Test
    void a_refusal_that_cannot_be_stored_is_not_told() throws Exception {
        Fault.brokerAway(refused);

        assertThat(queue.run(QueuedMessages.text("hello")).getException()).isNotNull();
        assertThat(answers.getExchanges()).isEmpty();
    }

    private Message answer() {
        assertThat(answers.getExchanges()).hasSize(1);
        return answers.getExchanges().get(0).getMessage();
    }

    private static String text(byte[] bytes) {
        return text(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes, Charset charset) {
        return new String(bytes, charset);
    }
}
