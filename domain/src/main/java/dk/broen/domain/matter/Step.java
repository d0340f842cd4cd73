package dk.broen.domain.matter;

import dk.broen.domain.courses.StepRule;
import dk.broen.domain.terms.Department;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MatterKey;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.PlannedDischarge;
import dk.broen.domain.terms.StayKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Skridt: what a rule makes of a stay at a time, for example an invitation on day 14 (domain.md §2, design.md §3). It holds while its stay is
 * open; it is untrue when the rule does not make it any more.
 *
 * @param municipality whose rule it is
 * @param milestone a milestone of the stay
 * @param at when it is made; nobody is told of it before
 * @param place the department that reported what the step rests on
 * @param hospitals all hospitals of the course, the present one first: a step tells of each that the citizen was there
 * @param planned the expected time of the discharge, if the step is about it
 */
public record Step(MatterKey key, StepRule rule, MunicipalityCode municipality, StayKey stay, MatterKey milestone, Instant at,
    Department place, List<HospitalId> hospitals, Optional<PlannedDischarge> planned, boolean oldLoad) implements Matter {
    public Step {
        hospitals = List.copyOf(hospitals);
    }

    @Override
    public EventType type() {
        return EventType.STEP;
    }

    @Override
    public Step withKey(MatterKey handedOn) {
        return new Step(handedOn, rule, municipality, stay, milestone, at, place, hospitals, planned, oldLoad);
    }

    @Override
    public String toString() {
        return "Step[" + rule.id() + " " + at + "]";
    }
}
