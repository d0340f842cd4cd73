package dk.broen.domain.matter;

import dk.broen.domain.terms.Department;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MatterKey;
import dk.broen.domain.terms.PlannedDischarge;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.StayKey;
import java.time.Instant;
import java.util.Optional;

/**
 * A milestone of a stay: the stay began in a specialty, a leave, a return, a planned discharge, the end, or an emergency contact.
 *
 * @param specialty the specialty of the ward at that time
 * @param planned the expected time of a planned discharge
 */
public record Milestone(MatterKey key, EventType type, StayKey stay, Instant at, Specialty specialty, Department place,
    Optional<PlannedDischarge> planned, boolean oldLoad) implements Matter {
    @Override
    public Milestone withKey(MatterKey handedOn) {
        return new Milestone(handedOn, type, stay, at, specialty, place, planned, oldLoad);
    }

    @Override
    public String toString() {
        return "Milestone[" + type + " " + specialty + " " + at + "]";
    }
}
