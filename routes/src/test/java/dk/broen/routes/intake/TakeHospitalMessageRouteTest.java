package dk.broen.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.HospitalMessages;
import dk.broen.routes.staging.RouteTest;
import dk.broen.simulator.people.TestPeople;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RouteTest
@UseAdviceWith
class TakeHospitalMessageRouteTest {
    private AdvisedRoute route;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes) throws Exception {
        route = routes.get("take-hospital-message");
        route.before("take-message", exchange -> exchange.setProperty(QueueOwner.HOSPITAL, "auh"));
    }

    @Test
    void a_message_goes_where_its_format_is_read() {
        assertThat(route.steps()).isEqualTo("""
            take-message
            which-format
              take-medcom
              take-hl7
            """);
        assertThat(route.handlers()).isEqualTo("""
            acknowledgement-on-queue
              no-answer-queue
            hl7-refused
              source-of-hl7
              seal-refused-queue-hl7
              store-refused-queue-hl7
              refuse-hl7
              address-refusal-hl7
              each-refusal-hl7
                send-refusal-hl7
            medcom-refused
              source-of-medcom
              seal-refused-queue-medcom
              store-refused-queue-medcom
              refuse-medcom
              address-refusal-medcom
              each-refusal-medcom
                send-refusal-medcom
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
}
