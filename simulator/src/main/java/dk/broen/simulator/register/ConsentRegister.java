package dk.broen.simulator.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.simulator.web.JsonAnswer;
import dk.broen.simulator.web.JsonServer;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A municipality's consent register. It answers {@code POST /consents/search {"cpr":"…"}} with {@code 200 {"cpr":"…","consents":[…]}}: the
 * consents that {@link #put} stored for that CPR number, or an empty list. The request must have a bearer token.
 */
public final class ConsentRegister implements AutoCloseable {
    private final JsonServer server;
    private final Map<String, List<JsonNode>> consents = new HashMap<>();
    private boolean down;
    private boolean silent;
    private int searches;

    /**
     * Starts the register.
     *
     * @param port 0 for a free port
     * @param token the token that the client must send as {@code Authorization: Bearer}
     */
    public ConsentRegister(int port, String token) {
        this.server = new JsonServer(port, "/consents/search", token, this::search);
    }

    /** The URL for searches. */
    public URI uri() {
        return server.uri();
    }

    /** Replaces all consents of one citizen. */
    public synchronized void put(String cpr, List<? extends JsonNode> consentsOfCitizen) {
        consents.put(cpr, List.copyOf(consentsOfCitizen));
    }

    /** @param enabled true: every search gets HTTP status 503; false: normal answers */
    public synchronized void setDown(boolean enabled) {
        down = enabled;
    }

    /** @param enabled true: searches get no answer, and their connections stay open; false: normal answers */
    public synchronized void setSilent(boolean enabled) {
        silent = enabled;
    }

    /** @param enabled true: the socket is closed and connections are refused; false: the register listens again on the same port */
    public void setAway(boolean enabled) {
        if (enabled) {
            server.close();
        } else {
            server.start();
        }
    }

    /** The number of search requests with the right token and a JSON body, whatever the answer. */
    public synchronized int searches() {
        return searches;
    }

    @Override
    public void close() {
        server.close();
    }

    private synchronized JsonAnswer search(JsonNode query) {
        searches++;
        if (silent) {
            return new JsonAnswer.Silence();
        }
        if (down) {
            return new JsonAnswer.Document(503, JsonNodeFactory.instance.objectNode().put("error", "the register is down"));
        }
        if (!query.path("cpr").isTextual()) {
            return new JsonAnswer.Document(400, JsonNodeFactory.instance.objectNode().put("error", "cpr is required, as text"));
        }
        ObjectNode found = JsonNodeFactory.instance.objectNode().set("cpr", query.path("cpr"));
        found.putArray("consents").addAll(consents.getOrDefault(query.path("cpr").textValue(), List.of()));
        return new JsonAnswer.Document(200, found);
    }
}
