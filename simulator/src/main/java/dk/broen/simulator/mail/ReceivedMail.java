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
 * One mail to one recipient, as it was accepted.
 *
 * @param from the sender of the envelope (MAIL FROM)
 * @param to the recipient of the envelope (RCPT TO)
 * @param subject decoded; empty when the mail has none
 * @param body decoded text, lines ended by {@code \n}, without the blank end
 * @param headers the last of each name, as it was on the wire; names in any case
 * @param messageId empty when the mail has none
 */
public record ReceivedMail(String from, String to, String subject, String body, Map<String, String> headers, String messageId) {

    public ReceivedMail {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = Collections.unmodifiableMap(anyCase);
    }

    /** Without what it says of a citizen: this is what a failing test prints. */
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
