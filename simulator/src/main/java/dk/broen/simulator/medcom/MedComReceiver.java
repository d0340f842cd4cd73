package dk.broen.simulator.medcom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.simulator.web.JsonAnswer;
import dk.broen.simulator.web.JsonServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A municipal system that receives HospitalNotification by HTTP. It keeps each message that it gets, also if it gets one twice. */
public final class MedComReceiver implements AutoCloseable {
    private final JsonServer server;
    private final List<ReceivedMessage> received = new ArrayList<>();
    private Reaction reaction = new Reaction.Acknowledging("ok");

    /**
     * Starts the receiver.
     *
     * @param port 0 for a free port
     * @param token the token that the sender must send as {@code Authorization: Bearer}
     */
    public MedComReceiver(int port, String token) {
        this.server = new JsonServer(port, "/fhir", token, this::answer);
    }

    /** The URL for messages. */
    public URI uri() {
        return server.uri();
    }

    public synchronized void react(Reaction next) {
        reaction = next;
    }

    /** The messages about a citizen that were kept, in order of arrival. */
    public synchronized List<ReceivedMessage> received(String cpr) {
        return received.stream().filter(message -> message.cpr().equals(cpr)).toList();
    }

    /** All messages that were kept, in order of arrival. */
    public synchronized List<ReceivedMessage> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        server.close();
    }

    private synchronized JsonAnswer answer(JsonNode bundle) {
        if (reaction instanceof Reaction.Silent) {
            return new JsonAnswer.Silence();
        }
        if (reaction instanceof Reaction.Failing failing) {
            return new JsonAnswer.Document(failing.status(), JsonNodeFactory.instance.objectNode());
        }
        ReceivedMessage message = new ReceivedMessage(bundle);
        received.add(message);
        if (reaction instanceof Reaction.HangingUp) {
            return new JsonAnswer.HangUp();
        }
        return reaction instanceof Reaction.Acknowledging acknowledging
            ? new JsonAnswer.Document(200, acknowledgement(message.messageHeaderId(), acknowledging.code()))
            : new JsonAnswer.Document(202, JsonNodeFactory.instance.objectNode());
    }

    /**
     * An acknowledgement message.
     *
     * @param about the MessageHeader.id of the message
     * @param code {@code ok}, {@code fatal-error} or {@code transient-error}
     */
    public static ObjectNode acknowledgement(String about, String code) {
        ObjectNode bundle = JsonNodeFactory.instance.objectNode().put("resourceType", "Bundle").put("id", UUID.randomUUID().toString())
            .put("type", "message");
        ObjectNode header = bundle.putArray("entry").addObject().putObject("resource").put("resourceType", "MessageHeader")
            .put("id", UUID.randomUUID().toString());
        header.putObject("eventCoding").put("system", "http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-eventCodes")
            .put("code", "acknowledgement-message");
        header.putObject("source").put("endpoint", "https://sor2.sum.dsdn.dk/#id=953741000016009");
        header.putObject("response").put("identifier", about).put("code", code);
        return bundle;
    }
}
