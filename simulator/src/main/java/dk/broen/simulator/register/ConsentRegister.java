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
 * A municipality's register of consents: {@code POST /consents/search {"cpr":"…"}} with a bearer token is answered
 * {@code 200 {"consents":[…]}} with whatever was put in for that number; nothing known is an empty list.
 */
public final class ConsentRegister implements AutoCloseable {
    private final JsonServer server;
    private final Map<String, List<JsonNode>> consents = new HashMap<>();
    private boolean down;
    private int searches;

    /**
     * Starts at once.
     *
     * @param port 0 for any free one
     * @param token what the client must send as {@code Authorization: Bearer}
     */
    public ConsentRegister(int port, String token) {
        this.server = new JsonServer(port, "/consents/search", token, this::searched);
    }

    /** The address to post searches to. */
    public URI uri() {
        return server.uri();
    }

    /** Replaces what the register holds for one citizen. */
    public synchronized void put(String cpr, List<? extends JsonNode> held) {
        consents.put(cpr, List.copyOf(held));
    }

    /** True: every search is answered 503 until it is set back. */
    public synchronized void setDown(boolean wanted) {
        down = wanted;
    }

    /** True: the socket is closed and callers are refused; false: it listens again on the same port. */
    public void setAway(boolean wanted) {
        if (wanted) {
            server.close();
        } else {
            server.start();
        }
    }

    /** How often it was asked with the right token, also while down. */
    public synchronized int searches() {
        return searches;
    }

    @Override
    public void close() {
        server.close();
    }

    private synchronized JsonAnswer searched(JsonNode query) {
        searches++;
        if (down) {
            return new JsonAnswer.Document(503, JsonNodeFactory.instance.objectNode().put("error", "the register is down"));
        }
        if (!query.path("cpr").isTextual()) {
            return new JsonAnswer.Document(400, JsonNodeFactory.instance.objectNode().put("error", "cpr is needed"));
        }
        ObjectNode found = JsonNodeFactory.instance.objectNode();
        found.putArray("consents").addAll(consents.getOrDefault(query.path("cpr").textValue(), List.of()));
        return new JsonAnswer.Document(200, found);
    }
}
