package dk.broen.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.journal.JournalEntry;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.domain.terms.Cpr;
import dk.broen.routes.arrival.Arrival;
import dk.broen.routes.arrival.SealedArrivals;
import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.RouteTest;
import dk.broen.simulator.hospital.VansMessage;
import dk.broen.simulator.hospital.XdisMessage;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@RouteTest
@UseAdviceWith
class IntakeXdisRouteTest {
    private static final TestPerson CITIZEN = new TestPeople(5200).next();
    private static final byte[] NOT_XDIS = "<Bundle/>".getBytes(StandardCharsets.US_ASCII);
    @Autowired
    private SealedArrivals sealed;
    @Autowired
    private Citizens citizens;
    private AdvisedRoute route;
    private MockEndpoint intake;
    private MockEndpoint refused;
    private String id;
    private XdisMessage message;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes) throws Exception {
        route = routes.get("intake-xdis");
        intake = route.partner("jms:queue:intake");
        refused = route.partner("jms:queue:refused");
        id = UUID.randomUUID().toString();
        message = XdisMessage.admission(id, CITIZEN, Instant.parse("2026-11-21T20:00:00Z"));
    }

    @Test
    void a_message_is_stored_and_then_answered() {
        assertThat(route.steps()).isEqualTo("""
            xdis-address
            read-letter
            open-letter
            take-letter
            """);
        assertThat(route.from()).startsWith("platform-http:/xdis/messages?httpMethodRestrict=POST");
    }

    @Test
    void a_refusal_is_stored_and_then_answered_and_any_other_failure_is_answered() {
        assertThat(route.handlers()).isEqualTo("""
            receipt-http
              no-answer-http
            message-refused-http
              keep-and-answer-http
                seal-refused-http
                store-refused-http
                answer-422
                refusal-not-kept-http
                  answer-503-refused
            hub-unable-http
              answer-503
            """);
    }

    @Test
    void only_the_encrypted_message_and_the_hash_of_its_citizen_are_stored() {
        assertThat(status(message.bytes())).isEqualTo(202);

        assertThat(intake.getExchanges()).singleElement().extracting(Exchange::getMessage).satisfies(stored -> {
            assertThat(stored.getHeaders()).containsOnlyKeys("JMSXGroupID").containsValue(citizens.keyOf(new Cpr(CITIZEN.cpr())));
            Arrival arrival = sealed.open(stored.getBody(byte[].class));
            assertThat(arrival.raw()).isEqualTo(message.bytes());
            assertThat(arrival.kind()).isEqualTo(JournalEntry.Kind.XDIS);
            assertThat(arrival.source()).isEqualTo("auh");
            assertThat(arrival.feed()).isEqualTo("5790000120017");
            assertThat(arrival.controlId()).isEqualTo(id);
        });
    }

    @Test
    void a_stored_message_is_answered_with_a_positive_receipt_if_its_sender_asks_for_one() {
        assertThat(answer(message.bytes())).contains("<PositiveReceipt>", "<OriginalLetterIdentifier>" + id + "<");
        assertThat(answer(message.with("AcknowledgementCode", "minuspositivkvitt").bytes())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"read-letter", "open-letter", "take-letter"})
    void a_sender_is_asked_to_send_again_when_a_step_fails(String step) {
        route.fails(step, Fault.inTheHub());

        assertThat(answer(message.bytes())).contains("\"status\":503");
    }

    @Test
    void what_comes_in_an_envelope_is_answered_in_one_unless_no_receipt_is_asked_for() {
        VansMessage stored = new VansMessage(answer(VansMessage.letter(message.bytes()).bytes()));
        VansMessage refusal = new VansMessage(answer(VansMessage.letter(NOT_XDIS).bytes()));

        assertThat(stored.text("Name")).isEqualTo("MCM:XCTL03");
        assertThat(stored.text("Version")).isEqualTo("XC0330Q");
        assertThat(stored.data()).contains("<PositiveReceipt>", id);
        assertThat(refusal.text("Name")).isEqualTo("MCM:XCTL02");
        assertThat(refusal.data()).contains("<NegativeReceipt>", "NOT_XDIS at Emessage");
        assertThat(answer(VansMessage.letter(message.with("AcknowledgementCode", "minuspositivkvitt").bytes()).bytes())).isEmpty();
    }

    @Test
    void a_sender_is_asked_to_send_again_while_the_broker_is_away() {
        Fault.brokerAway(intake);

        assertThat(status(message.bytes())).isEqualTo(503);
    }

    @Test
    void only_the_encrypted_refusal_is_stored_and_then_answered() {
        assertThat(answer(NOT_XDIS)).contains("<NegativeReceipt>", "<RefuseText>NOT_XDIS at Emessage: ");

        assertThat(intake.getExchanges()).isEmpty();
        assertThat(refused.getExchanges()).singleElement().extracting(Exchange::getMessage).satisfies(stored -> {
            assertThat(stored.getHeaders()).isEmpty();
            assertThat(sealed.openRefusal(stored.getBody(byte[].class)).raw()).isEqualTo(NOT_XDIS);
        });
    }

    @Test
    void a_refusal_is_kept_under_the_hospital_that_sent_it() {
        assertThat(status(message.with("StatusCode", "nyt").bytes())).isEqualTo(422);

        assertThat(refused.getExchanges()).singleElement()
            .satisfies(kept -> assertThat(sealed.openRefusal(kept.getMessage().getBody(byte[].class)).source()).isEqualTo("auh"));
    }

    @Test
    void a_refusal_that_cannot_be_stored_is_not_told() {
        Fault.brokerAway(refused);

        assertThat(status(NOT_XDIS)).isEqualTo(503);
    }

    @Test
    void a_receipt_has_a_status_and_no_answer() {
        byte[] receipt = answer(message.bytes()).getBytes(StandardCharsets.UTF_8);

        Exchange exchange = route.run(receipt);

        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(202);
        assertThat(exchange.getMessage().getBody(String.class)).isEmpty();
        assertThat(refused.getExchanges()).isEmpty();
    }

    private String answer(byte[] request) {
        return route.run(request).getMessage().getBody(String.class);
    }

    /** The status of the answer, which has no header but its status and its type. */
    private int status(byte[] request) {
        Exchange exchange = route.run(request);
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeaders()).containsOnlyKeys(Exchange.HTTP_RESPONSE_CODE, Exchange.CONTENT_TYPE);
        return exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, int.class);
    }
}
