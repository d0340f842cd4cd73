package dk.broen.adapters.queue;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.util.Enumeration;
import java.util.function.Predicate;

/** Messages that wait on a queue of their own, so that they stop no others. A message leaves the queue only after somebody has taken it. */
public final class HeldMessages {
    /** So many are offered at a time. */
    private static final int MOST = 500;

    private final ConnectionFactory connections;
    private final String queue;

    public HeldMessages(ConnectionFactory connections, String queue) {
        this.connections = connections;
        this.queue = queue;
    }

    /** Holds a message: it is on disk when this returns. */
    public void hold(byte[] content) throws JMSException {
        try (Connection connection = connections.createConnection(); Session session = connection.createSession()) {
            hold(session, content);
        }
    }

    /**
     * Offers the messages that are held now, the one that waits longest first, 500 at most. What is not taken waits again behind the others.
     * Each message is in a transaction of its own: after a crash it is offered again, and two hubs are not offered the same one.
     *
     * @param taken whether the message was taken
     */
    public void offer(Predicate<byte[]> taken) throws JMSException {
        try (Connection connection = connections.createConnection();
            Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
            connection.start();
            int now = held(session);
            try (MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
                for (int left = now; left > 0 && consumer.receiveNoWait() instanceof BytesMessage message; left--) {
                    byte[] content = message.getBody(byte[].class);
                    if (!taken.test(content)) {
                        hold(session, content);
                    }
                    session.commit();
                }
            }
        }
    }

    private void hold(Session session, byte[] content) throws JMSException {
        try (MessageProducer producer = session.createProducer(session.createQueue(queue))) {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(content);
            producer.send(message);
        }
    }

    /** Counted before a consumer has prefetched any. */
    private int held(Session session) throws JMSException {
        int held = 0;
        try (QueueBrowser browser = session.createBrowser(session.createQueue(queue))) {
            for (Enumeration<?> all = browser.getEnumeration(); held < MOST && all.hasMoreElements(); all.nextElement()) {
                held++;
            }
        }
        return held;
    }
}
