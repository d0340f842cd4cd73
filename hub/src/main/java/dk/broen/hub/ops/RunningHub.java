package dk.broen.hub.ops;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;

/**
 * How to reach a hub that runs on a data directory; lies there as {@code hub.json} while it runs.
 *
 * @param host where {@code http} listens; the API is asked there
 * @param broker 0 when the broker is external
 * @param operator account on the API that is good from the same machine only
 * @param token its password, new at every start
 */
public record RunningHub(String host, int mllp, int http, int management, int broker, String operator, String token) {
    static final String FILE = "hub.json";
    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::", "[::]");

    /** @throws IOException when no hub runs there */
    public static RunningHub read(Path data) throws IOException {
        return new ObjectMapper().readValue(data.resolve(FILE).toFile(), RunningHub.class);
    }

    /** The address of the API for a program on the same machine. */
    public URI api() {
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + http);
    }

    /** A hub that listens everywhere is asked at home. */
    static String reachable(String host) {
        return EVERYWHERE.contains(host) ? "127.0.0.1" : host;
    }

    void write(Path data) throws IOException {
        PrivateFile.write(data.resolve(FILE), new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(this));
    }

    @Override
    public String toString() {
        return "mllp=" + mllp + " http=" + http + " management=" + management + " broker=" + (broker == 0 ? "external" : broker);
    }
}
