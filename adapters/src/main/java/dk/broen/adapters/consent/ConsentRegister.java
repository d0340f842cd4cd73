package dk.broen.adapters.consent;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dk.broen.adapters.facts.FactsReader;
import dk.broen.adapters.facts.FactsRefused;
import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.domain.terms.Cpr;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Client of a municipality's consent register over HTTP. {@code POST {url} {"cpr": "…"}} is answered with {@code {"consents": […]}}, each
 * consent in the form of the facts document. On any other result (no connection, another status than 200, an answer that is unreadable, too
 * late or too long) the register is {@code Unavailable}: the hub holds the notices and raises an alarm, and sends nothing (domain.md §4).
 * A register can close a kept connection at the moment of a question. A question whose connection ends before the head of an answer is
 * complete is therefore repeated once on a fresh connection: it changes nothing in the register.
 */
public final class ConsentRegister {
    private static final Logger LOG = LoggerFactory.getLogger(ConsentRegister.class);
    /** From the request to the last byte of the answer. The timeout of the HTTP client would end at the headers of the answer. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(3);
    private static final int MAX_ANSWER_BYTES = 1 << 20;

    private final ObjectMapper json = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    private final URI address;
    private final String token;
    private final FactsReader reader;
    private HttpClient http = HttpClient.newHttpClient();

    public ConsentRegister(URI address, String token, FactsReader reader) {
        this.address = address;
        this.token = token;
        this.reader = reader;
    }

    public ConsentRecord consentsOf(Cpr citizen) {
        HttpRequest request = HttpRequest.newBuilder(address).header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString(JsonNodeFactory.instance.objectNode().put("cpr", citizen.digits()).toString()))
            .build();
        try {
            HttpResponse<byte[]> response = answer(request);
            return response.statusCode() == 200 ? new ConsentRecord.Known(reader.readConsents(json.readTree(response.body())))
                : unavailable("status-" + response.statusCode());
        } catch (IOException | FactsRefused unreadable) {
            return unavailable(unreadable.getClass().getSimpleName());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return unavailable("interrupted");
        }
    }

    private HttpResponse<byte[]> answer(HttpRequest request) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + ANSWER_TIMEOUT.toNanos();
        HttpClient kept = http();
        AtomicBoolean begun = new AtomicBoolean();
        try {
            return answer(kept, request, begun, deadline);
        } catch (HttpTimeoutException | ConnectException | SSLException noConnection) {
            throw noConnection;
        } catch (IOException ended) {
            if (begun.get()) {
                throw ended;
            }
            return answer(freshInsteadOf(kept), request, begun, deadline);
        }
    }

    /** @param begun becomes true when the answer begins */
    private static HttpResponse<byte[]> answer(HttpClient client, HttpRequest request, AtomicBoolean begun, long deadline)
        throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, head -> {
            begun.set(true);
            return new LimitedBody(MAX_ANSWER_BYTES);
        });
        try {
            return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new HttpTimeoutException("the answer was not complete after " + ANSWER_TIMEOUT.toSeconds() + " s");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException ioFailure ? ioFailure : new IOException(failed.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private synchronized HttpClient http() {
        return http;
    }

    /** A client without kept connections. The register has probably closed the others, too. */
    private synchronized HttpClient freshInsteadOf(HttpClient kept) {
        if (http == kept) {
            http = HttpClient.newHttpClient();
        }
        return http;
    }

    private ConsentRecord unavailable(String cause) {
        LOG.error("BRN3301 consent-register-unavailable host={} cause={}", address.getHost(), cause);
        return new ConsentRecord.Unavailable();
    }
}
