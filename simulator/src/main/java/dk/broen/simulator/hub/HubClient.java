package dk.broen.simulator.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dk.broen.simulator.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * A client for the API port or the management port of a hub: JSON over HTTP with basic authentication.
 * {@code get} and {@code post} return the body of a 2xx response; {@code exchange} returns any response with its status.
 * All methods throw {@link UncheckedIOException} when no response comes.
 */
public final class HubClient {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Of all clients in this process: each has a thread of its own, and takes longer to make than a request to answer. */
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(5)).build();

    private final ObjectMapper json = new ObjectMapper();
    private final String base;
    private final String authorization;

    /** @param base for example {@code http://127.0.0.1:8080} */
    public HubClient(String base, String user, String password) {
        this.base = base.replaceFirst("/$", "");
        this.authorization = new Credentials(user, password).authorization();
    }

    /** @throws UnexpectedStatusException when the response is not 2xx */
    public JsonNode get(String path) {
        return expected("GET", path, exchange("GET", path));
    }

    /** @throws UnexpectedStatusException when the response is not 2xx */
    public JsonNode post(String path, JsonNode body) {
        return expected("POST", path, exchange("POST", path, body));
    }

    public HubReply exchange(String method, String path) {
        return send(request(path).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    public HubReply exchange(String method, String path, JsonNode body) {
        return exchange(method, path, "application/json", body.toString());
    }

    /** For bodies that are not JSON, for example {@code text/csv}. */
    public HubReply exchange(String method, String path, String contentType, String body) {
        return exchange(method, path, contentType, Map.of(), body);
    }

    /** @param headers further headers beside {@code Content-Type} */
    public HubReply exchange(String method, String path, String contentType, Map<String, String> headers, String body) {
        return exchange(method, path, contentType, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    /** For bodies in another character set than UTF-8. */
    public HubReply exchange(String method, String path, String contentType, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = request(path).header("Content-Type", contentType)
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return send(request);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE).header("Authorization", authorization);
    }

    private HubReply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new HubReply(response.statusCode(), body(response.body()));
        } catch (IOException lost) {
            throw new UncheckedIOException("No response from the hub at " + base, lost);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("Waiting for the hub was interrupted", interrupted));
        }
    }

    private JsonNode body(String text) {
        if (text.isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return json.readTree(text);
        } catch (JsonProcessingException plain) {
            return TextNode.valueOf(text);
        }
    }

    private static JsonNode expected(String method, String path, HubReply reply) {
        if (!reply.isSuccess()) {
            throw new UnexpectedStatusException(method, path, reply);
        }
        return reply.body();
    }
}
