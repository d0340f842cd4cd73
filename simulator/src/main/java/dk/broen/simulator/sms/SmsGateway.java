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
 * An SMS gateway: {@code POST /sms {"to","text","sender","reference"}} with a bearer token is answered {@code 202 {"id"}}.
 * The same reference again gets the same id and is shown once, as Danish gateways do with a client reference.
 */
public final class SmsGateway implements AutoCloseable {
    private final Clock clock;
    private final JsonServer server;
    private final Map<String, ReceivedSms> byReference = new LinkedHashMap<>();
    private Behaviour behaviour = new Behaviour.Accepting();
    private int attempts;

    /**
     * Starts at once.
     *
     * @param port 0 for any free one
     * @param token what the client must send as {@code Authorization: Bearer}
     */
    public SmsGateway(int port, String token, Clock clock) {
        this.clock = clock;
        this.server = new JsonServer(port, "/sms", token, this::posted);
    }

    /** The address to post to. */
    public URI uri() {
        return server.uri();
    }

    public synchronized void behave(Behaviour wanted) {
        behaviour = wanted;
    }

    /** What the telephones show, in order of arrival. */
    public synchronized List<ReceivedSms> received() {
        return List.copyOf(byReference.values());
    }

    /** How often anything was posted with the right token, refused attempts included. */
    public synchronized int attempts() {
        return attempts;
    }

    @Override
    public void close() {
        server.close();
    }

    private synchronized JsonAnswer posted(JsonNode sms) {
        attempts++;
        if (behaviour instanceof Behaviour.Refusing refusing) {
            return new JsonAnswer.Document(refusing.status(), JsonNodeFactory.instance.objectNode().put("error", "refused on demand"));
        }
        if (behaviour instanceof Behaviour.Silent) {
            return new JsonAnswer.Silence();
        }
        if (!sms.path("to").isTextual() || !sms.path("text").isTextual() || !sms.path("reference").isTextual()) {
            return new JsonAnswer.Document(400, JsonNodeFactory.instance.objectNode().put("error", "to, text and reference are needed"));
        }
        ReceivedSms taken = taken(sms);
        return behaviour instanceof Behaviour.LosingAnswers
            ? new JsonAnswer.HangUp()
            : new JsonAnswer.Document(202, JsonNodeFactory.instance.objectNode().put("id", taken.id()));
    }

    private ReceivedSms taken(JsonNode sms) {
        String reference = sms.path("reference").textValue();
        ReceivedSms first = new ReceivedSms("sms-" + (byReference.size() + 1), sms.path("to").textValue(), sms.path("text").textValue(),
            sms.path("sender").asText(""), reference, 1, clock.instant());
        return byReference.merge(reference, first, (known, again) -> known.againPosted());
    }
}
