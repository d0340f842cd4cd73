package dk.broen.hub.ops;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;

/**
 * The address of a running hub. It is stored as {@code hub.json} in the data directory while the hub runs.
 *
 * @param host the host on which the API can be called
 * @param broker port of the embedded broker; 0 if the broker is external
 * @param operator an API account that is accepted from the same machine only
 * @param token the password of this account, new at each start
 */
public record RunningHub(String host, int mllp, int http, int management, int broker, String operator, String token) {
    static final String FILE = "hub.json";
    private static final Set<String> ALL_INTERFACES = Set.of("0.0.0.0", "::", "[::]");

    /**
     * Reads {@code hub.json} from a data directory.
     *
     * @throws IOException when no hub runs on this data directory
     */
    public static RunningHub read(Path data) throws IOException {
        return new ObjectMapper().readValue(data.resolve(FILE).toFile(), RunningHub.class);
    }

    /** The URI of the API for a program on the same machine. */
    public URI api() {
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + http);
    }

    /** A hub that listens on all interfaces is called on the loopback address. */
    static String reachable(String host) {
        return ALL_INTERFACES.contains(host) ? "127.0.0.1" : host;
    }

    void write(Path data) throws IOException {
        PrivateFile.write(data.resolve(FILE), new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(this));
    }

    @Override
    public String toString() {
        return "mllp=" + mllp + " http=" + http + " management=" + management + " broker=" + (broker == 0 ? "external" : broker);
    }
}
