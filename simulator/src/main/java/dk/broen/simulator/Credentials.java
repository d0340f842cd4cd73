package dk.broen.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A user name and password for HTTP basic authentication (RFC 7617), encoded in UTF-8. {@link #toString} omits the password. */
public record Credentials(String user, String password) {

    /** The value of the {@code Authorization} header. */
    public String authorization() {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Credentials[" + user + "]";
    }
}
