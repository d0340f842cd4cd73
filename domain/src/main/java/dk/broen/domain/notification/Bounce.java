package dk.broen.domain.notification;

/** Why a mail is given up that came back: the mail server took it, and reported later that it could not deliver it (RFC 3464). */
public final class Bounce {
    /** How each such cause begins. */
    public static final String BEGINNING = "MAIL_BOUNCED_";

    private Bounce() {}

    /** @param status of RFC 3463, for example {@code 5.1.1} */
    public static String cause(String status) {
        return BEGINNING + status.replace('.', '_');
    }

    public static boolean isCause(String cause) {
        return cause.startsWith(BEGINNING);
    }
}
