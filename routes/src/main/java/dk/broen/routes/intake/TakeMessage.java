package dk.broen.routes.intake;

import dk.broen.mappings.hl7v2.Hl7Fault;
import dk.broen.routes.arrival.Envelopes;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/**
 * Takes what the hub needs of a message from a queue: its bytes, and the id with which the sender finds the answer. All headers are
 * removed. A text has no character set of its own: it becomes bytes in the one that the message declares, as it would have come over
 * MLLP.
 */
@Component
class TakeMessage {
    /** Exchange property: whether the message is answered by text or by bytes, as it came. */
    static final String FORM = "BroenForm";
    /** Exchange property: the id that the answer names. */
    static final String CORRELATION = "BroenCorrelation";
    private static final int LONGEST_ID = 200;
    /** JSON or XML. */
    private static final Pattern MARKUP = Pattern.compile("^\\s*[{<]");
    /** In a text, the encoding that an XML declaration names is not that of the bytes. */
    private static final Pattern XML_DECLARATION = Pattern.compile("^\\s*<\\?xml[^>]*\\?>");

    /** How the message came, and how it is answered. */
    enum Form { TEXT, BYTES }

    private final Envelopes envelopes;
    private final int longest;
    private final RefusedHl7 hl7;

    TakeMessage(Envelopes envelopes, MessageLimit limit, RefusedHl7 hl7) {
        this.envelopes = envelopes;
        this.longest = limit.envelope() + 1;
        this.hl7 = hl7;
    }

    /** The content; one byte more than an envelope may have if it is too long. */
    @Handler
    void take(Exchange exchange) throws JMSException, MessageRefused {
        Message message = exchange.getMessage();
        jakarta.jms.Message received = message.getBody(jakarta.jms.Message.class);
        exchange.setProperty(CORRELATION, correlation(received));
        exchange.setProperty(FORM, received instanceof TextMessage ? Form.TEXT : Form.BYTES);
        byte[] content = content(received, exchange);
        message.removeHeaders("*");
        message.setBody(content);
    }

    private static String correlation(jakarta.jms.Message received) throws JMSException {
        String chosen = received.getJMSCorrelationID();
        String id = chosen == null || chosen.isBlank() ? String.valueOf(received.getJMSMessageID()) : chosen;
        return id.substring(0, Math.min(id.length(), LONGEST_ID));
    }

    private byte[] content(jakarta.jms.Message received, Exchange exchange) throws JMSException, MessageRefused {
        if (received instanceof BytesMessage bytes) {
            byte[] content = new byte[Math.toIntExact(Math.min(bytes.getBodyLength(), longest))];
            bytes.readBytes(content);
            return content;
        }
        if (received instanceof TextMessage text && text.getText() != null) {
            return bytes(text.getText().replaceFirst("^\uFEFF", ""), exchange);
        }
        exchange.setProperty(SealRefusal.RAW, new byte[0]);
        throw hl7.refused(new byte[0], Hl7Fault.NOT_TEXT_OR_BYTES, "MSH", exchange);
    }

    private byte[] bytes(String text, Exchange exchange) throws MessageRefused {
        if (MARKUP.matcher(text).lookingAt()) {
            return start(XML_DECLARATION.matcher(text).replaceFirst("").getBytes(StandardCharsets.UTF_8));
        }
        try {
            ByteBuffer declared = envelopes.declaredIn(text).newEncoder().encode(CharBuffer.wrap(text));
            return start(Arrays.copyOf(declared.array(), declared.limit()));
        } catch (CharacterCodingException unknownCharacter) {
            byte[] start = start(text.getBytes(StandardCharsets.UTF_8));
            exchange.setProperty(SealRefusal.RAW, start);
            throw hl7.refused(start, Hl7Fault.TEXT_MALFORMED, "MSH-18", exchange);
        }
    }

    private byte[] start(byte[] content) {
        return content.length > longest ? Arrays.copyOf(content, longest) : content;
    }
}
