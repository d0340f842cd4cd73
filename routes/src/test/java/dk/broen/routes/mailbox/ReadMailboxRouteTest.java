package dk.broen.routes.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.RouteTest;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.apache.camel.component.mail.MailMessage;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Runs the route from the mail on; {@link MailboxTransportTest} tests the mailbox. */
@RouteTest
@UseAdviceWith
class ReadMailboxRouteTest {
    private static final String STRANGER = "From: a@kommune.example\r\nmoveTo: Trash\r\ncopyTo: Public\r\ndelete: true\r\n\r\nhej";
    private AdvisedRoute route;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes) throws Exception {
        route = routes.get("read-mailbox");
    }

    @Test
    void a_mail_is_read_and_moved_after_what_it_says_is_committed() {
        assertThat(route.from()).startsWith("imaps://mailbox.test:993?").contains("authenticator=#mailboxLogin", "unseen=false",
            "mail.imaps.ssl.checkserveridentity=true").doesNotContain("secret", "delete=");
        assertThat(route.steps()).isEqualTo("""
            take-mail
            settle-incoming
            sort-mail
            """);
        assertThat(route.handlers()).isEqualTo("""
            mail-not-taken
              leave-mail
            mail-fails
              set-mail-aside
            """);
    }

    @Test
    void no_header_of_a_mail_says_what_becomes_of_it() throws Exception {
        Exchange exchange = taken(STRANGER);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getIn().getHeaders()).hasSize(1).containsEntry("moveTo", "Broen.unmatched");
    }

    @Test
    void a_mail_stays_while_the_database_is_away() throws Exception {
        route.fails("settle-incoming", Fault.databaseAway());

        Exchange exchange = taken(STRANGER);

        assertThat(exchange.getException()).as("handled").isNull();
        assertThat(exchange.getIn().getHeaders()).isEmpty();
    }

    @Test
    void a_mail_stays_when_the_mailbox_fails() throws Exception {
        route.fails("settle-incoming", new MessagingException("staged"));

        assertThat(taken(STRANGER).getIn().getHeaders()).isEmpty();
    }

    @Test
    void a_mail_on_which_the_hub_fails_is_set_aside() throws Exception {
        route.fails("settle-incoming", Fault.inTheHub());

        assertThat(taken(STRANGER).getIn().getHeaders()).hasSize(1).containsEntry("moveTo", "Broen.unreadable");
    }

    private Exchange taken(String text) throws MessagingException {
        Folder inbox = mock(Folder.class);
        when(inbox.getSeparator()).thenReturn('.');
        MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()),
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))) {
            @Override
            public Folder getFolder() {
                return inbox;
            }
        };
        return route.runWith(exchange -> exchange.setIn(new MailMessage(exchange, mail, false)));
    }
}
