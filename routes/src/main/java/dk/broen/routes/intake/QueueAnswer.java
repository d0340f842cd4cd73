package dk.broen.routes.intake;

import dk.broen.adapters.queue.Addresses;
import dk.broen.mappings.hl7v2.Hl7Envelope;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.apache.camel.Message;
import org.apache.camel.component.jms.JmsConstants;
import org.springframework.stereotype.Component;

/**
 * Addresses the answers to a message to the answer queue of its hospital, with the id of the message: as text to a text, as bytes
 * to bytes.
 */
@Component
class QueueAnswer {
    /** From this property Artemis makes the content type of the AMQP message. */
    private static final String CONTENT_TYPE = "JMS_AMQP_ContentType";

    /** @param answer text; bytes, which can be empty; or several of them. All formats but HL7 v2 name their content type */
    @Handler
    List<Object> address(Object answer, Exchange exchange) {
        boolean isText = exchange.getProperty(TakeMessage.FORM) == TakeMessage.Form.TEXT;
        Message message = exchange.getMessage();
        Optional<String> markup = Optional.ofNullable(message.getHeader(Exchange.CONTENT_TYPE, String.class));
        Charset charset = markup.isPresent() ? StandardCharsets.UTF_8 : charset(exchange);
        message.removeHeaders("*");
        message.setHeader(JmsConstants.JMS_DESTINATION_NAME,
            Addresses.HOSPITAL_ANSWERS + exchange.getProperty(Owner.HOSPITAL, String.class));
        message.setHeader("JMSCorrelationID", exchange.getProperty(TakeMessage.CORRELATION, String.class));
        message.setHeader(CONTENT_TYPE, markup.orElse("application/hl7-v2; charset=" + charset.name()));
        return answers(answer).filter(one -> one.length > 0).map(one -> isText ? (Object) new String(one, charset) : one).toList();
    }

    private static Stream<byte[]> answers(Object answer) {
        if (answer instanceof byte[][] several) {
            return Arrays.stream(several);
        }
        return Stream.of(answer instanceof byte[] one ? one : answer.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Charset charset(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(Identify.ENVELOPE, Hl7Envelope.class)).map(Hl7Envelope::charset)
            .orElse(StandardCharsets.ISO_8859_1);
    }
}
