package dk.broen.domain.citizen;

import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.util.Optional;

/**
 * Indsats: an active or planned service for the citizen at a unit (domain.md §2).
 *
 * @param worker the worker of the citizen at the unit (bostøtte worker, case worker), if one is named
 * @param recording who recorded it, and when: a municipality can record a service for the citizen of another one
 */
public record ServiceAssignment(UnitFunction function, UnitId unit, Period period, Optional<Person> worker, Recording recording) {
    /** A service that nobody disputes. */
    public ServiceAssignment(UnitFunction function, UnitId unit, Period period, Optional<Person> worker) {
        this(function, unit, period, worker, Recording.undisputed());
    }

    public ServiceAssignment recorded(Recording by) {
        return new ServiceAssignment(function, unit, period, worker, by);
    }
}
