package dk.broen.domain.notification;

import java.util.List;
import java.util.Locale;

/**
 * Why a notice is given up that nobody heard at its address: the mail server or the gateway refused it for good, or took it and a receipt said later
 * that it did not arrive, or nobody took it from its queue. It is told at the next contact point of the unit (domain.md §6).
 */
public final class CameBack {
    /** It lay on the queue of the unit, and no program read the queue. */
    public static final String UNREAD = "QUEUE_UNREAD";
    /** An SMS that was given up, and of which its gateway said later that it arrived: it did not come back. */
    public static final String ARRIVED_LATE = "SMS_ARRIVED_LATE";
    private static final String REFUSED = "REFUSED_";
    private static final String MAIL = "MAIL_BOUNCED_";
    private static final String SMS = "SMS_UNDELIVERED_";
    /**
     * How the causes begin that were learnt after the channel had taken the notice. They are a later word than "sent". A refusal is not: an
     * earlier attempt can still end with "sent".
     */
    public static final List<String> AFTER_SENT = List.of(MAIL, SMS, UNREAD);
    private static final int LONGEST_STATUS = 40;

    private CameBack() {}

    /**
     * Only for a first attempt: at a later one somebody may have heard the notice before it was refused.
     *
     * @param answer what the mail server or the gateway answered to the attempt, for example {@code SMTP_550}
     */
    public static String atOnce(String answer) {
        return REFUSED + answer;
    }

    /** @param status of RFC 3463, for example {@code 5.1.1} */
    public static String byMail(String status) {
        return MAIL + status.replace('.', '_');
    }

    /** @param status as the gateway or the SMSC says it, for example {@code UNDELIVERABLE} */
    public static String bySms(String status) {
        String word = status.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
        return SMS + word.substring(0, Math.min(word.length(), LONGEST_STATUS));
    }

    public static boolean isCause(String cause) {
        return cause.startsWith(REFUSED) || AFTER_SENT.stream().anyMatch(cause::startsWith);
    }
}
