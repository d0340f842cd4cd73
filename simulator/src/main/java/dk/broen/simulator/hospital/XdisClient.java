package dk.broen.simulator.hospital;

import dk.broen.simulator.Credentials;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** A hospital that sends XDIS messages (OIOXML) by HTTP POST. */
public final class XdisClient {
    private final MessagePost post;

    /** @param timeout the longest time to wait for a connection, and for each response */
    public XdisClient(URI endpoint, Duration timeout, Optional<Credentials> credentials) {
        this.post = new MessagePost(endpoint, timeout, credentials);
    }

    /**
     * Posts one Emessage.
     *
     * @throws IOException when the connection fails or no response comes before the timeout
     */
    public XdisAnswer send(byte[] message) throws IOException, InterruptedException {
        var answer = post.send(message, "application/xml");
        return new XdisAnswer(answer.statusCode(), answer.body());
    }
}
