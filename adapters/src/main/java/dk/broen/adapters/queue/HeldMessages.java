package dk.broen.adapters.queue;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Predicate;

/** Messages that wait on a queue of their own, so that they stop no others. A message leaves the queue only after somebody has taken it. */
public final class HeldMessages {
    private static final long OTHERS_HAVE_IT_AFTER_MS = 1_000;

    private final ConnectionFactory connections;
    private final String queue;

    public HeldMessages(ConnectionFactory connections, String queue) {
        this.connections = connections;
        this.queue = queue;
    }

    /** Holds a message: it is on disk when this returns. */
    public void hold(byte[] content) throws JMSException {
        try (Connection connection = connections.createConnection(); Session session = connection.createSession()) {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(content);
            session.createProducer(session.createQueue(queue)).send(message);
        }
    }

    /**
     * Offers each message, in the order in which they were held. What is taken is removed afterwards: after a crash in between it is offered
     * again.
     *
     * @param taken whether the message was taken
     */
    public void offer(Predicate<byte[]> taken) throws JMSException {
        try (Connection connection = connections.createConnection(); Session session = connection.createSession()) {
            connection.start();
            for (String id : taken(session, taken)) {
                try (MessageConsumer consumer = session.createConsumer(session.createQueue(queue), "JMSMessageID = '" + id + "'")) {
                    consumer.receive(OTHERS_HAVE_IT_AFTER_MS);
                }
            }
        }
    }

    private List<String> taken(Session session, Predicate<byte[]> taken) throws JMSException {
        List<String> ids = new ArrayList<>();
        try (QueueBrowser browser = session.createBrowser(session.createQueue(queue))) {
            Enumeration<?> held = browser.getEnumeration();
            while (held.hasMoreElements()) {
                if (held.nextElement() instanceof BytesMessage message && taken.test(message.getBody(byte[].class))) {
                    ids.add(message.getJMSMessageID());
                }
            }
        }
        return ids;
    }
}
