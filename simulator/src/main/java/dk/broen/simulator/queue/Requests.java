package dk.broen.simulator.queue;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Sends messages and waits for their answers, with the broker's core protocol. For one thread. */
public final class Requests implements AutoCloseable {
    private final ActiveMQConnectionFactory factory;
    private final Connection connection;
    private final Session session;

    /**
     * Connects.
     *
     * @param broker for example {@code tcp://127.0.0.1:61616}
     * @throws JMSException when the connection fails or the broker refuses the user
     */
    public Requests(String broker, String user, String password) throws JMSException {
        this.factory = new ActiveMQConnectionFactory(broker);
        try {
            this.connection = factory.createConnection(user, password);
            this.session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            connection.start();
        } catch (JMSException refused) {
            factory.close();
            throw refused;
        }
    }

    /** Makes the messages to send. */
    public Session session() {
        return session;
    }

    /**
     * Sends a message. Returns when the broker has stored it.
     *
     * @return the correlation id of the answer
     * @throws JMSException when the broker refuses
     */
    public String send(String address, Message message) throws JMSException {
        String id = UUID.randomUUID().toString();
        message.setJMSCorrelationID(id);
        session.createProducer(session.createQueue(address)).send(message);
        return id;
    }

    /** Waits for the answer with that correlation id; reads no other. */
    public Optional<Message> answer(String address, String correlationId, Duration longest) throws JMSException {
        try (MessageConsumer answers =
            session.createConsumer(session.createQueue(address), "JMSCorrelationID = '" + correlationId + "'")) {
            return Optional.ofNullable(answers.receive(longest.toMillis()));
        }
    }

    /** Waits for the next answer to any message. */
    public Optional<Message> anyAnswer(String address, Duration longest) throws JMSException {
        try (MessageConsumer answers = session.createConsumer(session.createQueue(address))) {
            return Optional.ofNullable(answers.receive(longest.toMillis()));
        }
    }

    @Override
    public void close() throws JMSException {
        connection.close();
        factory.close();
    }
}
