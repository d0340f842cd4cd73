package dk.broen.simulator.mail;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one recipient, as the server received it.
 *
 * @param from the sender in the envelope (MAIL FROM)
 * @param to the recipient in the envelope (RCPT TO)
 * @param subject the decoded subject; empty when the mail has no subject
 * @param body the decoded text; lines end with {@code \n}, white space at the end is removed
 * @param headers the encoded headers; of several headers with one name, the last one. Names are not case-sensitive
 * @param messageId empty when the mail has no Message-ID
 */
public record ReceivedMail(String from, String to, String subject, String body, Map<String, String> headers, String messageId) {

    public ReceivedMail {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = Collections.unmodifiableMap(anyCase);
    }

    /** Contains the subject only: a failing test prints this text, so it must not contain citizen data. */
    @Override
    public String toString() {
        return "ReceivedMail[" + subject + "]";
    }

    static ReceivedMail of(String from, String to, MimeMessage message) throws MessagingException, IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : Collections.list(message.getAllHeaders())) {
            headers.put(header.getName(), header.getValue());
        }
        return new ReceivedMail(from, to, text(message.getSubject()), text(message.getContent()), headers, text(message.getMessageID()));
    }

    private static String text(@Nullable Object value) {
        return Optional.ofNullable(value).map(String::valueOf).orElse("").replace("\r\n", "\n").stripTrailing();
    }
}
