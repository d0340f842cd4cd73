package dk.broen.simulator.hospital;

import dk.broen.simulator.Credentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Posts messages of a hospital by HTTP to one address. */
final class MessagePost {
    private final HttpClient http;
    private final URI endpoint;
    private final Duration timeout;
    private final Optional<Credentials> credentials;

    /** @param timeout the longest time to wait for a connection, and for each response */
    MessagePost(URI endpoint, Duration timeout, Optional<Credentials> credentials) {
        this.http = HttpClient.newBuilder().connectTimeout(timeout).version(HttpClient.Version.HTTP_1_1).build();
        this.endpoint = endpoint;
        this.timeout = timeout;
        this.credentials = credentials;
    }

    /** @param type the content type of the message, and of the answer that is accepted */
    HttpResponse<String> send(byte[] message, String type) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint).timeout(timeout).header("Content-Type", type)
            .header("Accept", type).POST(BodyPublishers.ofByteArray(message));
        credentials.ifPresent(known -> request.header("Authorization", known.authorization()));
        return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}
