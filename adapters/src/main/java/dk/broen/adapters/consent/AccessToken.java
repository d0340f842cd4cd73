package dk.broen.adapters.consent;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An access token for client credentials (RFC 6749 §4.4), kept until shortly before its end or until the register refuses it. One question
 * gets a new token; the others wait for it, as long as their deadlines allow.
 */
final class AccessToken implements Authorization {
    /** So that a token does not end on its way to the register. A token that lasts a shorter time is used for nine tenths of it. */
    private static final Duration BEFORE_ITS_END = Duration.ofSeconds(30);
    /** For a server that does not say how long its token lasts (RFC 6749 §5.1 recommends to say it). A refused token is replaced in any case. */
    private static final Duration UNSAID = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final int MAX_ANSWER_BYTES = 1 << 16;

    private final ObjectMapper json = JsonMapper.builder().build();
    private final RegisterLogin.ClientCredentials credentials;
    private final Exchanges exchanges;
    private final ReentrantLock refresh = new ReentrantLock();
    private final AtomicReference<Optional<Held>> held = new AtomicReference<>(Optional.empty());

    AccessToken(RegisterLogin.ClientCredentials credentials, Exchanges exchanges) {
        this.credentials = credentials;
        this.exchanges = exchanges;
    }

    private record Held(String header, Deadline usable) {
        boolean isUsable() {
            return usable.left() > 0;
        }

        @Override
        public String toString() {
            return "Held[...]";
        }
    }

    @Override
    public Optional<String> header(Deadline deadline) throws IOException, InterruptedException {
        Optional<String> usable = usable();
        return usable.isPresent() ? usable : Optional.of(renewed(deadline));
    }

    @Override
    public boolean isRenewedInsteadOf(Optional<String> header) {
        Optional<Held> now = held.get();
        if (now.filter(token -> header.equals(Optional.of(token.header()))).isPresent()) {
            held.compareAndSet(now, Optional.empty());
        }
        return true;
    }

    private Optional<String> usable() {
        return held.get().filter(Held::isUsable).map(Held::header);
    }

    private String renewed(Deadline deadline) throws IOException, InterruptedException {
        if (!refresh.tryLock(deadline.left(), TimeUnit.NANOSECONDS)) {
            throw new NoAnswer("token-late");
        }
        try {
            Optional<String> byAnother = usable();
            if (byAnother.isPresent()) {
                return byAnother.get();
            }
            Held fresh = fetch(deadline);
            held.set(Optional.of(fresh));
            return fresh.header();
        } finally {
            refresh.unlock();
        }
    }

    private Held fetch(Deadline deadline) throws IOException, InterruptedException {
        String scope = String.join(" ", credentials.scope());
        String form = "grant_type=client_credentials" + (scope.isEmpty() ? "" : "&scope=" + encoded(scope));
        HttpResponse<byte[]> response = exchanges.answer(HttpRequest.newBuilder(credentials.tokenEndpoint())
            .header("Content-Type", "application/x-www-form-urlencoded").header("Accept", "application/json")
            .header("Authorization", "Basic " + Base64.getEncoder()
                .encodeToString((encoded(credentials.clientId()) + ":" + encoded(credentials.clientSecret())).getBytes(UTF_8)))
            .POST(HttpRequest.BodyPublishers.ofString(form)).build(), deadline, MAX_ANSWER_BYTES);
        if (response.statusCode() != 200) {
            throw new NoAnswer("token-status-" + response.statusCode());
        }
        try {
            return read(json.readTree(response.body()));
        } catch (JsonProcessingException unreadable) {
            throw new NoAnswer("token-unreadable");
        }
    }

    private static Held read(JsonNode answer) throws NoAnswer {
        JsonNode token = answer.path("access_token");
        if (!token.isTextual() || token.asText().isBlank()
            || token.asText().chars().anyMatch(character -> character <= ' ' || character > '~')
            || !answer.path("token_type").asText().equalsIgnoreCase("Bearer")) {
            throw new NoAnswer("token-unreadable");
        }
        long seconds = answer.path("expires_in").asLong(UNSAID.toSeconds());
        Duration lifetime = Duration.ofSeconds(Math.max(0, Math.min(seconds, LONGEST.toSeconds())));
        Duration margin = lifetime.dividedBy(10).compareTo(BEFORE_ITS_END) < 0 ? lifetime.dividedBy(10) : BEFORE_ITS_END;
        return new Held("Bearer " + token.asText(), Deadline.in(lifetime.minus(margin)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
