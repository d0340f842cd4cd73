package dk.broen.simulator.hospital;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;

/** A hospital's platform that sends messages to the hub's queue and reads the acknowledgements, with the broker's core protocol. */
public final class HospitalQueue implements AutoCloseable {
    private final ActiveMQConnectionFactory factory;
    private final Connection connection;
    private final Session session;
    private final String hospital;

    /** @throws JMSException when the connection fails or the broker refuses the user */
    public HospitalQueue(String broker, String user, String password, String hospital) throws JMSException {
        this.factory = new ActiveMQConnectionFactory(broker);
        this.hospital = hospital;
        try {
            this.connection = factory.createConnection(user, password);
            this.session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            connection.start();
        } catch (JMSException refused) {
            factory.close();
            throw refused;
        }
    }

    /** An acknowledgement: a text if the message was a text, else the bytes as ISO-8859-1. */
    public record Answer(String text, boolean isText) {}

    /**
     * Sends a text to the address of the hospital. Returns when the broker has stored it.
     *
     * @return the correlation id of the answer
     */
    public String send(String text) throws JMSException {
        return send(hospital, session.createTextMessage(text));
    }

    /** Sends bytes, see {@link #send(String)}. */
    public String send(byte[] bytes) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(bytes);
        return send(hospital, message);
    }

    /**
     * The same to the address of another hospital.
     *
     * @throws JMSException when the broker refuses
     */
    public String sendTo(String other, String text) throws JMSException {
        return send(other, session.createTextMessage(text));
    }

    /** Sends a text and asks for the answer at an address. */
    public String sendWithReplyTo(String answers, String text) throws JMSException {
        TextMessage message = session.createTextMessage(text);
        message.setJMSReplyTo(session.createQueue(answers));
        return send(hospital, message);
    }

    /** Sends a message that is neither text nor bytes. */
    public String sendMap() throws JMSException {
        return send(hospital, session.createMapMessage());
    }

    private String send(String to, Message message) throws JMSException {
        String id = UUID.randomUUID().toString();
        message.setJMSCorrelationID(id);
        session.createProducer(session.createQueue("hospital-messages." + to)).send(message);
        return id;
    }

    /** Waits for the answer with that correlation id; reads no other. */
    public Optional<Answer> answer(String correlationId, Duration longest) throws JMSException {
        try (MessageConsumer answers = session.createConsumer(session.createQueue("hospital-answers." + hospital),
            "JMSCorrelationID = '" + correlationId + "'")) {
            return read(answers.receive(longest.toMillis()));
        }
    }

    /** Waits for the next answer to any message. */
    public Optional<Answer> anyAnswer(Duration longest) throws JMSException {
        try (MessageConsumer answers = session.createConsumer(session.createQueue("hospital-answers." + hospital))) {
            return read(answers.receive(longest.toMillis()));
        }
    }

    private static Optional<Answer> read(@Nullable Message answer) throws JMSException {
        if (answer == null) {
            return Optional.empty();
        }
        return Optional.of(answer instanceof TextMessage text ? new Answer(text.getText(), true)
            : new Answer(new String(answer.getBody(byte[].class), StandardCharsets.ISO_8859_1), false));
    }

    @Override
    public void close() throws JMSException {
        connection.close();
        factory.close();
    }
}
