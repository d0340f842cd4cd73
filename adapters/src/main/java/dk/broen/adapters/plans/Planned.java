package dk.broen.adapters.plans;

import dk.broen.domain.planning.Plan;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.OccasionId;
import java.util.Optional;

/**
 * A plan to be stored.
 *
 * @param inputDigest a keyed hash of what the plan was made from
 */
public record Planned(OccasionId occasion, Cpr citizen, Plan plan, Optional<String> inputDigest) {
    @Override
    public String toString() {
        return "Planned[" + occasion + "]";
    }
}
