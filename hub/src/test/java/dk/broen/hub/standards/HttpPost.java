package dk.broen.hub.standards;

import dk.broen.simulator.Credentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Posts hostile bytes to an address of the HTTP port, with the login of a hospital. */
record HttpPost(HttpClient http, URI address, Credentials hospital) {
    private static final String CONTENT_TYPE = "Content-Type";

    /**
     * Posts the bytes.
     *
     * @param type the content type if the message does not name one
     * @return the answer; empty if the connection was closed without one
     */
    Optional<HttpResponse<String>> send(Hostile hostile, String type) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(60))
            .header("Authorization", hospital.authorization()).POST(HttpRequest.BodyPublishers.ofByteArray(hostile.bytes()));
        hostile.headers().forEach(request::header);
        if (!hostile.headers().containsKey(CONTENT_TYPE)) {
            request.header(CONTENT_TYPE, type);
        }
        try {
            return Optional.of(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException closed) {
            return Optional.empty();
        }
    }
}
