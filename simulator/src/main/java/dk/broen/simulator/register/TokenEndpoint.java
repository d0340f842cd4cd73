package dk.broen.simulator.register;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.simulator.web.JsonAnswer;
import dk.broen.simulator.web.WebRequest;
import dk.broen.simulator.web.WebServer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * An OAuth2 server that gives access tokens for client credentials (RFC 6749 §4.4). The client logs in with HTTP Basic. A token is good
 * until {@link #revoke()}.
 */
public final class TokenEndpoint implements AutoCloseable {
    private final WebServer server;
    private final String expected;
    private final List<String> scopes = new ArrayList<>();
    private Optional<String> valid = Optional.empty();
    private Optional<JsonAnswer> instead = Optional.empty();
    private long lifetimeSeconds = 300;

    /**
     * Starts the server on a free port.
     *
     * @param tls the certificate of the server; empty: without TLS
     */
    public TokenEndpoint(String clientId, String clientSecret, Optional<SSLContext> tls) {
        this.expected = "Basic "
            + Base64.getEncoder().encodeToString((encoded(clientId) + ":" + encoded(clientSecret)).getBytes(StandardCharsets.UTF_8));
        this.server = WebServer.of(tls, false, this::answer);
    }

    public URI uri() {
        return server.uri("/token");
    }

    /** How many tokens were given, whatever their scope. */
    public synchronized int given() {
        return scopes.size();
    }

    /** The scopes that were asked for, in order; an empty text where none was. */
    public synchronized List<String> scopes() {
        return List.copyOf(scopes);
    }

    /** Whether a header {@code Authorization} holds the token that is good now. */
    public synchronized boolean accepts(String authorization) {
        return valid.filter(token -> authorization.equals("Bearer " + token)).isPresent();
    }

    /** The token is no longer good. The client does not learn of it. */
    public synchronized void revoke() {
        valid = Optional.empty();
    }

    /** How long the next tokens last, as their clients are told. */
    public synchronized void setLifetimeSeconds(long seconds) {
        lifetimeSeconds = seconds;
    }

    /** Every request with the right login gets this answer instead of a token. */
    public synchronized void answerInstead(JsonAnswer answer) {
        instead = Optional.of(answer);
    }

    @Override
    public void close() {
        server.close();
    }

    private synchronized JsonAnswer answer(WebRequest request) {
        if (!request.authorization().equals(expected)) {
            return error(401, "invalid_client");
        }
        if (!request.method().equals("POST") || !"client_credentials".equals(request.form().get("grant_type"))) {
            return error(400, "unsupported_grant_type");
        }
        if (instead.isPresent()) {
            return instead.get();
        }
        scopes.add(request.form().getOrDefault("scope", ""));
        String token = "token-" + scopes.size();
        valid = Optional.of(token);
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("access_token", token).put("token_type", "bearer");
        return new JsonAnswer.Document(200, body.put("expires_in", lifetimeSeconds));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static JsonAnswer error(int status, String code) {
        return new JsonAnswer.Document(status, JsonNodeFactory.instance.objectNode().put("error", code));
    }
}
