package dk.broen.routes.delivery;

import static dk.broen.routes.delivery.SomeGateways.SMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dk.broen.adapters.configuration.ConfigurationDirectory;
import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.adapters.crypto.Keys;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.mappings.notice.InboxLink;
import dk.broen.simulator.mail.MailServer;
import dk.broen.simulator.mail.ReceivedMail;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An invitation as a mail server receives it: the text for people, and the entry for the calendar (ADR 128). */
class InvitationMailTest {
    @TempDir
    private Path directory;

    @Test
    void a_mail_server_gets_the_text_first_and_the_calendar_entry_after_it() throws Exception {
        try (MailServer server = new MailServer(0)) {
            send(SomeNotices.inviting(ContentLevel.PLAIN), server);

            ReceivedMail mail = server.received().get(0);
            assertThat(server.received()).hasSize(1);
            assertThat(mail.body()).contains("I inviteres til en behandlingskonference", "Svar senest: tirsdag den 24. november 2026");
            assertThat(mail.attachments()).singleElement().satisfies(entry -> {
                assertThat(entry.type()).contains("text/calendar", "method=PUBLISH");
                assertThat(entry.text()).startsWith("BEGIN:VCALENDAR").contains("SUMMARY:Svarfrist\\, ref 7KQ4ZT");
            });
        }
    }

    @Test
    void a_pointer_stays_a_single_text() throws Exception {
        try (MailServer server = new MailServer(0)) {
            send(SomeNotices.inviting(ContentLevel.POINTER), server);

            assertThat(server.received().get(0).attachments()).isEmpty();
            assertThat(server.received().get(0).headers().get("Content-Type")).startsWith("text/plain");
        }
    }

    private void send(ClearedNotice.ToUnit notice, MailServer server) throws Exception {
        ConfigurationResult.Loaded shipped = (ConfigurationResult.Loaded) new ConfigurationDirectory(Path.of("..", "config")).load();
        Keys.create(directory.resolve("keys"));
        Gateways gateways = new Gateways(new MailRelay("127.0.0.1", server.port(), false, "", "", "broen@localhost", Optional.empty(),
            List.of("odense.example")), SMS);
        Render render = new Render(new NoticeNames(shipped.directory()), mock(WardReply.class), gateways,
            new Correlations(Keys.load(directory.resolve("keys")).index()), shipped.texts(),
            new InboxLink(shipped.texts(), Optional.empty()));
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:mail").to(gateways.mail());
                }
            });
            camel.start();
            Exchange exchange = new DefaultExchange(camel);
            render.mail(notice, exchange);
            Exchange sent = camel.createProducerTemplate().send("direct:mail", exchange);
            assertThat(sent.getException()).isNull();
        }
    }
}
