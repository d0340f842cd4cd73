package dk.broen.routes.planning;

import dk.broen.domain.history.HospitalEvent;
import dk.broen.domain.terms.ReplacementCpr;
import dk.broen.mappings.Interpretation;
import dk.broen.routes.arrival.Arrival;
import java.util.Optional;

/**
 * A message with what it means.
 *
 * @param bundleId Bundle.id of a MedCom message
 * @param replacement the replacement CPR number by which the message names its citizen
 */
record Interpreted(Arrival arrival, Interpretation meaning, Optional<String> bundleId, Optional<ReplacementCpr> replacement) {
    Interpreted(Arrival arrival, Interpretation meaning, Optional<String> bundleId) {
        this(arrival, meaning, bundleId,
            meaning instanceof Interpretation.Waiting waiting ? Optional.of(waiting.number()) : Optional.empty());
    }

    /** The same message with another meaning, because more is known of its citizen. */
    Interpreted meaning(Interpretation other) {
        return new Interpreted(arrival, other, bundleId, replacement);
    }

    /** The event, if the message reports one. */
    Optional<HospitalEvent> event() {
        return meaning instanceof Interpretation.Event reported ? Optional.of(reported.event()) : Optional.empty();
    }
}
