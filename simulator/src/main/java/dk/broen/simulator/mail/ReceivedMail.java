package dk.broen.simulator.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
 * @param attachments the decoded parts after the text, of a mail with several parts
 * @param headers the encoded headers; of several headers with one name, the last one. Names are not case-sensitive
 * @param messageId empty when the mail has no Message-ID
 */
public record ReceivedMail(String from, String to, String subject, String body, List<Part> attachments, Map<String, String> headers,
    String messageId) {
    /** @param type the content type with its parameters */
    public record Part(String type, String text) {}

    public ReceivedMail {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = Collections.unmodifiableMap(anyCase);
        attachments = List.copyOf(attachments);
    }

    /** A mail without attachments. */
    public ReceivedMail(String from, String to, String subject, String body, Map<String, String> headers, String messageId) {
        this(from, to, subject, body, List.of(), headers, messageId);
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
        return new ReceivedMail(from, to, text(message.getSubject()), body(message), attachments(message), headers,
            text(message.getMessageID()));
    }

    private static String body(MimeMessage message) throws MessagingException, IOException {
        return text(message.getContent() instanceof MimeMultipart parts ? parts.getBodyPart(0).getContent() : message.getContent());
    }

    private static List<Part> attachments(MimeMessage message) throws MessagingException, IOException {
        List<Part> attachments = new ArrayList<>();
        if (message.getContent() instanceof MimeMultipart parts) {
            for (int i = 1; i < parts.getCount(); i++) {
                BodyPart part = parts.getBodyPart(i);
                attachments.add(new Part(part.getContentType(), new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8)));
            }
        }
        return attachments;
    }

    private static String text(@Nullable Object value) {
        return Optional.ofNullable(value).map(String::valueOf).orElse("").replace("\r\n", "\n").stripTrailing();
    }
}
