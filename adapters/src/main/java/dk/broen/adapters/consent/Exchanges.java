package dk.broen.adapters.consent;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;

/**
 * HTTP requests with a deadline and a limited answer. A partner can close a kept connection at the moment of a request. A request whose
 * connection ends before the head of an answer is complete is therefore repeated once on a fresh connection: it changes nothing there.
 */
final class Exchanges {
    private final Supplier<HttpClient> clients;
    private HttpClient http;

    Exchanges(Supplier<HttpClient> clients) {
        this.clients = clients;
        this.http = clients.get();
    }

    /**
     * The whole answer. The timeout of the HTTP client would end at the headers of the answer.
     *
     * @param maxBytes a longer answer ends with an {@link IOException}
     */
    HttpResponse<byte[]> answer(HttpRequest request, Deadline deadline, int maxBytes) throws IOException, InterruptedException {
        HttpClient kept = http();
        AtomicBoolean begun = new AtomicBoolean();
        try {
            return answer(kept, request, begun, deadline, maxBytes);
        } catch (HttpTimeoutException | ConnectException | SSLException noConnection) {
            throw noConnection;
        } catch (IOException ended) {
            if (begun.get()) {
                throw ended;
            }
            return answer(freshInsteadOf(kept), request, begun, deadline, maxBytes);
        }
    }

    /** The next request opens a new connection, with the certificates that are valid then. */
    synchronized void reconnect() {
        http = clients.get();
    }

    /** @param begun becomes true when the answer begins */
    private static HttpResponse<byte[]> answer(HttpClient client, HttpRequest request, AtomicBoolean begun, Deadline deadline, int maxBytes)
        throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, head -> {
            begun.set(true);
            return new LimitedBody(maxBytes);
        });
        try {
            return answer.get(deadline.left(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new HttpTimeoutException("the answer was not complete at the deadline");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException ioFailure ? ioFailure : new IOException(failed.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private synchronized HttpClient http() {
        return http;
    }

    /** A client without kept connections. The partner has probably closed the others, too. */
    private synchronized HttpClient freshInsteadOf(HttpClient kept) {
        if (http == kept) {
            http = clients.get();
        }
        return http;
    }
}
