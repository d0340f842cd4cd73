package dk.broen.domain.schedule;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Samlet post: when the mails of a unit leave that can wait (domain.md §6). What leaves at one time leaves in one mail. All times are Danish.
 */
public sealed interface Digest {
    /** Each notice in a mail of its own, in opening hours. */
    Digest NONE = new None();

    /**
     * When a notice leaves that is made at that moment.
     *
     * @return empty if the unit does not open within 400 days
     */
    Optional<Instant> leaves(Instant made, OpeningHours hours, StatutoryHolidays calendar);

    /** Whether notices wait for each other. */
    default boolean collects() {
        return true;
    }

    /** At once within opening hours, else at the next opening. */
    record None() implements Digest {
        @Override
        public Optional<Instant> leaves(Instant made, OpeningHours hours, StatutoryHolidays calendar) {
            return hours.nextOpening(made, calendar);
        }

        @Override
        public boolean collects() {
            return false;
        }
    }

    /**
     * When the unit opens the next time, also if it is open. At once if its week has no closed time, although it may close on holidays: the
     * next opening could be months away.
     */
    record AtOpening() implements Digest {
        @Override
        public Optional<Instant> leaves(Instant made, OpeningHours hours, StatutoryHolidays calendar) {
            if (hours.isAroundTheClock()) {
                return hours.nextOpening(made, calendar);
            }
            return hours.days(made).flatMap(day -> hours.openings(day, calendar)).filter(opening -> !opening.isBefore(made)).findFirst()
                .or(() -> hours.nextOpening(made, calendar));
        }
    }

    /**
     * Once on each day on which the unit is open, at that time of day if it is open then. Else when it opens next on that day, or when it
     * has opened the last time on that day: never at a time at which nobody reads it.
     *
     * @param at local Danish time. What is skipped in spring is the end of the skipped hour, of the doubled hour in autumn the first one counts
     */
    record Daily(LocalTime at) implements Digest {
        @Override
        public Optional<Instant> leaves(Instant made, OpeningHours hours, StatutoryHolidays calendar) {
            Stream<Instant> times = hours.days(made).flatMap(day -> hours.onDay(day, at, calendar).stream());
            return times.filter(time -> !time.isBefore(made)).findFirst();
        }
    }
}
