package dk.broen.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dk.broen.adapters.outbox.DueNotification;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Map;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailedSendTest {
    private static final DueNotification DUE = mock(DueNotification.class);

    @ParameterizedTest
    @ValueSource(ints = {550, 551, 553, 554})
    void a_recipient_that_the_mail_server_refuses_for_good_is_final(int code) {
        assertThat(of(recipient(code))).isEqualTo(new Outcome.Refused(DUE, "SMTP_" + code));
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
        assertThat(of(http(401))).isInstanceOf(Outcome.Released.class);
        assertThat(of(http(403))).isInstanceOf(Outcome.Released.class);
    }

    @Test
    void a_host_that_cannot_be_reached_has_got_nothing() {
        assertThat(of(new MessagingException("no connection", new ConnectException("refused")))).isEqualTo(
            new Outcome.Released(DUE, "ConnectException"));
        assertThat(of(new UnknownHostException("mail.example"))).isInstanceOf(Outcome.Released.class);
        assertThat(new FailedSend(new ConnectException("refused")).silent()).isTrue();
    }

    @Test
    void a_host_that_does_not_answer_may_have_got_it_and_counts_as_silent() {
        assertThat(of(new SocketTimeoutException("read"))).isEqualTo(new Outcome.Failed(DUE, "SocketTimeoutException"));
        assertThat(new FailedSend(new SocketTimeoutException("read")).silent()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 410, 422})
    void an_sms_that_the_gateway_refuses_for_good_is_final(int status) {
        assertThat(of(http(status))).isEqualTo(new Outcome.Refused(DUE, "HTTP_" + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 503})
    void an_sms_that_the_gateway_refuses_for_now_is_tried_again(int status) {
        assertThat(of(http(status))).isEqualTo(new Outcome.Failed(DUE, "HTTP_" + status));
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
