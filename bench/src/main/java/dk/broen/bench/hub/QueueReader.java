package dk.broen.bench.hub;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program of a partner that consumes its queues as fast as it can. */
public final class QueueReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QueueReader.class);

    private final ActiveMQConnectionFactory factory;
    private final Connection connection;

    /** Starts to consume; each queue has a thread of its own. */
    public QueueReader(Account account, List<String> queues, Taker taker) throws JMSException {
        this.factory = new ActiveMQConnectionFactory(account.broker());
        this.connection = factory.createConnection(account.user(), account.password());
        for (String queue : queues) {
            Session session = connection.createSession(false, Session.DUPS_OK_ACKNOWLEDGE);
            session.createConsumer(session.createQueue(queue)).setMessageListener(message -> take(taker, queue, message));
        }
        connection.start();
    }

    @Override
    public void close() throws JMSException {
        connection.close();
        factory.close();
    }

    private static void take(Taker taker, String queue, Message message) {
        long at = System.nanoTime();
        try {
            taker.take(queue, body(message), at);
        } catch (JMSException unreadable) {
            LOG.warn("BRN9202 notice-unreadable cause={}", unreadable.getClass().getSimpleName());
        }
    }

    private static String body(Message message) throws JMSException {
        return message.isBodyAssignableTo(String.class) ? message.getBody(String.class)
            : new String(message.getBody(byte[].class), StandardCharsets.UTF_8);
    }

    /**
     * A login at a broker.
     *
     * @param broker the URL
     */
    public record Account(String broker, String user, String password) {
        @Override
        public String toString() {
            return "Account[" + user + "]";
        }
    }

    /** What is done with a message. */
    @FunctionalInterface
    public interface Taker {

        /** @param at {@link System#nanoTime()} when it came */
        void take(String queue, String body, long at);
    }
}
