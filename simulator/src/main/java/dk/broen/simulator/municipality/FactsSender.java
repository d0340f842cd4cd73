package dk.broen.simulator.municipality;

import dk.broen.simulator.queue.Requests;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.Optional;

/** A municipality's system that sends facts and answers to notices to the hub's queues and reads what became of them. */
public final class FactsSender implements AutoCloseable {
    private final Requests requests;
    private final String municipality;

    /** @throws JMSException when the connection fails or the broker refuses the user */
    public FactsSender(String broker, String user, String password, String municipality) throws JMSException {
        this.requests = new Requests(broker, user, password);
        this.municipality = municipality;
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
        return requests.send(address, requests.session().createTextMessage(document));
    }

    /**
     * Sends a document to the address of the municipality, and asks for the answer at an address.
     *
     * @return see {@link #send(String)}
     */
    public String sendWithReplyTo(String answers, String document) throws JMSException {
        TextMessage message = requests.session().createTextMessage(document);
        message.setJMSReplyTo(requests.session().createQueue(answers));
        return requests.send("facts." + municipality, message);
    }

    /** Waits for the answer with that correlation id; reads no other. */
    public Optional<String> answer(String correlationId, Duration longest) throws JMSException {
        Optional<Message> answer = requests.answer("facts-answers." + municipality, correlationId, longest);
        return answer.isEmpty() ? Optional.empty() : Optional.of(answer.get().getBody(String.class));
    }

    /**
     * Answers a notice on the address of the municipality.
     *
     * @return the correlation id of the outcome
     */
    public String acknowledge(String answer) throws JMSException {
        return send("acknowledgements." + municipality, answer);
    }

    /** Waits for the outcome of an answer to a notice; reads no other. */
    public Optional<String> outcome(String correlationId, Duration longest) throws JMSException {
        Optional<Message> outcome = requests.answer("acknowledgement-outcomes." + municipality, correlationId, longest);
        return outcome.isEmpty() ? Optional.empty() : Optional.of(outcome.get().getBody(String.class));
    }

    @Override
    public void close() throws JMSException {
        requests.close();
    }
}
