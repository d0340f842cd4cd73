package dk.broen.domain.matter;

import dk.broen.domain.terms.Circumstance;
import dk.broen.domain.terms.Department;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MatterKey;
import dk.broen.domain.terms.PlannedDischarge;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.StayKey;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A milestone of a stay: the stay began in a specialty, a leave, a return, a planned discharge, the end, or an emergency contact.
 *
 * @param specialty the specialty of the ward at that time
 * @param planned the expected time of a planned discharge
 * @param circumstances what else is told of it
 */
public record Milestone(MatterKey key, EventType type, StayKey stay, Instant at, Specialty specialty, Department place,
    Optional<PlannedDischarge> planned, boolean oldLoad, Set<Circumstance> circumstances) implements Matter {
    public Milestone {
        circumstances = Set.copyOf(circumstances);
    }

    /** A milestone without circumstances. */
    public Milestone(MatterKey key, EventType type, StayKey stay, Instant at, Specialty specialty, Department place,
        Optional<PlannedDischarge> planned, boolean oldLoad) {
        this(key, type, stay, at, specialty, place, planned, oldLoad, Set.of());
    }

    /** The same milestone with one more circumstance. */
    public Milestone with(Circumstance more) {
        return new Milestone(key, type, stay, at, specialty, place, planned, oldLoad,
            Stream.concat(circumstances.stream(), Stream.of(more)).collect(Collectors.toSet()));
    }

    @Override
    public Milestone withKey(MatterKey handedOn) {
        return new Milestone(handedOn, type, stay, at, specialty, place, planned, oldLoad, circumstances);
    }

    @Override
    public String toString() {
        return "Milestone[" + type + " " + specialty + " " + at + "]";
    }
}
