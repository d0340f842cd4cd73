package dk.broen.domain.lives;

import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Specialty;

/**
 * A message of a hospital.
 *
 * @param at clinical time, in hundredths of a day; a cancellation names the time of what it cancels
 * @param sent when it was sent, in hundredths of a day
 * @param planned for a planned discharge: the day; else {@link Happening#NO_DAY}
 */
record Report(EventType type, EventNature nature, int visit, int at, int sent, Specialty specialty, int planned) {
    @Override
    public String toString() {
        return (nature == EventNature.ORIGINAL ? "" : nature + " ") + type + " of " + visit + " at " + at + " sent " + sent + " "
            + specialty + (planned == Happening.NO_DAY ? "" : " for day " + planned);
    }
}
