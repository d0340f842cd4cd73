package dk.broen.domain.citizen;

import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.Period;

/**
 * The municipality that acts for the citizen in a period: the municipality of residence, or an acting municipality (handlekommune), which
 * overrides the residence.
 */
public record Residence(MunicipalityCode municipality, Kind kind, Period period) {
    /** The municipality where the citizen lives, or an acting municipality (handlekommune). */
    public enum Kind { RESIDENCE, ACTING }
}
