package dk.broen.simulator.hospital;

import dk.broen.simulator.queue.Requests;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** A hospital's platform that sends messages to the hub's queue and reads the acknowledgements. */
public final class HospitalQueue implements AutoCloseable {
    private final Requests requests;
    private final String hospital;

    /** @throws JMSException when the connection fails or the broker refuses the user */
    public HospitalQueue(String broker, String user, String password, String hospital) throws JMSException {
        this.requests = new Requests(broker, user, password);
        this.hospital = hospital;
    }

    /** An acknowledgement: a text if the message was a text, else the bytes as ISO-8859-1. */
    public record Answer(String text, boolean isText) {}

    /**
     * Sends a text to the address of the hospital. Returns when the broker has stored it.
     *
     * @return the correlation id of the answer
     */
    public String send(String text) throws JMSException {
        return sendTo(hospital, text);
    }

    /** Sends bytes, see {@link #send(String)}. */
    public String send(byte[] bytes) throws JMSException {
        BytesMessage message = requests.session().createBytesMessage();
        message.writeBytes(bytes);
        return send(hospital, message);
    }

    /**
     * The same to the address of another hospital.
     *
     * @throws JMSException when the broker refuses
     */
    public String sendTo(String other, String text) throws JMSException {
        return send(other, requests.session().createTextMessage(text));
    }

    /** Sends a text and asks for the answer at an address. */
    public String sendWithReplyTo(String answers, String text) throws JMSException {
        TextMessage message = requests.session().createTextMessage(text);
        message.setJMSReplyTo(requests.session().createQueue(answers));
        return send(hospital, message);
    }

    /** Sends a message that is neither text nor bytes. */
    public String sendMap() throws JMSException {
        return send(hospital, requests.session().createMapMessage());
    }

    private String send(String to, Message message) throws JMSException {
        return requests.send("hospital-messages." + to, message);
    }

    /** Waits for the answer with that correlation id; reads no other. */
    public Optional<Answer> answer(String correlationId, Duration longest) throws JMSException {
        return read(requests.answer(answers(), correlationId, longest));
    }

    /** Waits for the next answer to any message. */
    public Optional<Answer> anyAnswer(Duration longest) throws JMSException {
        return read(requests.anyAnswer(answers(), longest));
    }

    private String answers() {
        return "hospital-answers." + hospital;
    }

    private static Optional<Answer> read(Optional<Message> answer) throws JMSException {
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(answer.get() instanceof TextMessage text ? new Answer(text.getText(), true)
            : new Answer(new String(answer.get().getBody(byte[].class), StandardCharsets.ISO_8859_1), false));
    }

    @Override
    public void close() throws JMSException {
        requests.close();
    }
}
