package dk.broen.domain.lives;

import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Specialty;

/**
 * Something that truly happened, or that somebody said had happened.
 *
 * @param visit the visit number; {@link #NO_VISIT} for a death, which belongs to the citizen
 * @param at clinical time, in hundredths of a day; {@link #ANY_TIME} for a planned discharge: a plan that is reported again says the same
 * @param specialty for a beginning: of which specialty; else {@code UNKNOWN}
 * @param planned for a planned discharge: the day, counted from the beginning of time; else {@link #NO_DAY}
 */
record Happening(EventType type, int visit, int at, Specialty specialty, int planned) {
    static final int NO_VISIT = 0;
    static final int NO_DAY = 0;
    static final int ANY_TIME = 0;

    static Happening death(int at) {
        return new Happening(EventType.DECEASED, NO_VISIT, at, Specialty.UNKNOWN, NO_DAY);
    }

    /** Whether the planned day is over when the play begins. */
    boolean passed() {
        return planned != NO_DAY && planned < Ticker.FIRST_DAY;
    }

    boolean is(EventType other, int ofVisit) {
        return type == other && visit == ofVisit;
    }

    @Override
    public String toString() {
        return type + (visit == NO_VISIT ? "" : " of " + visit) + " at " + at + (specialty == Specialty.UNKNOWN ? "" : " " + specialty)
            + (planned == NO_DAY ? "" : " for day " + planned);
    }
}
