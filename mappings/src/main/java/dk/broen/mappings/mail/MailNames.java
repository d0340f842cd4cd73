package dk.broen.mappings.mail;

import dk.broen.domain.terms.NotificationId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a mail of the hub names its notice: in the Message-ID, and in a header of the hub, because some mail servers write a Message-ID of their
 * own. Both contain the id of the notice only.
 */
public final class MailNames {
    /** The header of the hub. */
    public static final String HEADER = "X-Broen-Notice";
    private static final String UUID_FORM = "(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})";
    private static final Pattern MESSAGE_ID = Pattern.compile("<" + UUID_FORM + "@");
    private static final Pattern OWN = Pattern.compile("\\s*" + UUID_FORM + "; attempt=(\\d{1,6})\\s*");

    private static final Pattern REFERENCE = Pattern.compile("\\b(?i:ref)\\.?:?\\s+([2-9BCDFGHJKMNPQRSTVWXZ]{6})\\b");

    private MailNames() {}

    /** @param host the domain of the sender address */
    public static String messageId(NotificationId notice, String host) {
        return "<" + notice + "@" + host + ">";
    }

    /** The value of the header of the hub. */
    public static String own(NotificationId notice, int attempt) {
        return notice + "; attempt=" + attempt;
    }

    static Optional<MentionedNotice> inOwn(String value) {
        Matcher own = OWN.matcher(value);
        return own.matches() ? Optional.of(new MentionedNotice(notice(own.group(1)), OptionalInt.of(Integer.parseInt(own.group(2)))))
            : Optional.empty();
    }

    /** The reference of a notice in the subject of an answer, such as {@code SV: Ny besked i Broen, ref B7X4QK}. */
    static Optional<String> inSubject(String subject) {
        return REFERENCE.matcher(subject).results().map(found -> found.group(1)).findFirst();
    }

    /** The notices in a list of Message-IDs, in its order. */
    static Stream<MentionedNotice> inMessageIds(String value) {
        return MESSAGE_ID.matcher(value).results().map(id -> new MentionedNotice(notice(id.group(1)), OptionalInt.empty()));
    }

    private static NotificationId notice(String id) {
        return new NotificationId(UUID.fromString(id));
    }
}
