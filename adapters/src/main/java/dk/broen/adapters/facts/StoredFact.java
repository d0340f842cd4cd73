package dk.broen.adapters.facts;

import dk.broen.domain.terms.MunicipalityCode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A fact in force, as far as it is known without opening what is sealed.
 *
 * @param keyHash which fact it is
 * @param contentHash what it says
 */
record StoredFact(UUID id, String citizenKey, MunicipalityCode municipality, String source, FactKind kind, String keyHash,
    String contentHash, Optional<Withdrawal> withdrawal) {
    /**
     * The withdrawal of a consent.
     *
     * @param vanished whether it was withdrawn because its source did not name it any more; then it is given again if the source names it
     *     again
     */
    record Withdrawal(Instant at, String by, byte[] sealedBecause, boolean vanished) {}

    /** Withdrawn by somebody who said so. */
    boolean isWithdrawn() {
        return withdrawal.filter(withdrawn -> !withdrawn.vanished()).isPresent();
    }

    boolean hasVanished() {
        return withdrawal.filter(Withdrawal::vanished).isPresent();
    }
}
