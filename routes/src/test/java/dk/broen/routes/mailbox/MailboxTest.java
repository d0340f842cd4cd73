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

    private static MailConfiguration read(Mailbox.Encryption encryption, int port) throws Exception {
        Mailbox mailbox =
            new Mailbox("mail.example", port, "broen", "secret", "INBOX/Svar & bounce+", "Broen", encryption, Duration.ofMinutes(1));
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getRegistry().bind(MailboxLogin.NAME, new MailboxLogin(mailbox));
            camel.getRegistry().bind(MailboxPatience.NAME, new MailboxPatience(mailbox, new SimpleMeterRegistry(), Clock.systemUTC()));
            camel.getRegistry().bind("noHeaders", new DefaultHeaderFilterStrategy());
            return camel.getEndpoint(mailbox.endpoint(), MailEndpoint.class).getConfiguration();
        }
    }
}
