package dk.broen.routes.intake;

import dk.broen.mappings.hl7v2.Hl7Envelope;
import dk.broen.mappings.hl7v2.Hl7Fault;
import dk.broen.mappings.hl7v2.Hl7Refusal;
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
 * Takes what the hub needs of a message from a queue: its bytes, its format, and the id with which the sender finds the answer. All
 * headers are removed. A text has no character set of its own: it becomes bytes in the one that the message declares, as it would have
 * come over MLLP.
 */
@Component
class TakeMessage {
    /** Exchange property: the {@link Format} of the message. */
    static final String FORMAT = "BroenFormat";
    /** Exchange property: whether the message is answered by text or by bytes, as it came. */
    static final String FORM = "BroenForm";
    /** Exchange property: the id that the answer names. */
    static final String CORRELATION = "BroenCorrelation";
    private static final int LONGEST_ID = 200;
    /** In a text, the encoding that an XML declaration names is not that of the bytes. */
    private static final Pattern XML_DECLARATION = Pattern.compile("^\\s*<\\?xml[^>]*\\?>");

    /** What the message is, by its first character: FHIR is JSON or XML. Everything else is answered as HL7 v2. */
    enum Format {
        HL7V2, MEDCOM
    }

    /** How the message came, and how it is answered. */
    enum Form { TEXT, BYTES }

    private final Envelopes envelopes;
    private final MessageLimit limit;

    TakeMessage(Envelopes envelopes, MessageLimit limit) {
        this.envelopes = envelopes;
        this.limit = limit;
    }

    @Handler
    void take(Exchange exchange) throws JMSException, MessageRefused {
        Message message = exchange.getMessage();
        jakarta.jms.Message received = message.getBody(jakarta.jms.Message.class);
        exchange.setProperty(CORRELATION, correlation(received));
        exchange.setProperty(FORM, received instanceof TextMessage ? Form.TEXT : Form.BYTES);
        byte[] content = content(received, exchange);
        Format format = format(content);
        exchange.setProperty(FORMAT, format);
        exchange.setProperty(SealRefusal.RAW, content);
        message.removeHeaders("*");
        message.setBody(content);
        if (content.length >= limit.bytes()) {
            throw format == Format.MEDCOM
                ? new MessageRefused.MedCom(Hl7Fault.MESSAGE_TOO_LONG.name(), "Bundle", Hl7Fault.MESSAGE_TOO_LONG.sentence())
                : refused(content, Hl7Fault.MESSAGE_TOO_LONG, exchange);
        }
    }

    private static String correlation(jakarta.jms.Message received) throws JMSException {
        String chosen = received.getJMSCorrelationID();
        String id = chosen == null || chosen.isBlank() ? String.valueOf(received.getJMSMessageID()) : chosen;
        return id.substring(0, Math.min(id.length(), LONGEST_ID));
    }

    private byte[] content(jakarta.jms.Message received, Exchange exchange) throws JMSException, MessageRefused {
        if (received instanceof BytesMessage bytes) {
            byte[] content = new byte[Math.toIntExact(Math.min(bytes.getBodyLength(), limit.bytes()))];
            bytes.readBytes(content);
            return content;
        }
        if (received instanceof TextMessage text && text.getText() != null) {
            return bytes(text.getText().replaceFirst("^\uFEFF", ""), exchange);
        }
        exchange.setProperty(SealRefusal.RAW, new byte[0]);
        throw refused(new byte[0], Hl7Fault.NOT_TEXT_OR_BYTES, exchange);
    }

    private byte[] bytes(String text, Exchange exchange) throws MessageRefused {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] start = Arrays.copyOf(utf8, Math.min(utf8.length, limit.bytes()));
        if (format(start) == Format.MEDCOM) {
            return utf8.length > limit.bytes() ? start
                : XML_DECLARATION.matcher(text).replaceFirst("").getBytes(StandardCharsets.UTF_8);
        }
        try {
            ByteBuffer declared = envelopes.declaredIn(text).newEncoder().encode(CharBuffer.wrap(text));
            return Arrays.copyOf(declared.array(), Math.min(declared.limit(), limit.bytes()));
        } catch (CharacterCodingException unknownCharacter) {
            exchange.setProperty(SealRefusal.RAW, start);
            throw refused(start, Hl7Fault.TEXT_MALFORMED, exchange);
        }
    }

    private MessageRefused refused(byte[] content, Hl7Fault fault, Exchange exchange) {
        exchange.setProperty(FORMAT, Format.HL7V2);
        Hl7Envelope envelope = envelopes.read(content);
        exchange.setProperty(Identify.ENVELOPE, envelope);
        return new MessageRefused.Hl7(envelope, new Hl7Refusal(fault, fault == Hl7Fault.TEXT_MALFORMED ? "MSH-18" : "MSH"));
    }

    private static Format format(byte[] content) {
        String start = new String(content, 0, Math.min(content.length, 64), StandardCharsets.UTF_8).replace("\uFEFF", "").stripLeading();
        return start.startsWith("{") || start.startsWith("<") ? Format.MEDCOM : Format.HL7V2;
    }
}
