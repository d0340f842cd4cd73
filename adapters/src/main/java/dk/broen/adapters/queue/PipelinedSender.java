package dk.broen.adapters.queue;

import jakarta.jms.CompletionListener;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends many messages without waiting for each, then waits until the broker has stored them all. Each is stored by itself: in one transaction,
 * one repeated id would drop all.
 */
public final class PipelinedSender {
    private static final Logger LOG = LoggerFactory.getLogger(PipelinedSender.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private final ConnectionFactory connections;

    /** @param connections with a confirmation window; without one, Artemis reports messages as stored that never were */
    public PipelinedSender(ConnectionFactory connections) {
        this.connections = connections;
    }

    /** What the broker said of a message. */
    public sealed interface Answer {
        /** It is on disk, or a message with its id was before. */
        record Stored() implements Answer {}

        /**
         * It was refused, or nobody knows whether it is stored.
         *
         * @param cause a stable word without citizen data
         */
        record NotStored(String cause) implements Answer {}
    }

    /**
     * Sends the messages in their order.
     *
     * @throws JMSException when the broker cannot be reached; no message has left then
     */
    public Map<QueueMessage, Answer> send(List<QueueMessage> messages) throws JMSException {
        try (Link link = Link.open(connections)) {
            Map<QueueMessage, CompletableFuture<Answer>> sent = new LinkedHashMap<>();
            messages.forEach(message -> sent.put(message, send(link.session(), link.producer(), message)));
            Map<QueueMessage, Answer> answers = new LinkedHashMap<>();
            long end = System.nanoTime() + LONGEST_WAIT.toNanos();
            sent.forEach((message, answer) -> answers.put(message, answered(answer, end - System.nanoTime())));
            return answers;
        }
    }

    private static CompletableFuture<Answer> send(Session session, MessageProducer producer, QueueMessage message) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        try {
            Message text = session.createTextMessage(message.text());
            text.setStringProperty("_AMQ_DUPL_ID", message.id().toString());
            producer.send(session.createQueue(message.address()), text, new CompletionListener() {
                @Override
                public void onCompletion(Message stored) {
                    answer.complete(new Answer.Stored());
                }

                @Override
                public void onException(Message refused, Exception cause) {
                    answer.complete(new Answer.NotStored(cause.getClass().getSimpleName()));
                }
            });
        } catch (JMSException | RuntimeException refused) {
            answer.complete(new Answer.NotStored(refused.getClass().getSimpleName()));
        }
        return answer;
    }

    private static Answer answered(CompletableFuture<Answer> answer, long nanos) {
        try {
            return answer.get(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
        } catch (TimeoutException unknown) {
            return new Answer.NotStored("NO_ANSWER");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Answer.NotStored("INTERRUPTED");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** An open way to the broker. A failure to close it says nothing about the messages, so it is not reported. */
    private record Link(Connection connection, Session session, MessageProducer producer) implements AutoCloseable {
        static Link open(ConnectionFactory connections) throws JMSException {
            Connection connection = connections.createConnection();
            try {
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(null);
                producer.setDeliveryMode(DeliveryMode.PERSISTENT);
                return new Link(connection, session, producer);
            } catch (JMSException cause) {
                closed(connection);
                throw cause;
            }
        }

        @Override
        public void close() {
            closed(connection);
        }

        private static void closed(Connection connection) {
            try {
                connection.close();
            } catch (JMSException cause) {
                LOG.debug("the connection did not close", cause);
            }
        }
    }
}
