package dk.broen.domain.citizen;

import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.Period;

/**
 * The municipality that acts for the citizen in a period: residence from the citizen register, or the acting municipality (handlekommune),
 * which overrides it.
 */
public record Residence(MunicipalityCode municipality, Kind kind, Period period) {
    /** Where the citizen lives, or who acts all the same (handlekommune). */
    public enum Kind { RESIDENCE, ACTING }
}
