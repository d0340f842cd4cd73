package dk.broen.adapters.consent;

import java.io.IOException;
import java.util.Optional;

/** The header {@code Authorization} of the questions to one register. */
interface Authorization {
    /** Empty if the questions have no such header. */
    Optional<String> header(Deadline deadline) throws IOException, InterruptedException;

    /**
     * The register has refused a question (status 401).
     *
     * @param header the refused header
     * @return whether the next header can be another one
     */
    boolean isRenewedInsteadOf(Optional<String> header);

    static Authorization of(RegisterLogin login, Exchanges exchanges) {
        if (login instanceof RegisterLogin.ClientCredentials credentials) {
            return new AccessToken(credentials, exchanges);
        }
        return new Fixed(login instanceof RegisterLogin.BearerToken bearer ? Optional.of("Bearer " + bearer.token()) : Optional.empty());
    }

    /** A header that never changes. */
    record Fixed(Optional<String> value) implements Authorization {
        @Override
        public Optional<String> header(Deadline deadline) {
            return value;
        }

        @Override
        public boolean isRenewedInsteadOf(Optional<String> header) {
            return false;
        }

        @Override
        public String toString() {
            return "Fixed[...]";
        }
    }
}
