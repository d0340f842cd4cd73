package dk.broen.routes.delivery;

import static dk.broen.routes.delivery.SomeGateways.SMS;
import static dk.broen.routes.delivery.SomeGateways.relayWithLogin;
import static dk.broen.simulator.mail.MailServerInTrouble.DROP;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.notification.ContentLevel;
import dk.broen.simulator.mail.MailServerInTrouble;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The troubles of SMTP (docs/FAILURES.md), each over a real connection: whether the mail waits without an attempt, is tried again, or is given
 * up.
 */
class MailTroubleTest {
    /** Empty: sent. */
    private static Optional<Outcome> sent(MailServerInTrouble server) throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:mail").errorHandler(noErrorHandler()).to(new Gateways(relayWithLogin(server.port(), "", ""), SMS).mail());
                }
            });
            camel.start();
            Exchange sent = camel.createProducerTemplate().send("direct:mail", exchange -> {
                exchange.getMessage().setBody("text");
                exchange.getMessage().setHeaders(new HashMap<>(
                    Map.of("To", "unit@kommune.example", "From", "broen@localhost", "Subject", "test", "Message-ID", "<1@localhost>")));
            });
            return Optional.ofNullable(sent.getException())
                .map(failure -> new FailedSend(failure).of(SomeNotices.to(SomeNotices.MAIL, ContentLevel.PLAIN).due()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        // the server says that it closes, before it took anything
        "greeting,421 closing,Released", "MAIL,421 closing,Released",
        // grey-listing, too many recipients, no space
        "RCPT,450 grey-listed,Failed", "RCPT,451 try later,Failed", "RCPT,452 no space,Failed", "DATA,451 try later,Failed",
        "end,452 no space,Failed",
        // unknown, refused, too long
        "RCPT,550 unknown,Refused", "RCPT,554 refused,Refused", "end,552 too long,Refused", "end,554 refused,Refused",
        // a connection that is dropped: at once, and after the mail
        "RCPT," + DROP + ",Failed", "end," + DROP + ",Failed"})
    void a_trouble_leads_to(String where, String answer, String outcome) throws Exception {
        try (MailServerInTrouble server = new MailServerInTrouble()) {
            server.next(where, answer);
            assertThat(sent(server)).get().extracting(became -> became.getClass().getSimpleName()).isEqualTo(outcome);
        }
    }

    @Test
    void a_connection_that_is_dropped_after_it_was_accepted_has_got_nothing() throws Exception {
        try (MailServerInTrouble server = new MailServerInTrouble()) {
            server.next("greeting", DROP);
            assertThat(sent(server)).get().isInstanceOf(Outcome.Released.class);
        }
    }

    @Test
    void an_answer_of_ten_thousand_letters_in_one_line_is_an_answer() throws Exception {
        try (MailServerInTrouble server = new MailServerInTrouble()) {
            server.next("end", "250 " + "x".repeat(10_000));
            assertThat(sent(server)).isEmpty();
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void without_a_trouble_it_is_sent() throws Exception {
        try (MailServerInTrouble server = new MailServerInTrouble()) {
            assertThat(sent(server)).isEmpty();
            assertThat(server.received()).hasSize(1);
        }
    }
}
