package dk.broen.simulator.hospital;

import dk.broen.simulator.Credentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** A hospital that sends MedCom FHIR messages by HTTP POST. The first character of a message decides whether it is JSON or XML. */
public final class FhirClient {
    private final HttpClient http;
    private final URI endpoint;
    private final Duration timeout;
    private final Optional<Credentials> credentials;

    /** @param timeout the longest time to wait for a connection, and for each response */
    public FhirClient(URI endpoint, Duration timeout) {
        this(endpoint, timeout, Optional.empty());
    }

    /** Creates a client that uses HTTP basic authentication. */
    public FhirClient(URI endpoint, Duration timeout, Credentials credentials) {
        this(endpoint, timeout, Optional.of(credentials));
    }

    private FhirClient(URI endpoint, Duration timeout, Optional<Credentials> credentials) {
        this.http = HttpClient.newBuilder().connectTimeout(timeout).version(HttpClient.Version.HTTP_1_1).build();
        this.endpoint = endpoint;
        this.timeout = timeout;
        this.credentials = credentials;
    }

    /**
     * Posts one message bundle.
     *
     * @throws IOException when the connection fails or no response comes before the timeout
     */
    public FhirAnswer send(byte[] bundle) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint).timeout(timeout)
            .header("Content-Type", contentType(bundle)).header("Accept", contentType(bundle)).POST(BodyPublishers.ofByteArray(bundle));
        credentials.ifPresent(known -> request.header("Authorization", known.authorization()));
        var answer = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new FhirAnswer(answer.statusCode(), answer.body());
    }

    private static String contentType(byte[] bundle) {
        String start = new String(bundle, 0, Math.min(bundle.length, 64), StandardCharsets.UTF_8).replace("\uFEFF", "").stripLeading();
        return start.startsWith("<") ? "application/fhir+xml" : "application/fhir+json";
    }
}
