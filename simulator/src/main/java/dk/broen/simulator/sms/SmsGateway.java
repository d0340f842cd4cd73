package dk.broen.simulator.sms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dk.broen.simulator.web.JsonAnswer;
import dk.broen.simulator.web.JsonServer;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An SMS gateway. It answers {@code POST /sms {"to","text","sender","reference"}} with {@code 202 {"id"}}; the request must have a bearer
 * token. A reference that is posted again gets the same id and stays one SMS, as with the client reference of Danish gateways.
 */
public final class SmsGateway implements AutoCloseable {
    private final Clock clock;
    private final JsonServer server;
    private final Map<String, ReceivedSms> byReference = new LinkedHashMap<>();
    private Behaviour behaviour = new Behaviour.Accepting();
    private int attempts;

    /**
     * Starts the gateway.
     *
     * @param port 0 for a free port
     * @param token the token that the client must send as {@code Authorization: Bearer}
     */
    public SmsGateway(int port, String token, Clock clock) {
        this.clock = clock;
        this.server = new JsonServer(port, "/sms", token, this::answer);
    }

    /** The URL for SMS. */
    public URI uri() {
        return server.uri();
    }

    public synchronized void behave(Behaviour next) {
        behaviour = next;
    }

    /** The accepted SMS, in order of arrival. */
    public synchronized List<ReceivedSms> received() {
        return List.copyOf(byReference.values());
    }

    /** The number of posts with the right token and a JSON body, including refused ones. */
    public synchronized int attempts() {
        return attempts;
    }

    @Override
    public void close() {
        server.close();
    }

    private synchronized JsonAnswer answer(JsonNode sms) {
        attempts++;
        if (behaviour instanceof Behaviour.Refusing refusing) {
            return new JsonAnswer.Document(refusing.status(), JsonNodeFactory.instance.objectNode().put("error", "refused by the test"));
        }
        if (behaviour instanceof Behaviour.Silent) {
            return new JsonAnswer.Silence();
        }
        if (!sms.path("to").isTextual() || !sms.path("text").isTextual() || !sms.path("reference").isTextual()) {
            return new JsonAnswer.Document(400,
                JsonNodeFactory.instance.objectNode().put("error", "to, text and reference are required, as text"));
        }
        ReceivedSms stored = store(sms);
        return behaviour instanceof Behaviour.LosingAnswers
            ? new JsonAnswer.HangUp()
            : new JsonAnswer.Document(202, JsonNodeFactory.instance.objectNode().put("id", stored.id()));
    }

    private ReceivedSms store(JsonNode sms) {
        String reference = sms.path("reference").textValue();
        ReceivedSms first = new ReceivedSms("sms-" + (byReference.size() + 1), sms.path("to").textValue(), sms.path("text").textValue(),
            sms.path("sender").asText(""), reference, 1, clock.instant());
        return byReference.merge(reference, first, (known, again) -> known.withOneMoreAttempt());
    }
}
