package dk.broen.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dk.broen.adapters.queue.PipelinedSender;
import dk.broen.adapters.queue.PipelinedSender.Answer;
import dk.broen.adapters.queue.QueueMessage;
import jakarta.jms.CompletionListener;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests what becomes of a batch when the broker goes away. ExternalBrokerTest in the module hub sends to a real broker. */
class PipelinedSenderTest {
    private static final Answer STORED = new Answer.Stored();
    private final ConnectionFactory connections = mock(ConnectionFactory.class);
    private final Connection connection = mock(Connection.class);
    private final Session session = mock(Session.class);
    private final MessageProducer producer = mock(MessageProducer.class);
    private final PipelinedSender sender = new PipelinedSender(connections);

    @BeforeEach
    void connect() throws JMSException {
        when(connections.createConnection()).thenReturn(connection);
        when(connection.createSession(anyBoolean(), anyInt())).thenReturn(session);
        when(session.createProducer(any())).thenReturn(producer);
        when(session.createTextMessage(anyString())).thenReturn(mock(TextMessage.class));
        when(session.createQueue(anyString())).thenReturn(mock(Queue.class));
        doAnswer(call -> {
            call.getArgument(2, CompletionListener.class).onCompletion(call.getArgument(1));
            return null;
        }).when(producer).send(any(Destination.class), any(Message.class), any(CompletionListener.class));
    }

    @Test
    void nothing_more_is_tried_after_the_connection_has_failed() throws JMSException {
        List<QueueMessage> batch = List.of(to("a"), to("b"), to("c"));
        failsFor("b", new JMSException("lost"));

        Map<QueueMessage, Answer> answers = sender.send(batch);

        assertThat(answers.values()).containsExactly(STORED, new Answer.Unknown("JMSException"), new Answer.NotTried("BROKER_AWAY"));
    }

    @Test
    void a_missing_queue_stops_no_other_notice() throws JMSException {
        failsFor("b", new InvalidDestinationException("removed"));

        assertThat(sender.send(List.of(to("a"), to("b"), to("c"))).values()).containsExactly(STORED,
            new Answer.NotStored("InvalidDestinationException"), STORED);
    }

    @Test
    void a_connection_that_is_lost_while_a_queue_is_looked_up_has_taken_nothing() throws JMSException {
        JMSException lost = new JMSException("lost");
        lost.initCause(new IllegalStateException("disconnected"));
        when(session.createQueue("b")).thenThrow(lost);

        assertThat(sender.send(List.of(to("a"), to("b"), to("c"))).values()).containsExactly(STORED, new Answer.NotTried("JMSException"),
            new Answer.NotTried("BROKER_AWAY"));
    }

    @Test
    void each_address_is_looked_up_once() throws JMSException {
        sender.send(List.of(to("a"), to("b"), to("a"), to("a")));

        verify(session, times(1)).createQueue("a");
        verify(session, times(1)).createQueue("b");
    }

    @Test
    void a_way_to_the_broker_that_does_not_open_is_closed() throws JMSException {
        when(connection.createSession(anyBoolean(), anyInt())).thenThrow(new IllegalStateException("no session left"));

        assertThatThrownBy(() -> sender.send(List.of(to("a")))).isInstanceOf(JMSException.class);

        verify(connection).close();
    }

    private void failsFor(String address, JMSException failure) throws JMSException {
        Queue queue = mock(Queue.class);
        when(session.createQueue(address)).thenReturn(queue);
        doAnswer(call -> {
            throw failure;
        }).when(producer).send(eq(queue), any(Message.class), any(CompletionListener.class));
    }

    private static QueueMessage to(String address) {
        return new QueueMessage(UUID.randomUUID(), address, new QueueMessage.Body.Text("a notice"));
    }
}
