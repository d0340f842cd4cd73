package dk.broen.domain.citizen;

import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.util.Optional;

/**
 * Indsats: the citizen has an active or planned service at a unit (domain.md §2).
 *
 * @param worker the citizen's own worker there (bostøtte worker, case worker), if one is named
 */
public record ServiceAssignment(UnitFunction function, UnitId unit, Period period, Optional<Person> worker) {}
