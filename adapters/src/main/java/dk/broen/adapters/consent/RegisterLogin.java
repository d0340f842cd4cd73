package dk.broen.adapters.consent;

import java.net.URI;
import java.util.List;

/** How the hub proves to a consent register who it is. A client certificate is in the HTTP client, beside any of these. */
public sealed interface RegisterLogin {
    /** By its client certificate alone, or not at all. */
    record None() implements RegisterLogin {}

    /** With a fixed bearer token. */
    record BearerToken(String token) implements RegisterLogin {
        @Override
        public String toString() {
            return "BearerToken[...]";
        }
    }

    /**
     * With an access token that the hub gets for its client credentials (RFC 6749 §4.4). Client id and secret go in the header
     * {@code Authorization} (§2.3.1).
     *
     * @param tokenEndpoint where the token comes from
     * @param scope names what the token is for; empty: what the server gives by default
     */
    record ClientCredentials(URI tokenEndpoint, String clientId, String clientSecret, List<String> scope) implements RegisterLogin {
        public ClientCredentials {
            scope = List.copyOf(scope);
        }

        @Override
        public String toString() {
            return "ClientCredentials[...]";
        }
    }
}
