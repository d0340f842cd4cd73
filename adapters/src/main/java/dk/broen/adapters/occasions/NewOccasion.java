package dk.broen.adapters.occasions;

import dk.broen.adapters.postgres.NewId;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.OccasionId;
import java.time.Instant;
import java.util.Optional;

/**
 * An occasion to be opened.
 *
 * @param reference drawn before; {@link Occasions#open(java.util.List)} draws again when another occasion has it
 * @param citizen empty when a message names no citizen
 */
public record NewOccasion(OccasionId id, OccasionKind kind, String reference, Optional<Cpr> citizen, Instant at) {
    /** An occasion with a new id and a new reference. */
    public static NewOccasion of(OccasionKind kind, Optional<Cpr> citizen, Instant at) {
        return new NewOccasion(new OccasionId(NewId.draw()), kind, References.draw(), citizen, at);
    }

    NewOccasion withReference(String other) {
        return new NewOccasion(id, kind, other, citizen, at);
    }

    @Override
    public String toString() {
        return "NewOccasion[" + kind + " " + id + "]";
    }
}
