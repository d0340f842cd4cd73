package dk.broen.adapters.queue;

import jakarta.jms.BytesMessage;
import jakarta.jms.CompletionListener;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.ResourceAllocationException;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    /** From this property Artemis makes the content type of the AMQP message. */
    private static final String CONTENT_TYPE = "JMS_AMQP_ContentType";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    /** What the broker answers about one message; other failures are about the connection. */
    private static final Set<Class<? extends Exception>> BROKER_REFUSES =
        Set.of(InvalidDestinationException.class, JMSSecurityException.class, ResourceAllocationException.class);
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
         * The broker refused it.
         *
         * @param cause a stable word without citizen data
         */
        record NotStored(String cause) implements Answer {}

        /**
         * The broker did not answer: nobody knows whether it is stored.
         *
         * @param cause a stable word without citizen data
         */
        record Unknown(String cause) implements Answer {}

        /**
         * It was not sent, because the broker went away before.
         *
         * @param cause a stable word without citizen data
         */
        record NotTried(String cause) implements Answer {}
    }

    /**
     * Sends the messages in their order, until the broker is away.
     *
     * @throws JMSException when the broker cannot be reached; no message has left then
     */
    public Map<QueueMessage, Answer> send(List<QueueMessage> messages) throws JMSException {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        try (Link link = Link.open(connections)) {
            Map<QueueMessage, CompletableFuture<Answer>> sent = new LinkedHashMap<>();
            boolean away = false;
            for (QueueMessage message : messages) {
                CompletableFuture<Answer> answer = away || System.nanoTime() - end > 0
                    ? CompletableFuture.completedFuture(new Answer.NotTried("BROKER_AWAY")) : link.send(message);
                sent.put(message, answer);
                away = away || isAway(answer);
            }
            Map<QueueMessage, Answer> answers = new LinkedHashMap<>();
            sent.forEach((message, answer) -> answers.put(message, answered(answer, end - System.nanoTime())));
            return answers;
        }
    }

    /** Each further send to a broker that is away could last as long as the call timeout. */
    private static boolean isAway(CompletableFuture<Answer> answer) {
        return answer.isDone() && !(answer.join() instanceof Answer.Stored || answer.join() instanceof Answer.NotStored);
    }

    private static Answer answered(CompletableFuture<Answer> answer, long nanos) {
        try {
            return answer.get(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
        } catch (TimeoutException unknown) {
            return new Answer.Unknown("NO_ANSWER");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Answer.Unknown("INTERRUPTED");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Answer notStored(Exception cause) {
        String word = cause.getClass().getSimpleName();
        return BROKER_REFUSES.stream().anyMatch(kind -> kind.isInstance(cause)) ? new Answer.NotStored(word) : new Answer.Unknown(word);
    }

    /** An open way to the broker. A failure to close it says nothing about the messages, so it is not reported. */
    private record Link(Connection connection, Session session, MessageProducer producer, Map<String, Queue> queues)
        implements AutoCloseable {
        static Link open(ConnectionFactory connections) throws JMSException {
            try {
                return on(connections.createConnection());
            } catch (RuntimeException cause) {
                throw (JMSException) new JMSException("no way to the broker").initCause(cause);
            }
        }

        private static Link on(Connection connection) throws JMSException {
            try {
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(null);
                producer.setDeliveryMode(DeliveryMode.PERSISTENT);
                return new Link(connection, session, producer, new HashMap<>());
            } catch (JMSException | RuntimeException cause) {
                closed(connection);
                throw cause;
            }
        }

        CompletableFuture<Answer> send(QueueMessage message) {
            CompletableFuture<Answer> answer = new CompletableFuture<>();
            Queue queue;
            try {
                queue = queue(message.address());
            } catch (JMSException | RuntimeException unknown) {
                // Artemis reports a missing queue without a cause, and a lost connection with one
                String word = unknown.getClass().getSimpleName();
                return CompletableFuture.completedFuture(unknown instanceof InvalidDestinationException
                    || unknown.getClass() == JMSException.class && unknown.getCause() == null ? new Answer.NotStored("NO_SUCH_QUEUE")
                        : new Answer.NotTried(word));
            }
            try {
                Message written = written(message.body());
                written.setStringProperty("_AMQ_DUPL_ID", message.id().toString());
                producer.send(queue, written, new Completion(answer));
            } catch (JMSException | RuntimeException refused) {
                answer.complete(notStored(refused));
            }
            return answer;
        }

        private Message written(QueueMessage.Body body) throws JMSException {
            if (body instanceof QueueMessage.Body.Text text) {
                return session.createTextMessage(text.text());
            }
            QueueMessage.Body.Typed typed = (QueueMessage.Body.Typed) body;
            BytesMessage bytes = session.createBytesMessage();
            bytes.writeBytes(typed.bytes());
            bytes.setStringProperty(CONTENT_TYPE, typed.contentType());
            for (Map.Entry<String, String> property : typed.properties().entrySet()) {
                bytes.setStringProperty(property.getKey(), property.getValue());
            }
            return bytes;
        }

        /** Looks up each address once: with an external broker, each look-up is a question to the broker. */
        private Queue queue(String address) throws JMSException {
            Queue known = queues.get(address);
            if (known == null) {
                known = session.createQueue(address);
                queues.put(address, known);
            }
            return known;
        }

        @Override
        public void close() {
            closed(connection);
        }

        private static void closed(Connection connection) {
            try {
                connection.close();
            } catch (JMSException | RuntimeException cause) {
                LOG.debug("the connection did not close", cause);
            }
        }
    }

    private record Completion(CompletableFuture<Answer> answer) implements CompletionListener {
        @Override
        public void onCompletion(Message stored) {
            answer.complete(new Answer.Stored());
        }

        @Override
        public void onException(Message refused, Exception cause) {
            answer.complete(notStored(cause));
        }
    }
}
