package dk.broen.domain.citizen;

import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.Period;

/**
 * The municipality that acts for the citizen in a period: the municipality of residence, or an acting municipality (handlekommune), which
 * overrides the residence.
 *
 * @param recording who recorded it, and when: two municipalities can record the same citizen as their own
 */
public record Residence(MunicipalityCode municipality, Kind kind, Period period, Recording recording) {
    /** The municipality where the citizen lives, or an acting municipality (handlekommune). */
    public enum Kind { RESIDENCE, ACTING }

    /** A residence that nobody disputes. */
    public Residence(MunicipalityCode municipality, Kind kind, Period period) {
        this(municipality, kind, period, Recording.undisputed());
    }

    public Residence recorded(Recording by) {
        return new Residence(municipality, kind, period, by);
    }
}
