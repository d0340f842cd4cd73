package dk.broen.routes.delivery;

import dk.broen.adapters.crypto.UnknownKeyException;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.adapters.smpp.SmppRefusedException;
import dk.broen.domain.notification.CameBack;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.StayReports;
import dk.broen.routes.arrival.PassingFault;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
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
 * What a failure to send means. A permanent answer about this notice is final; a host that cannot be reached, or that refuses the hub, has got
 * nothing; anything else is tried again, because nobody knows whether it was heard. The broker, the mail relay and the SMS gateway belong to
 * the operator of the hub, so that notices wait for them as long as it takes. A host of one municipality can be wrong or away unnoticed, so that
 * a human must hear of it (domain.md §6).
 */
final class FailedSend {
    /** Nothing of the notice is sent before these are over. */
    private static final Set<Class<? extends Throwable>> NOTHING_LEFT = Set.of(ConnectException.class, ConnectTimeoutException.class,
        UnknownHostException.class, NoRouteToHostException.class, MailConnectException.class, AuthenticationFailedException.class,
        SSLHandshakeException.class);
    /** The gateway refuses the hub, its account or its way of asking, or says that it does not work: never an answer about the notice. */
    private static final Set<Integer> HTTP_REFUSES_THE_HUB = Set.of(401, 402, 404, 405, 407, 415, 503);
    /** The MedCom host works, and refuses the login, the path or the way of asking of one contact point. */
    private static final Set<Integer> MEDCOM_REFUSES_THE_HUB = Set.of(401, 403, 404, 405, 415);
    /** What stands before the gateway gives up: the gateway itself may have got the notice. */
    private static final Set<Integer> HTTP_NO_ANSWER = Set.of(502, 504);
    private static final Set<Integer> HTTP_FINAL = Set.of(400, 410, 422);
    private static final int HTTP_WAS_THERE_BEFORE = 409;
    /** Ends the cause of a notice that its host refuses now, and may have taken before. */
    private static final String AGAIN = "_AGAIN";
    private static final Set<Integer> SMTP_LOGIN_REFUSED = Set.of(530, 534, 535);
    /** The mail server closes: it says so, or does it without a word. */
    private static final Set<Integer> SMTP_CLOSES = Set.of(421, -1);
    /** How the mail library begins the message about a server that does not greet with 220, or closes instead. */
    private static final String BAD_GREETING = "Got bad greeting";
    private static final int LONGEST_CHAIN = 20;

    private final List<Throwable> chain;

    FailedSend(Throwable failure) {
        this.chain = Stream.iterate(failure, one -> one != null, Throwable::getCause).limit(LONGEST_CHAIN).toList();
    }

    /**
     * The notice did not leave, because it failed before its host was spoken to. A key that another hub has, and a database that is away, use
     * up nothing (design.md §4).
     */
    Outcome beforeSending(DueNotification due) {
        if (find(UndeliverableException.class).isPresent()) {
            return new Outcome.Unwritable(due, code());
        }
        boolean passes =
            find(NotNowException.class).isPresent() || find(UnknownKeyException.class).isPresent() || PassingFault.isIn(chain.get(0));
        return passes ? new Outcome.Released(due, code()) : new Outcome.NotHeard(due, code());
    }

    Outcome of(DueNotification due) {
        if (due.channel().toHostsOfPartners() && nothingLeft() || due.channel() == Channel.MEDCOM && httpIs(MEDCOM_REFUSES_THE_HUB)) {
            return new Outcome.NotHeard(due, code());
        }
        if (nothingLeft()) {
            return new Outcome.Released(due, code());
        }
        return isFinal() ? new Outcome.Refused(due, finalCode(due)) : new Outcome.Failed(due, code());
    }

    /**
     * What is refused at the first attempt was heard by nobody, and is told at the next contact point. An earlier attempt may have been taken: then a
     * human decides, and a MedCom message is one of the stay ({@link StayReports#isRefusal}).
     */
    private String finalCode(DueNotification due) {
        if (due.attempts() > 1) {
            return code() + AGAIN;
        }
        return due.channel() == Channel.MEDCOM ? code() : CameBack.atOnce(code());
    }

    /** Whether the host was spoken to and is not there: it could not be reached, it refuses the hub, or it did not answer to the end. */
    boolean silent(Channel channel) {
        return !(channel == Channel.MEDCOM && httpIs(MEDCOM_REFUSES_THE_HUB)) && isSilent();
    }

    private boolean isSilent() {
        return nothingLeft() || httpIs(HTTP_NO_ANSWER) || smtpCloses() || find(IOException.class).isPresent();
    }

    /** Whether the gateway got the notice in an earlier attempt: it knows the reference. */
    boolean wasThereBefore() {
        return httpIs(Set.of(HTTP_WAS_THERE_BEFORE));
    }

    private boolean nothingLeft() {
        return NOTHING_LEFT.stream().anyMatch(kind -> find(kind).isPresent()) || httpIs(HTTP_REFUSES_THE_HUB)
            || find(SMTPSendFailedException.class).map(SMTPSendFailedException::getReturnCode).filter(SMTP_LOGIN_REFUSED::contains)
                .isPresent()
            || smtpCloses() && find(SMTPSendFailedException.class).filter(FailedSend::isAboutTheSender).isPresent()
            || find(MessagingException.class).filter(failure -> String.valueOf(failure.getMessage()).startsWith(BAD_GREETING)).isPresent()
            || find(SmppRefusedException.class).filter(SmppRefusedException::notNow).isPresent();
    }

    private boolean isFinal() {
        return find(AddressException.class).isPresent() || smtpStatus().filter(code -> code / 100 == 5).isPresent() || httpIs(HTTP_FINAL)
            || find(SmppRefusedException.class).filter(SmppRefusedException::isFinal).isPresent();
    }

    private boolean smtpCloses() {
        return find(SMTPAddressFailedException.class).map(SMTPAddressFailedException::getReturnCode)
            .or(() -> find(SMTPSendFailedException.class).map(SMTPSendFailedException::getReturnCode)).filter(SMTP_CLOSES::contains)
            .isPresent();
    }

    /** The answer about the recipient or the content. A refused sender is not about this notice, so it is not final. */
    private Optional<Integer> smtpStatus() {
        return find(SMTPAddressFailedException.class).map(SMTPAddressFailedException::getReturnCode)
            .or(() -> find(SMTPSendFailedException.class).filter(refused -> !isAboutTheSender(refused))
                .map(SMTPSendFailedException::getReturnCode))
            .filter(code -> code > 0);
    }

    /** Whether the mail server took the sender and the recipient, and refused what the mail says. */
    boolean isAboutTheContent() {
        return find(SMTPAddressFailedException.class).isEmpty() && find(AddressException.class).isEmpty()
            && find(SMTPSendFailedException.class).filter(refused -> !isAboutTheSender(refused)).isPresent();
    }

    /** The first command of a mail: nothing of the notice is sent before it. */
    private static boolean isAboutTheSender(SMTPSendFailedException refused) {
        return String.valueOf(refused.getCommand()).startsWith("MAIL");
    }

    private Optional<Integer> httpStatus() {
        return find(HttpOperationFailedException.class).map(HttpOperationFailedException::getStatusCode);
    }

    private boolean httpIs(Set<Integer> statuses) {
        return httpStatus().filter(statuses::contains).isPresent();
    }

    private String code() {
        return find(UndeliverableException.class).map(UndeliverableException::code)
            .or(() -> find(NotNowException.class).map(Throwable::getMessage))
            .or(() -> smtpStatus().map(code -> "SMTP_" + code)).or(() -> httpStatus().map(code -> "HTTP_" + code))
            .or(() -> find(SmppRefusedException.class).map(SmppRefusedException::code))
            .orElseGet(() -> chain.get(chain.size() - 1).getClass().getSimpleName());
    }

    private <T extends Throwable> Optional<T> find(Class<T> kind) {
        return chain.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
