package dk.broen.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.RouteTest;
import dk.broen.simulator.hospital.VansMessage;
import dk.broen.simulator.hospital.XdisMessage;
import dk.broen.simulator.people.TestPeople;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Runs the routes from the queue of the hospital on. {@link IntakeXdisRouteTest} tests what is stored. */
@RouteTest
@UseAdviceWith
class TakeXdisRouteTest {
    private final XdisMessage letter =
        XdisMessage.admission("XDIS-5603", new TestPeople(5603).next(), Instant.parse("2026-11-21T20:00:00Z"));
    private AdvisedRoutes routes;
    private AdvisedRoute route;
    private MockEndpoint answers;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes all) throws Exception {
        routes = all;
        route = all.get("take-xdis");
        answers = route.partner("jms:queue:hospital-answers");
    }

    @Test
    void a_letter_is_stored_and_then_answered() {
        assertThat(route.steps()).isEqualTo("""
            identify-letter
            owner-letter
            seal-letter
            store-letter
            stored-letter
            answer-XCTL03
            """);
        assertThat(route.handlers()).as("the way on which it came handles what fails").isEmpty();
    }

    @Test
    void bytes_and_text_are_answered_with_a_receipt() throws Exception {
        AdvisedRoute auh = routes.get("hospital-messages-auh");

        auh.run(QueuedMessages.bytes(letter.bytes()));
        auh.run(QueuedMessages.text(new String(letter.bytes(), StandardCharsets.UTF_8)));

        assertThat(answers.getExchanges()).hasSize(2).allSatisfy(one -> {
            assertThat(one.getMessage().getBody(String.class)).contains("<PositiveReceipt>", "XDIS-5603");
            assertThat(one.getMessage().getHeader("JMS_AMQP_ContentType")).isEqualTo("application/xml");
        });
        assertThat(route.partner("jms:queue:intake").getExchanges()).hasSize(2);
    }

    @Test
    void a_letter_of_another_hospital_and_a_wrong_one_are_refused_with_their_place() throws Exception {
        routes.get("hospital-messages-odense").run(QueuedMessages.bytes(letter.bytes()));
        assertThat(answers.getExchanges()).singleElement()
            .satisfies(one -> assertThat(one.getMessage().getBody(String.class)).contains("<NegativeReceipt>", "SENDER_FOREIGN at Sender"));

        routes.get("hospital-messages-auh").run(QueuedMessages.bytes(letter.with("StatusCode", "nyt").bytes()));
        assertThat(answers.getExchanges()).singleElement()
            .satisfies(one -> assertThat(one.getMessage().getBody(String.class)).contains("<NegativeReceipt>", "Letter.StatusCode"));
        assertThat(route.partner("jms:queue:intake").getExchanges()).isEmpty();
    }

    @Test
    void a_sender_that_asks_for_no_positive_receipt_gets_no_answer() throws Exception {
        routes.get("hospital-messages-auh")
            .run(QueuedMessages.bytes(letter.with("AcknowledgementCode", "minuspositivkvitt").bytes()));

        assertThat(answers.getExchanges()).isEmpty();
        assertThat(route.partner("jms:queue:intake").getExchanges()).hasSize(1);
    }

    @Test
    void the_receipts_of_another_hub_are_neither_answered_nor_kept() throws Exception {
        AdvisedRoute auh = routes.get("hospital-messages-auh");
        MockEndpoint refused = auh.partner("jms:queue:refused");
        auh.run(QueuedMessages.bytes(letter.bytes()));
        auh.run(QueuedMessages.bytes(letter.with("StatusCode", "nyt").bytes()));
        List<byte[]> receipts = answers.getExchanges().stream().map(one -> one.getMessage().getBody(byte[].class)).toList();
        assertThat(receipts).hasSize(2);
        int kept = refused.getExchanges().size();

        for (byte[] receipt : receipts) {
            auh.run(QueuedMessages.bytes(receipt));
            auh.run(QueuedMessages.bytes(VansMessage.letter(receipt).bytes()));
            auh.run(QueuedMessages.bytes(VansMessage.of("XML", "MCM:XCTL03", "XC0330Q", receipt).bytes()));
        }

        assertThat(answers.getExchanges()).hasSize(2);
        assertThat(refused.getExchanges()).hasSize(kept);
    }

    @Test
    void a_damaged_receipt_is_neither_answered_nor_kept() throws Exception {
        AdvisedRoute auh = routes.get("hospital-messages-auh");
        String receipt = "<Emessage xmlns=\"http://rep.oio.dk/sundcom.dk/medcom.dk/xml/schemas/2005/08/07/\"><NegativeReceipt><Letter>";

        auh.run(QueuedMessages.text(receipt));
        auh.run(QueuedMessages.bytes(VansMessage.letter(receipt.getBytes(StandardCharsets.UTF_8)).bytes()));

        assertThat(answers.getExchanges()).isEmpty();
        assertThat(auh.partner("jms:queue:refused").getExchanges()).isEmpty();
    }

    @Test
    void a_letter_under_the_name_of_a_receipt_is_answered_and_kept() throws Exception {
        AdvisedRoute auh = routes.get("hospital-messages-auh");

        auh.run(QueuedMessages.bytes(VansMessage.of("XML", "MCM:XCTL03", "XC0330Q", letter.bytes()).bytes()));

        assertThat(answers.getExchanges()).singleElement()
            .satisfies(one -> assertThat(one.getMessage().getBody(String.class)).contains("<NegativeVans>", "Document.Name"));
        assertThat(auh.partner("jms:queue:refused").getExchanges()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identify-letter", "owner-letter", "seal-letter", "store-letter", "stored-letter", "answer-XCTL03"})
    void a_letter_goes_back_to_its_queue_when_a_step_fails(String step) throws Exception {
        AdvisedRoute auh = routes.get("hospital-messages-auh");
        route.fails(step, Fault.inTheHub());

        assertThat(auh.run(QueuedMessages.bytes(letter.bytes())).getException()).as("rolled back").isNotNull();
        assertThat(answers.getExchanges()).isEmpty();
    }
}
