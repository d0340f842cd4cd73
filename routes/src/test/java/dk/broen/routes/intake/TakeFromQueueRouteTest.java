package dk.broen.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.HospitalMessages;
import dk.broen.routes.staging.RouteTest;
import dk.broen.simulator.hospital.VansMessage;
import dk.broen.simulator.people.TestPeople;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RouteTest
@UseAdviceWith
class TakeFromQueueRouteTest {
    private AdvisedRoute route;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes) throws Exception {
        route = routes.get("take-from-queue");
        route.before("take-message", exchange -> exchange.setProperty(Owner.HOSPITAL, "auh"));
    }

    @Test
    void a_message_is_taken_and_then_answered() {
        assertThat(route.steps()).isEqualTo("""
            take-message
            open-queued
            take-queued
            answer-queued
            """);
        assertThat(route.handlers()).isEqualTo("""
            acknowledgement-on-queue
              no-answer-queue
            refused-on-queue
              seal-refused-queue
              store-refused-queue
              refuse-queue
              send-refusal
            not-taken
              report-not-taken
            """);
    }

    @Test
    void a_message_on_which_the_hub_fails_goes_back_to_its_queue_unanswered() throws Exception {
        AtomicInteger attempts = route.fails("take-message", Fault.inTheHub());

        assertThat(route.run(QueuedMessages.bytes(HospitalMessages.admitted(new TestPeople(5303).next()).bytes())).getException())
            .isNotNull();

        assertThat(attempts).hasValue(1);
        assertThat(route.partner("jms:queue:hospital-answers").getExchanges()).isEmpty();
    }

    @Test
    void a_message_that_is_neither_text_nor_bytes_is_refused() throws Exception {
        assertThat(route.run(QueuedMessages.map()).getException()).isNull();

        assertThat(route.partner("jms:queue:hospital-answers").getExchanges()).singleElement()
            .satisfies(answer -> assertThat(answer.getMessage().getBody(String.class)).contains("MSA|AE|", "neither text nor bytes"));
        assertThat(route.partner("jms:queue:refused").getExchanges()).hasSize(1);
    }

    @Test
    void a_message_that_is_too_long_is_refused() throws Exception {
        byte[] admission = HospitalMessages.admitted(new TestPeople(5304).next()).bytes();
        String tooLong = new String(admission, StandardCharsets.ISO_8859_1) + "ZZZ|" + "x".repeat(100_000) + "\r";

        assertThat(route.run(QueuedMessages.text(tooLong)).getException()).isNull();

        assertThat(route.partner("jms:queue:hospital-answers").getExchanges()).singleElement()
            .satisfies(answer -> assertThat(answer.getMessage().getBody(String.class)).contains("MSA|AE|", "longer than the agreed limit"));
    }

    @Test
    void what_comes_in_an_envelope_is_answered_in_one() throws Exception {
        byte[] admission = HospitalMessages.medcom("M-5600", new TestPeople(5600).next());
        route.before("take-message", exchange -> exchange.setProperty(Owner.HOSPITAL, hospitalOf(admission)));

        route.run(QueuedMessages.bytes(VansMessage.notification("AdmissionInpatient", admission).bytes()));
        route.run(QueuedMessages.text(VansMessage.notification("AdmissionInpatient", admission).xml()));

        assertThat(route.partner("jms:queue:hospital-answers").getExchanges()).hasSize(2).extracting(Exchange::getMessage)
            .allSatisfy(message -> {
                VansMessage answer = new VansMessage(message.getBody(String.class));
                assertThat(answer.text("Name")).isEqualTo("MCM:FCTL#ok");
                assertThat(answer.data()).contains("acknowledgement-message", "M-5600");
                assertThat(message.getHeader("JMS_AMQP_ContentType")).isEqualTo("application/xml");
                assertThat(message.getHeader("JMSCorrelationID")).isEqualTo(QueuedMessages.ID);
            });
        assertThat(route.partner("jms:queue:intake").getExchanges()).hasSize(2);
    }

    @Test
    void a_wrong_envelope_gets_a_negative_receipt_and_one_that_nobody_can_be_named_for_a_problem() throws Exception {
        VansMessage envelope = VansMessage.letter("<e/>".getBytes(StandardCharsets.UTF_8));

        route.run(QueuedMessages.bytes(envelope.replace("<Format>XML", "<Format>PDF").bytes()));
        route.run(QueuedMessages.bytes(envelope.replace("EndPointType=\"EAN\"", "EndPointType=\"SOR\"").bytes()));

        assertThat(route.partner("jms:queue:hospital-answers").getExchanges()).extracting(one -> one.getMessage().getBody(String.class))
            .satisfiesExactly(
                receipt -> assertThat(receipt).contains("<NegativeVans>", "VALUE_UNKNOWN at VANSEnvelope.Message",
                    "<OriginalEnvelopeIdentifier>"),
                problem -> assertThat(problem).contains("\"status\":422", "VALUE_UNKNOWN at VANSEnvelope.SenderID@EndPointType"));
        assertThat(route.partner("jms:queue:refused").getExchanges()).hasSize(2);
    }

    @Test
    void a_receipt_is_never_answered() throws Exception {
        String receipt = VansMessage.letter("<e/>".getBytes(StandardCharsets.UTF_8)).xml().replaceFirst("(?s)<Message>.*</Message>",
            "<Receipt><NegativeVans><Error><Description>x</Description></Error><OriginalEnvelopeIdentifier>1</OriginalEnvelopeIdentifier>"
                + "</NegativeVans></Receipt>");

        assertThat(route.run(QueuedMessages.text(receipt)).getException()).isNull();
        assertThat(route.run(QueuedMessages.text(receipt.replace("OriginalEnvelopeIdentifier", "Other"))).getException()).isNull();

        assertThat(route.partner("jms:queue:hospital-answers").getExchanges()).isEmpty();
        assertThat(route.partner("jms:queue:refused").getExchanges()).isEmpty();
    }

    private static String hospitalOf(byte[] admission) {
        return new String(admission, StandardCharsets.UTF_8).contains("777770000016001") ? "odense" : "herlev";
    }
}
