package dk.broen.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dk.broen.adapters.crypto.UnknownKeyException;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.domain.notification.CameBack;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.StayReports;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;

class FailedSendTest {
    private static final DueNotification DUE = mail(1);
    private static final DueNotification MEDCOM = SomeNotices.reported().due();

    @ParameterizedTest
    @ValueSource(ints = {550, 551, 553, 554})
    void a_recipient_that_the_mail_server_refuses_for_good_is_final(int code) {
        assertThat(of(recipient(code))).isEqualTo(new Outcome.Refused(DUE, "REFUSED_SMTP_" + code));
    }

    @Test
    void what_is_refused_at_a_resend_may_have_been_heard_before_and_is_left_to_a_human() {
        DueNotification again = mail(2);

        assertThat(new FailedSend(recipient(550)).of(again)).isEqualTo(new Outcome.Refused(again, "SMTP_550_AGAIN"));
        assertThat(new FailedSend(http(400)).of(again)).isEqualTo(new Outcome.Refused(again, "HTTP_400_AGAIN"));
        assertThat(CameBack.isCause("SMTP_550_AGAIN")).isFalse();
        assertThat(CameBack.isCause("REFUSED_SMTP_550")).isTrue();
    }

    @Test
    void a_recipient_that_the_mail_server_refuses_for_now_is_tried_again() {
        assertThat(of(recipient(451))).isEqualTo(new Outcome.Failed(DUE, "SMTP_451"));
    }

    @Test
    void a_refused_sender_is_not_about_the_notice() {
        assertThat(of(new SMTPSendFailedException("MAIL FROM:<broen@localhost>", 550, "no", null, null, null, null)))
            .isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void a_refused_login_is_an_outage() {
        assertThat(of(new AuthenticationFailedException("535"))).isInstanceOf(Outcome.Released.class);
        assertThat(of(new SMTPSendFailedException("MAIL FROM:<broen@localhost>", 530, "log in first", null, null, null, null)))
            .isInstanceOf(Outcome.Released.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 402, 404, 405, 407, 415, 503})
    void a_gateway_that_refuses_the_hub_or_does_not_work_is_an_outage(int status) {
        assertThat(of(http(status))).isEqualTo(new Outcome.Released(DUE, "HTTP_" + status));
        assertThat(new FailedSend(http(status)).silent(Channel.SMS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 504})
    void a_proxy_that_gets_no_answer_of_the_gateway_does_not_know_whether_it_has_the_notice(int status) {
        assertThat(of(http(status))).isEqualTo(new Outcome.Failed(DUE, "HTTP_" + status));
        assertThat(new FailedSend(http(status)).silent(Channel.SMS)).isTrue();
    }

    @Test
    void a_gateway_that_knows_the_reference_has_the_notice() {
        assertThat(new FailedSend(http(409)).wasThereBefore()).isTrue();
    }

    @Test
    void a_lost_connection_is_an_outage_in_which_the_notice_may_have_left() {
        assertThat(of(new SocketException("Connection reset"))).isEqualTo(new Outcome.Failed(DUE, "SocketException"));
        assertThat(new FailedSend(new SocketException("Connection reset")).silent(Channel.SMS)).isTrue();
        assertThat(new FailedSend(new IOException("the gateway closed without an answer")).silent(Channel.SMS)).isTrue();
        assertThat(new FailedSend(new MessagingException("Exception reading response", new EOFException())).silent(Channel.SMS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"421 too busy\r\n", ""})
    void a_mail_server_that_closes_at_its_greeting_has_got_nothing(String greeting) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> greets = CompletableFuture.runAsync(() -> greet(server, greeting));
            Properties settings = new Properties();
            settings.setProperty("mail.smtp.timeout", "20000");
            try (Transport transport = Session.getInstance(settings).getTransport("smtp")) {
                Throwable failure = catchThrowable(() -> transport.connect("127.0.0.1", server.getLocalPort(), null, null));
                assertThat(of((Exception) failure)).isInstanceOf(Outcome.Released.class);
                assertThat(new FailedSend(failure).silent(Channel.SMS)).isTrue();
            }
            greets.join();
        }
    }

    @Test
    void a_mail_server_that_closes_before_it_took_the_mail_has_got_nothing() {
        SMTPSendFailedException closes =
            new SMTPSendFailedException("MAIL FROM:<broen@localhost>", 421, "closing", null, null, null, null);
        assertThat(of(closes)).isInstanceOf(Outcome.Released.class);
        assertThat(new FailedSend(closes).silent(Channel.SMS)).isTrue();
        assertThat(of(recipient(421))).isEqualTo(new Outcome.Failed(DUE, "SMTP_421"));
        assertThat(new FailedSend(recipient(421)).silent(Channel.SMS)).isTrue();
    }

    @Test
    void what_cannot_be_written_was_heard_by_nobody() {
        assertThat(new FailedSend(new UndeliverableException("CONTACT_POINT_GONE")).beforeSending(DUE))
            .isEqualTo(new Outcome.Unwritable(DUE, "CONTACT_POINT_GONE"));
        assertThat(new FailedSend(new IllegalStateException("a fault")).beforeSending(DUE))
            .isEqualTo(new Outcome.NotHeard(DUE, "IllegalStateException"));
        assertThat(new FailedSend(new IllegalStateException(mock(UnknownKeyException.class))).beforeSending(DUE))
            .as("another hub has the key")
            .isInstanceOf(Outcome.Released.class);
        assertThat(new FailedSend(new DataAccessResourceFailureException("away", new SQLException("away", "08006"))).beforeSending(DUE))
            .as("the database is away")
            .isInstanceOf(Outcome.Released.class);
        assertThat(new FailedSend(new NotNowException("STOPPING")).beforeSending(DUE)).isEqualTo(new Outcome.Released(DUE, "STOPPING"));
    }

    @Test
    void a_host_that_cannot_be_reached_has_got_nothing() {
        assertThat(of(new MessagingException("no connection", new ConnectException("refused")))).isEqualTo(
            new Outcome.Released(DUE, "ConnectException"));
        assertThat(of(new UnknownHostException("mail.example"))).isInstanceOf(Outcome.Released.class);
        assertThat(new FailedSend(new ConnectException("refused")).silent(Channel.SMS)).isTrue();
    }

    @Test
    void a_host_that_does_not_answer_may_have_got_it_and_counts_as_silent() {
        assertThat(of(new SocketTimeoutException("read"))).isEqualTo(new Outcome.Failed(DUE, "SocketTimeoutException"));
        assertThat(new FailedSend(new SocketTimeoutException("read")).silent(Channel.SMS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 410, 422})
    void an_sms_that_the_gateway_refuses_for_good_is_final(int status) {
        assertThat(of(http(status))).isEqualTo(new Outcome.Refused(DUE, "REFUSED_HTTP_" + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 410, 422})
    void a_message_that_a_medcom_host_refuses_for_good_is_no_message_of_the_stay(int status) {
        assertThat(new FailedSend(http(status)).of(MEDCOM)).isEqualTo(new Outcome.Refused(MEDCOM, "HTTP_" + status));
        assertThat(StayReports.isRefusal("HTTP_" + status)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 410, 422})
    void a_message_that_a_medcom_host_refuses_at_a_resend_stays_a_message_of_the_stay(int status) {
        DueNotification again = SomeNotices.reported(2, Optional.of("SocketTimeoutException")).due();

        assertThat(new FailedSend(http(status)).of(again)).isEqualTo(new Outcome.Refused(again, "HTTP_" + status + "_AGAIN"));
        assertThat(StayReports.isRefusal("HTTP_" + status + "_AGAIN")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 408, 413, 425, 429, 500})
    void an_sms_that_the_gateway_refuses_for_now_is_tried_again(int status) {
        assertThat(of(http(status))).isEqualTo(new Outcome.Failed(DUE, "HTTP_" + status));
        assertThat(new FailedSend(http(status)).silent(Channel.SMS)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 405, 415})
    void a_medcom_host_that_refuses_the_hub_got_nothing_and_a_human_must_hear_of_it(int status) {
        assertThat(new FailedSend(http(status)).of(MEDCOM)).isEqualTo(new Outcome.NotHeard(MEDCOM, "HTTP_" + status));
        assertThat(new FailedSend(http(status)).silent(Channel.MEDCOM)).as("it answers, and others may use it").isFalse();
    }

    @Test
    void a_medcom_host_that_is_away_is_silent_and_a_human_must_hear_of_it() {
        assertThat(new FailedSend(http(503)).of(MEDCOM)).isEqualTo(new Outcome.NotHeard(MEDCOM, "HTTP_503"));
        assertThat(new FailedSend(http(503)).silent(Channel.MEDCOM)).isTrue();
        assertThat(new FailedSend(new UnknownHostException("eoj.example")).of(MEDCOM)).isInstanceOf(Outcome.NotHeard.class);
        assertThat(new FailedSend(new ConnectException("refused")).of(MEDCOM)).isInstanceOf(Outcome.NotHeard.class);
        assertThat(new FailedSend(new ConnectException("refused")).silent(Channel.MEDCOM)).isTrue();
        assertThat(new FailedSend(new NotNowException("CHANNEL_PAUSED")).beforeSending(MEDCOM)).as("not tried")
            .isInstanceOf(Outcome.Released.class);
    }

    private static void greet(ServerSocket server, String greeting) {
        try (Socket client = server.accept()) {
            client.getOutputStream().write(greeting.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static DueNotification mail(int attempts) {
        DueNotification due = mock(DueNotification.class);
        when(due.channel()).thenReturn(Channel.MAIL);
        when(due.attempts()).thenReturn(attempts);
        return due;
    }

    private static Outcome of(Exception failure) {
        return new FailedSend(failure).of(DUE);
    }

    private static MessagingException recipient(int code) {
        return new SMTPSendFailedException("RCPT TO:<unit@kommune.example>", code, "no",
            new SMTPAddressFailedException(null, "RCPT TO:<unit@kommune.example>", code, "no"), null, null, null);
    }

    private static HttpOperationFailedException http(int status) {
        return new HttpOperationFailedException("http://127.0.0.1/sms", status, "", "", Map.of(), "");
    }
}
