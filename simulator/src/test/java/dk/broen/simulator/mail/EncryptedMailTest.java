package dk.broen.simulator.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.broen.simulator.tls.LoopbackCertificate;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptedMailTest {

    private static LoopbackCertificate certificate;

    @BeforeAll
    static void makeCertificate(@TempDir Path directory) throws IOException {
        certificate = LoopbackCertificate.in(directory);
    }

    @Test
    void a_server_that_requires_starttls_refuses_unencrypted_mail() {
        try (MailServer server = new MailServer(0, new Encryption.StartTls(certificate))) {
            assertThatThrownBy(() -> send(settings(server))).isInstanceOf(MessagingException.class).hasMessageContaining("530");

            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void a_sender_that_requires_starttls_can_send() throws MessagingException {
        try (MailServer server = new MailServer(0, new Encryption.StartTls(certificate))) {
            Properties settings = requiringStartTls(trusting(server));
            send(settings);

            assertThat(server.received()).singleElement().extracting(ReceivedMail::subject).isEqualTo("Ny besked på Ærø");
        }
    }

    @Test
    void a_sender_that_requires_starttls_does_not_send_to_a_server_without_it() {
        try (MailServer server = new MailServer(0)) {
            Properties settings = requiringStartTls(trusting(server));
            assertThatThrownBy(() -> send(settings)).isInstanceOf(MessagingException.class).hasMessageContaining("STARTTLS");

            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void a_sender_that_does_not_trust_the_certificate_does_not_send() {
        try (MailServer server = new MailServer(0, new Encryption.StartTls(certificate))) {
            Properties settings = requiringStartTls(settings(server));
            assertThatThrownBy(() -> send(settings)).isInstanceOf(MessagingException.class)
                .hasRootCauseMessage("unable to find valid certification path to requested target")
                .hasCauseInstanceOf(SSLHandshakeException.class);

            assertThat(server.received()).isEmpty();
        }
    }

    private static Properties requiringStartTls(Properties settings) {
        settings.put("mail.smtp.starttls.enable", "true");
        settings.put("mail.smtp.starttls.required", "true");
        return settings;
    }

    private static Properties trusting(MailServer server) {
        Properties settings = settings(server);
        settings.put("mail.smtp.ssl.socketFactory", certificate.context().getSocketFactory());
        settings.put("mail.smtp.ssl.checkserveridentity", "true");
        return settings;
    }

    private static Properties settings(MailServer server) {
        Properties settings = new Properties();
        settings.put("mail.transport.protocol.rfc822", "smtp");
        settings.put("mail.smtp.host", "localhost");
        settings.put("mail.smtp.port", String.valueOf(server.port()));
        settings.put("mail.smtp.timeout", "10000");
        settings.put("mail.smtp.connectiontimeout", "10000");
        return settings;
    }

    private static void send(Properties settings) throws MessagingException {
        MimeMessage mail = new MimeMessage(Session.getInstance(settings));
        mail.setFrom(new InternetAddress("broen@hub.invalid"));
        mail.addRecipient(Message.RecipientType.TO, new InternetAddress("a@aeroe.invalid"));
        mail.setSubject("Ny besked på Ærø", "UTF-8");
        mail.setText("Åbn Broen.", "UTF-8");
        Transport.send(mail);
    }
}
