package dk.broen.simulator.sms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.simulator.web.JsonAnswer;
import dk.broen.simulator.web.WebRequest;
import dk.broen.simulator.web.WebServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * GatewayAPI's Mobile Messaging API, as far as the hub uses it (https://gatewayapi.com/docs/message/overview). What the documentation does not
 * allow is refused.
 */
public final class GatewayApi implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> FIELDS = Set.of("sender", "message", "recipient", "reference", "label", "expiration", "priority");
    private final WebServer server = WebServer.http(this::answer);
    private final String token;
    private final Signer signer;
    private final Clock clock;
    private final List<ReceivedSms> received = new CopyOnWriteArrayList<>();

    /**
     * @param token of the account
     * @param secret of the webhook
     * @param clock says when an SMS arrived
     */
    public GatewayApi(String token, String secret, Clock clock) {
        this.clock = clock;
        this.token = token;
        this.signer = new Signer("HmacSHA256", secret);
    }

    /** The URL for one SMS. */
    public URI uri() {
        return server.uri("/mobile/single");
    }

    /** What was taken, in order of arrival. */
    public List<ReceivedSms> received() {
        return List.copyOf(received);
    }

    /** A report, as GatewayAPI posts it. */
    public Report report(ReceivedSms sms, String status, Instant at) {
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("msg_id", sms.id()).put("recipient", Long.parseLong(sms.to()))
            .put("reference", sms.reference()).put("status", status).put("status_at", at.toString()).putNull("error");
        String body = JsonNodeFactory.instance.objectNode().put("event_id", UUID.randomUUID().toString()).put("timestamp", at.toString())
            .put("event_type", "message.status.sms").<ObjectNode>set("event", event).toString();
        return new Report("", "application/json", Map.of("Signature", "v1=" + signer.hex(body.getBytes(StandardCharsets.UTF_8))), body);
    }

    @Override
    public void close() {
        server.close();
    }

    private JsonAnswer answer(WebRequest request) {
        if (!request.method().equals("POST") || !request.target().equals("/mobile/single")) {
            return refusal(404, "not found");
        }
        if (!request.authorization().equals("Token " + token)) {
            return refusal(401, "unauthorized");
        }
        if (!request.contentType().startsWith("application/json")) {
            return refusal(415, "content type");
        }
        try {
            return take(JSON.readTree(request.body()));
        } catch (JsonProcessingException malformed) {
            return refusal(422, "not JSON");
        }
    }

    private JsonAnswer take(JsonNode sms) {
        Set<String> fields = new HashSet<>();
        sms.fieldNames().forEachRemaining(fields::add);
        if (!FIELDS.containsAll(fields)) {
            return refusal(422, "unknown fields");
        }
        if (!sms.path("recipient").isIntegralNumber() || !sms.path("recipient").asText().matches("[1-9]\\d{7,14}")) {
            return refusal(422, "recipient must be an MSISDN, as a number");
        }
        if (!sms.path("sender").asText().matches("[A-Za-z0-9 ]{1,11}|\\d{1,15}") || !sms.path("message").isTextual()
            || sms.path("message").asText().isEmpty()) {
            return refusal(422, "sender and message are required");
        }
        String id = "01JNN696A9E0WS89FPYGT" + String.format("%05d", received.size());
        received.add(new ReceivedSms(id, sms.path("recipient").asText(), sms.path("message").asText(), sms.path("sender").asText(),
            sms.path("reference").asText(), 1, clock.instant()));
        return new JsonAnswer.Document(202, JsonNodeFactory.instance.objectNode().put("msg_id", id)
            .put("recipient", sms.path("recipient").asLong()).put("reference", sms.path("reference").asText()));
    }

    private static JsonAnswer refusal(int status, String why) {
        return new JsonAnswer.Document(status, JsonNodeFactory.instance.objectNode().put("title", why));
    }
}
