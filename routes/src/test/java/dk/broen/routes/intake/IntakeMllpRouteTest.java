package dk.broen.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.occasions.Citizens;
import dk.broen.domain.terms.Cpr;
import dk.broen.mappings.hl7v2.Hl7EnvelopeReader;
import dk.broen.routes.arrival.SealedArrivals;
import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.HospitalMessages;
import dk.broen.routes.staging.RouteTest;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
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

@RouteTest
@UseAdviceWith
class IntakeMllpRouteTest {
    private static final TestPerson CITIZEN = new TestPeople(471).next();
    private static final byte[] MESSAGE = HospitalMessages.admitted(CITIZEN).bytes();
    private static final byte[] WITHOUT_CITIZEN =
        "MSH|^~\\&|EPJ|AUH|BROEN|BROEN|20261121220000||ADT^A01|4711|P|2.5\rPID|1\r".getBytes(StandardCharsets.US_ASCII);
    @Autowired
    private SealedArrivals sealed;
    @Autowired
    private Citizens citizens;
    private AdvisedRoute route;
    private MockEndpoint intake;
    private MockEndpoint refused;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes) throws Exception {
        route = routes.get("intake-mllp");
        intake = route.partner("jms:queue:intake");
        refused = route.partner("jms:queue:refused");
    }

    @Test
    void a_message_is_stored_and_then_acknowledged() {
        assertThat(route.steps()).isEqualTo("""
            remember-raw
            reply-or-event
              take-the-reply
              identify
              seal
              store
              count
              stored
              acknowledge
            """);
        assertThat(route.from()).startsWith("mllp:tcp:");
    }

    @Test
    void a_refusal_is_stored_and_then_answered_and_any_other_failure_is_answered() {
        assertThat(route.handlers()).isEqualTo("""
            not-kept-hl7
              answer-without-keeping
            message-refused-hl7
              keep-and-answer-hl7
                seal-refused-hl7
                store-refused-hl7
                count-refused
                answer-AE
                refusal-not-kept-hl7
                  answer-AR-refused
            hub-unable-hl7
              answer-AR
            """);
    }

    @Test
    void only_the_encrypted_message_and_the_hash_of_its_citizen_are_stored() {
        assertThat(answer(MESSAGE)).contains("MSA|AA|");

        assertThat(intake.getExchanges()).singleElement().extracting(Exchange::getMessage).satisfies(stored -> {
            assertThat(stored.getHeaders()).containsOnlyKeys("JMSXGroupID").containsValue(citizens.keyOf(new Cpr(CITIZEN.cpr())));
            assertThat(sealed.open(stored.getBody(byte[].class)).raw()).isEqualTo(MESSAGE);
        });
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"MSH|^~\\&|EPJ|AUH|BROEN|BROEN|20261121220000||ACK^A01|4711|P|2.5\rMSA|AA|1\r", "MSH|^~\\&|X|Y|||||ack|1|P|9\r"})
    void an_acknowledgement_is_neither_answered_nor_kept(String acknowledgement) {
        assertThat(answer(acknowledgement.getBytes(StandardCharsets.US_ASCII))).isEmpty();

        assertThat(intake.getExchanges()).isEmpty();
        assertThat(refused.getExchanges()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"seal", "store", "stored", "acknowledge"})
    void a_hospital_is_asked_to_send_again_when_a_step_fails(String step) {
        route.fails(step, Fault.inTheHub());

        assertThat(answer(MESSAGE)).contains("MSA|AR|");
    }

    @ParameterizedTest
    @ValueSource(strings = {"remember-raw", "identify"})
    void a_hospital_gets_no_answer_when_the_hub_fails_before_it_has_read_the_header(String step) {
        route.fails(step, Fault.inTheHub());

        assertThat(route.run(MESSAGE).getException()).as("the connection is closed").isNotNull();
    }

    @Test
    void a_step_that_fails_is_not_repeated() {
        route.fails("store", 1, Fault.inTheHub());

        assertThat(answer(MESSAGE)).contains("MSA|AR|");
        assertThat(intake.getExchanges()).isEmpty();
    }

    @Test
    void a_hospital_is_asked_to_send_again_while_the_broker_is_away() {
        Fault.brokerAway(intake);

        assertThat(answer(MESSAGE)).contains("MSA|AR|");
    }

    @Test
    void only_the_encrypted_refusal_is_stored_and_then_answered() {
        assertThat(answer(WITHOUT_CITIZEN)).contains("MSA|AE|4711", "PID-3");

        assertThat(intake.getExchanges()).isEmpty();
        assertThat(refused.getExchanges()).singleElement().extracting(Exchange::getMessage).satisfies(stored -> {
            assertThat(stored.getHeaders()).isEmpty();
            assertThat(sealed.openRefusal(stored.getBody(byte[].class)).raw()).isEqualTo(WITHOUT_CITIZEN);
        });
    }

    @Test
    void an_answer_of_a_ward_is_taken_and_not_stored_as_an_event() {
        String reply = "MSH|^~\\&|EPJ|AUH|BROEN|BROEN|20261121220000||ORU^R01|4711|P|2.5\rPID|1||" + CITIZEN.cpr() + "^^^CPR\rOBR|1\r";

        assertThat(answer(reply.getBytes(StandardCharsets.US_ASCII))).contains("MSA|AE|4711", "OBR-2");
        assertThat(refused.getExchanges()).as("kept as refused").hasSize(1);
        assertThat(intake.getExchanges()).isEmpty();
    }

    @Test
    void a_message_after_a_gap_is_answered_and_not_kept() {
        route.fails("identify", new MessageRefused.SequenceGap(new Hl7EnvelopeReader().read(MESSAGE, StandardCharsets.ISO_8859_1)));

        assertThat(answer(MESSAGE)).contains("MSA|AR|", "207^");

        assertThat(intake.getExchanges()).isEmpty();
        assertThat(refused.getExchanges()).isEmpty();
    }

    @Test
    void a_refusal_that_cannot_be_stored_is_not_told() {
        Fault.brokerAway(refused);

        assertThat(answer(WITHOUT_CITIZEN)).contains("MSA|AR|4711").doesNotContain("PID-3");
    }

    private String answer(byte[] message) {
        Exchange exchange = route.run(message);
        assertThat(exchange.getException()).isNull();
        Message answer = exchange.getMessage();
        return new String(answer.getBody(byte[].class), StandardCharsets.ISO_8859_1);
    }
}
