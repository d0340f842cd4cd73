package dk.broen.simulator.sms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

/**
 * A delivery report that a gateway posts.
 *
 * @param path what follows the address of the reports
 * @param headers besides Content-Type
 */
public record Report(String path, String contentType, Map<String, String> headers, String body) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public Report {
        headers = Map.copyOf(headers);
    }

    /** The same report with another header. */
    public Report with(String name, String value) {
        Map<String, String> changed = new HashMap<>(headers);
        changed.put(name, value);
        return new Report(path, contentType, changed, body);
    }

    /** The same report with another body, and the signature of this one. */
    public Report saying(String changed) {
        return new Report(path, contentType, headers, changed);
    }

    /**
     * Posts it.
     *
     * @param address of the reports of the hub
     */
    public HttpResponse<String> post(URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path)).header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
