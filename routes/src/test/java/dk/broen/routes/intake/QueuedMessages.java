package dk.broen.routes.intake;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;

/** Messages as a hospital sends them to its queue. */
final class QueuedMessages {
    static final String ID = "K-17";

    private QueuedMessages() {}

    static Message text(String text) throws JMSException {
        TextMessage message = mock(TextMessage.class);
        when(message.getText()).thenReturn(text);
        return identified(message);
    }

    static Message bytes(byte[] content) throws JMSException {
        BytesMessage message = mock(BytesMessage.class);
        when(message.getBodyLength()).thenReturn((long) content.length);
        when(message.readBytes(any(byte[].class))).thenAnswer(call -> {
            byte[] target = call.getArgument(0);
            System.arraycopy(content, 0, target, 0, target.length);
            return target.length;
        });
        return identified(message);
    }

    static Message map() throws JMSException {
        return identified(mock(MapMessage.class));
    }

    private static <M extends Message> M identified(M message) throws JMSException {
        when(message.getJMSCorrelationID()).thenReturn(ID);
        return message;
    }
}
