package dk.broen.domain.lives;

import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Specialty;

/**
 * Something that truly happened, or that somebody said had happened.
 *
 * @param visit the visit number; {@link #NO_VISIT} for a death, which belongs to the citizen
 * @param at clinical time, in hundredths of a day
 * @param specialty for a beginning: of which specialty; else {@code UNKNOWN}
 */
record Happening(EventType type, int visit, int at, Specialty specialty) {
    static final int NO_VISIT = 0;

    static Happening death(int at) {
        return new Happening(EventType.DECEASED, NO_VISIT, at, Specialty.UNKNOWN);
    }

    boolean is(EventType other, int ofVisit) {
        return type == other && visit == ofVisit;
    }

    @Override
    public String toString() {
        return type + (visit == NO_VISIT ? "" : " of " + visit) + " at " + at + (specialty == Specialty.UNKNOWN ? "" : " " + specialty);
    }
}
