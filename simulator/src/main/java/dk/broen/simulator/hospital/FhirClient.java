package dk.broen.simulator.hospital;

import dk.broen.simulator.Credentials;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** A hospital that sends MedCom FHIR messages by HTTP POST. The first character of a message decides whether it is JSON or XML. */
public final class FhirClient {
    private final MessagePost post;

    /** @param timeout the longest time to wait for a connection, and for each response */
    public FhirClient(URI endpoint, Duration timeout) {
        this(endpoint, timeout, Optional.empty());
    }

    /** Creates a client that uses HTTP basic authentication. */
    public FhirClient(URI endpoint, Duration timeout, Credentials credentials) {
        this(endpoint, timeout, Optional.of(credentials));
    }

    private FhirClient(URI endpoint, Duration timeout, Optional<Credentials> credentials) {
        this.post = new MessagePost(endpoint, timeout, credentials);
    }

    /**
     * Posts one message bundle.
     *
     * @throws IOException when the connection fails or no response comes before the timeout
     */
    public FhirAnswer send(byte[] bundle) throws IOException, InterruptedException {
        var answer = post.send(bundle, contentType(bundle));
        return new FhirAnswer(answer.statusCode(), answer.body());
    }

    private static String contentType(byte[] bundle) {
        String start = new String(bundle, 0, Math.min(bundle.length, 64), StandardCharsets.UTF_8).replace("\uFEFF", "").stripLeading();
        return start.startsWith("<") ? "application/fhir+xml" : "application/fhir+json";
    }
}
