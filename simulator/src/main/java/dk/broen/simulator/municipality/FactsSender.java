package dk.broen.simulator.municipality;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A municipality's system that sends facts to the hub's queue and reads the answers, with the broker's core protocol. */
public final class FactsSender implements AutoCloseable {
    private final ActiveMQConnectionFactory factory;
    private final Connection connection;
    private final Session session;
    private final String municipality;

    /** @throws JMSException when the connection fails or the broker refuses the user */
    public FactsSender(String broker, String user, String password, String municipality) throws JMSException {
        this.factory = new ActiveMQConnectionFactory(broker);
        this.municipality = municipality;
        try {
            this.connection = factory.createConnection(user, password);
            this.session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            connection.start();
        } catch (JMSException refused) {
            factory.close();
            throw refused;
        }
    }

    /**
     * Sends a document to the address of the municipality. Returns when the broker has stored it.
     *
     * @return the correlation id of the answer
     */
    public String send(String document) throws JMSException {
        return send("facts." + municipality, document);
    }

    /**
     * The same to another address.
     *
     * @throws JMSException when the broker refuses
     */
    public String send(String address, String document) throws JMSException {
        return send(address, session.createTextMessage(document));
    }

    /**
     * Sends a document to the address of the municipality, and asks for the answer at an address.
     *
     * @return see {@link #send(String)}
     */
    public String sendWithReplyTo(String answers, String document) throws JMSException {
        TextMessage message = session.createTextMessage(document);
        message.setJMSReplyTo(session.createQueue(answers));
        return send("facts." + municipality, message);
    }

    private String send(String address, TextMessage message) throws JMSException {
        String id = UUID.randomUUID().toString();
        message.setJMSCorrelationID(id);
        session.createProducer(session.createQueue(address)).send(message);
        return id;
    }

    /** Waits for the answer with that correlation id; reads no other. */
    public Optional<String> answer(String correlationId, Duration longest) throws JMSException {
        try (MessageConsumer answers = session.createConsumer(session.createQueue("facts-answers." + municipality),
            "JMSCorrelationID = '" + correlationId + "'")) {
            Message answer = answers.receive(longest.toMillis());
            return answer == null ? Optional.empty() : Optional.of(answer.getBody(String.class));
        }
    }

    @Override
    public void close() throws JMSException {
        connection.close();
        factory.close();
    }
}
