package dk.broen.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.mappings.format.MessageFormat;
import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.HospitalMessages;
import dk.broen.routes.staging.RouteTest;
import dk.broen.simulator.hospital.XdisMessage;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RouteTest
@UseAdviceWith
class TakeHospitalMessageRouteTest {
    private static final TestPerson CITIZEN = new TestPeople(5602).next();
    private AdvisedRoute route;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes) throws Exception {
        route = routes.get("take-hospital-message");
    }

    @Test
    void a_message_goes_where_its_format_is_read() {
        assertThat(route.steps()).isEqualTo("""
            recognise-format
            which-format
              message-medcom
              message-xdis
              message-hl7
            wrap-answer
            """);
        assertThat(route.handlers()).as("the way on which it came handles what fails").isEmpty();
    }

    @Test
    void its_beginning_says_which_format_it_has_and_what_is_none_is_answered_as_hl7() throws Exception {
        assertThat(body(HospitalMessages.medcom("M-5602", CITIZEN))).contains("acknowledgement-message");
        assertThat(body(XdisMessage.admission("XDIS-5602", CITIZEN, Instant.parse("2026-11-21T20:00:00Z")).bytes()))
            .contains("<PositiveReceipt>");
        assertThat(body(HospitalMessages.admitted(CITIZEN).bytes())).contains("MSA|AA|");
        assertThat(failure(bytes("hello"))).isInstanceOf(MessageRefused.Hl7.class);
    }

    @Test
    void an_address_says_it_before_the_beginning_does() {
        route.before("recognise-format", exchange -> exchange.setProperty(RecogniseFormat.FORMAT, MessageFormat.XDIS));

        assertThat(failure(bytes("{}"))).isInstanceOf(MessageRefused.Xdis.class);
    }

    @Test
    void what_is_too_long_is_refused_in_the_words_of_its_format_and_only_its_start_is_kept() {
        String filler = "x".repeat(100_000);

        assertThat(tooLong("{" + filler)).isInstanceOf(MessageRefused.MedCom.class);
        assertThat(tooLong("<a xmlns='http://rep.oio.dk/sundcom.dk/medcom.dk/xml/schemas/2005/08/07/'>" + filler))
            .isInstanceOf(MessageRefused.Xdis.class);
        assertThat(tooLong("MSH|" + filler)).isInstanceOf(MessageRefused.Hl7.class);
    }

    private MessageRefused tooLong(String message) {
        Exchange exchange = route.run(bytes(message));
        assertThat(exchange.getProperty(SealRefusal.RAW, byte[].class)).hasSize(100_000);
        MessageRefused refused = (MessageRefused) exchange.getException();
        assertThat(refused.code()).isEqualTo("MESSAGE_TOO_LONG");
        return refused;
    }

    private Exception failure(byte[] message) {
        return route.run(message).getException();
    }

    private String body(byte[] message) {
        route.before("recognise-format", opened -> opened.setProperty(SealRefusal.RAW, message));
        Exchange exchange = route.run(message);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(String.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
