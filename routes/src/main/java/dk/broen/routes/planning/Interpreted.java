package dk.broen.routes.planning;

import dk.broen.domain.history.HospitalEvent;
import dk.broen.mappings.Interpretation;
import dk.broen.routes.arrival.Arrival;
import java.util.Optional;

/**
 * A message with what it means.
 *
 * @param bundleId Bundle.id of a MedCom message
 */
record Interpreted(Arrival arrival, Interpretation meaning, Optional<String> bundleId) {
    /** The event, if the message reports one. */
    Optional<HospitalEvent> event() {
        return meaning instanceof Interpretation.Event reported ? Optional.of(reported.event()) : Optional.empty();
    }
}
