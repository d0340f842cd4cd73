package dk.broen.routes.ops;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;

/**
 * How to reach a hub that runs on a data directory; lies there as {@code hub.json} while it runs.
 *
 * @param broker 0 when the broker is external
 * @param operator account on the API that is good from the same machine only
 * @param token its password, new at every start
 */
public record RunningHub(int mllp, int http, int management, int broker, String operator, String token) {
    static final String FILE = "hub.json";

    /** @throws IOException when no hub runs there */
    public static RunningHub read(Path data) throws IOException {
        return new ObjectMapper().readValue(data.resolve(FILE).toFile(), RunningHub.class);
    }

    void write(Path data) throws IOException {
        OwnersFile.write(data.resolve(FILE), new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(this));
    }

    @Override
    public String toString() {
        return "mllp=" + mllp + " http=" + http + " management=" + management + " broker=" + (broker == 0 ? "external" : broker);
    }
}
