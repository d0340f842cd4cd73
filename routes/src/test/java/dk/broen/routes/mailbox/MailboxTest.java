package dk.broen.routes.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import org.apache.camel.component.mail.MailConfiguration;
import org.apache.camel.component.mail.MailEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultHeaderFilterStrategy;
import org.junit.jupiter.api.Test;

/** What Camel and the mail library read in the address of the mailbox. {@link MailboxTransportTest} reads one without encryption. */
class MailboxTest {
    @Test
    void a_mailbox_is_encrypted_from_the_first_byte_and_its_host_is_checked() throws Exception {
        MailConfiguration read = read(Mailbox.Encryption.IMPLICIT, 993);

        assertThat(read.getProtocol()).isEqualTo("imaps");
        Properties library = read.getAdditionalJavaMailProperties();
        assertThat(library).containsEntry("mail.imaps.ssl.checkserveridentity", "true")
            .containsEntry("mail.imaps.ssl.protocols", "TLSv1.2 TLSv1.3").containsEntry("mail.imaps.timeout", "20000")
            .containsEntry("mail.imaps.writetimeout", "20000");
    }

    @Test
    void a_mailbox_with_starttls_is_not_read_without_it() throws Exception {
        MailConfiguration read = read(Mailbox.Encryption.STARTTLS, 143);

        assertThat(read.getProtocol()).isEqualTo("imap");
        assertThat(read.getAdditionalJavaMailProperties()).containsEntry("mail.imap.starttls.enable", "true")
            .containsEntry("mail.imap.starttls.required", "true").containsEntry("mail.imap.ssl.checkserveridentity", "true")
            .containsEntry("mail.imap.ssl.protocols", "TLSv1.2 TLSv1.3");
    }

    @Test
    void all_mails_of_the_folder_are_read_and_none_is_deleted() throws Exception {
        MailConfiguration read = read(Mailbox.Encryption.IMPLICIT, 993);

        assertThat(read.getFolderName()).isEqualTo("INBOX/Svar & bounce+");
        assertThat(read.isUnseen()).isFalse();
        assertThat(read.isDelete()).isFalse();
        assertThat(read.getPasswordAuthentication().getPassword()).isEqualTo("secret");
    }

    @Test
    void more_mails_than_one_look_takes_are_taken_at_once_and_those_that_stay_are_passed_over() throws Exception {
        Mailbox mailbox = mailbox(Mailbox.Encryption.IMPLICIT, 993);
        try (DefaultCamelContext camel = camel(mailbox)) {
            MailEndpoint endpoint = camel.getEndpoint(mailbox.endpoint(), MailEndpoint.class);

            assertThat(endpoint.isGreedy()).isTrue();
            assertThat(endpoint.getIdempotentRepository()).isInstanceOf(TakenMails.class).isSameAs(endpoint.getMailUidGenerator());
        }
    }

    private static MailConfiguration read(Mailbox.Encryption encryption, int port) throws Exception {
        Mailbox mailbox = mailbox(encryption, port);
        try (DefaultCamelContext camel = camel(mailbox)) {
            return camel.getEndpoint(mailbox.endpoint(), MailEndpoint.class).getConfiguration();
        }
    }

    private static Mailbox mailbox(Mailbox.Encryption encryption, int port) {
        return new Mailbox("mail.example", port, "broen", "secret", "INBOX/Svar & bounce+", "Broen", encryption, Duration.ofMinutes(1));
    }

    private static DefaultCamelContext camel(Mailbox mailbox) {
        DefaultCamelContext camel = new DefaultCamelContext();
        TakenMails taken = new TakenMails();
        camel.getRegistry().bind(MailboxLogin.NAME, new MailboxLogin(mailbox));
        camel.getRegistry().bind(MailboxPatience.NAME,
            new MailboxPatience(mailbox, taken, new SimpleMeterRegistry(), Clock.systemUTC()));
        camel.getRegistry().bind(TakenMails.NAME, taken);
        camel.getRegistry().bind("noHeaders", new DefaultHeaderFilterStrategy());
        return camel;
    }
}
