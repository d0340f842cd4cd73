package dk.broen.routes.delivery;

import dk.broen.adapters.outbox.DueNotification;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.internet.AddressException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailConnectException;

/**
 * What a failure to send means. A permanent answer about this notice is final; a host that cannot be reached, or that refuses the hub's login,
 * has got nothing; anything else is tried again, because nobody knows whether it was heard.
 */
final class FailedSend {
    /** Nothing of the notice is sent before these are over. */
    private static final Set<Class<? extends Throwable>> NOTHING_LEFT = Set.of(ConnectException.class, ConnectTimeoutException.class,
        UnknownHostException.class, NoRouteToHostException.class, MailConnectException.class, AuthenticationFailedException.class,
        SSLHandshakeException.class, NotNowException.class);
    private static final Set<Integer> LOGIN_REFUSED = Set.of(401, 403, 407);
    private static final Set<Integer> SMTP_LOGIN_REFUSED = Set.of(530, 534, 535);
    private static final Set<Integer> NOT_FINAL = Set.of(408, 425, 429);
    private static final int LONGEST_CHAIN = 20;

    private final List<Throwable> chain;

    FailedSend(Throwable failure) {
        this.chain = Stream.iterate(failure, one -> one != null, Throwable::getCause).limit(LONGEST_CHAIN).toList();
    }

    Outcome of(DueNotification due) {
        if (nothingLeft()) {
            return new Outcome.Released(due, code());
        }
        return isFinal() ? new Outcome.Refused(due, code()) : new Outcome.Failed(due, code());
    }

    /** Whether the host was spoken to and is not there: it could not be reached, it refuses the hub, or it did not answer in time. */
    boolean silent() {
        return nothingLeft() || find(SocketTimeoutException.class).isPresent();
    }

    /** Whether the notice stopped before its host was spoken to. */
    boolean inside() {
        return find(NotNowException.class).isPresent() || find(UndeliverableException.class).isPresent();
    }

    private boolean nothingLeft() {
        return NOTHING_LEFT.stream().anyMatch(kind -> find(kind).isPresent()) || httpStatus().filter(LOGIN_REFUSED::contains).isPresent()
            || find(SMTPSendFailedException.class).map(SMTPSendFailedException::getReturnCode).filter(SMTP_LOGIN_REFUSED::contains)
                .isPresent();
    }

    private boolean isFinal() {
        return find(UndeliverableException.class).isPresent() || find(AddressException.class).isPresent()
            || smtpStatus().filter(code -> code / 100 == 5).isPresent()
            || httpStatus().filter(code -> code / 100 == 4 && !NOT_FINAL.contains(code)).isPresent();
    }

    /** The answer about the recipient or the content. A refused sender is not about this notice, so it is not final. */
    private Optional<Integer> smtpStatus() {
        return find(SMTPAddressFailedException.class).map(SMTPAddressFailedException::getReturnCode)
            .or(() -> find(SMTPSendFailedException.class).filter(refused -> !String.valueOf(refused.getCommand()).startsWith("MAIL"))
                .map(SMTPSendFailedException::getReturnCode));
    }

    private Optional<Integer> httpStatus() {
        return find(HttpOperationFailedException.class).map(HttpOperationFailedException::getStatusCode);
    }

    private String code() {
        return find(UndeliverableException.class).map(UndeliverableException::code)
            .or(() -> find(NotNowException.class).map(Throwable::getMessage))
            .or(() -> smtpStatus().map(code -> "SMTP_" + code)).or(() -> httpStatus().map(code -> "HTTP_" + code))
            .orElseGet(() -> chain.get(chain.size() - 1).getClass().getSimpleName());
    }

    private <T extends Throwable> Optional<T> find(Class<T> kind) {
        return chain.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
