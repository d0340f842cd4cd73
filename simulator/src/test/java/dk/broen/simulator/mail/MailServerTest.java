package dk.broen.simulator.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.junit.jupiter.api.Test;

class MailServerTest {

    private static final String BODY = "Kære kollega\n\nBorgeren er udskrevet. Åbn Broen.\n.\nVenlig hilsen\n";

    @Test
    void a_mail_is_kept_with_envelope_and_decoded_subject_and_body() throws MessagingException {
        try (MailServer server = new MailServer(0)) {
            send(server.port(), "a@aarhus.invalid");
            assertThat(server.received()).singleElement().satisfies(MailServerTest::assertIsTheSentMail);
        }
    }

    @Test
    void a_restarted_server_has_the_same_port_and_the_earlier_mails() throws MessagingException {
        try (MailServer server = new MailServer(0)) {
            int port = server.port();
            send(port, "a@aarhus.invalid");
            server.stop();
            assertThatThrownBy(() -> send(port, "b@aarhus.invalid")).isInstanceOf(MessagingException.class);
            server.start();
            send(port, "c@aarhus.invalid");
            assertThat(server.port()).isEqualTo(port);
            assertThat(server.received()).extracting(ReceivedMail::to).containsExactly("a@aarhus.invalid", "c@aarhus.invalid");
        }
    }

    @Test
    void a_failing_server_refuses_as_often_as_requested_and_then_accepts() throws MessagingException, IOException {
        try (FailingMailServer server = new FailingMailServer(0)) {
            server.refuseNext(2, 451);
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> send(server.port(), "a@aarhus.invalid")).satisfies(
                    refused -> assertThat(refused.getCause() instanceof SMTPAddressFailedException failed ? failed.getReturnCode() : 0)
                        .isEqualTo(451));
            }
            assertThat(server.received()).isEmpty();
            send(server.port(), "a@aarhus.invalid");
            assertThat(server.attempts()).isEqualTo(3);
            assertThat(server.received()).singleElement().satisfies(MailServerTest::assertIsTheSentMail);
        }
    }

    @Test
    void a_server_in_trouble_keeps_a_mail_as_it_was_sent_and_meets_its_trouble_once() throws MessagingException, IOException {
        try (MailServerInTrouble server = new MailServerInTrouble()) {
            server.next("DATA", "421 closing");
            assertThatThrownBy(() -> send(server.port(), "a@aarhus.invalid")).isInstanceOf(MessagingException.class);
            assertThat(server.given()).isEqualTo(1);
            send(server.port(), "a@aarhus.invalid");
            assertThat(server.received()).singleElement().satisfies(MailServerTest::assertIsTheSentMail);
        }
    }

    @Test
    void a_server_in_trouble_refuses_a_command_without_an_address_and_goes_on() throws IOException {
        try (MailServerInTrouble server = new MailServerInTrouble(); Socket socket = new Socket("127.0.0.1", server.port());
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write("MAIL FROM:nobody\r\nRCPT TO:<a@aarhus.invalid>\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(List.of(in.readLine(), in.readLine(), in.readLine())).containsExactly("220 ready", "501 no address", "250 ok");
        }
    }

    private static void assertIsTheSentMail(ReceivedMail mail) {
        assertThat(mail.from()).isEqualTo("broen@hub.invalid");
        assertThat(mail.to()).isEqualTo("a@aarhus.invalid");
        assertThat(mail.subject()).isEqualTo("Nyt på sagen æøå");
        assertThat(mail.body()).isEqualTo(BODY.stripTrailing());
        assertThat(mail.messageId()).startsWith("<").endsWith(">");
        assertThat(mail.headers()).containsEntry("x-broen-notice", "N1").containsKey("Subject");
    }

    private static void send(int port, String to) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", String.valueOf(port));
        MimeMessage mail = new MimeMessage(Session.getInstance(properties));
        mail.setFrom(new InternetAddress("broen@hub.invalid"));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        mail.setSubject("Nyt på sagen æøå", "UTF-8");
        mail.setText(BODY, "UTF-8");
        mail.setHeader("X-Broen-Notice", "N1");
        Transport.send(mail);
    }
}
