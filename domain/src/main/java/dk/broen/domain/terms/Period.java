package dk.broen.domain.terms;

import java.time.LocalDate;
import java.util.Optional;

/** A period of Danish calendar days, both ends included. Without {@code until} the period has no end. */
public record Period(LocalDate from, Optional<LocalDate> until) {

    /** @throws IllegalArgumentException if the period ends before it begins */
    public Period {
        if (until.isPresent() && until.get().isBefore(from)) {
            throw new IllegalArgumentException("a period must not end before it begins: " + from + " to " + until.get());
        }
    }

    public static Period between(LocalDate from, LocalDate until) {
        return new Period(from, Optional.of(until));
    }

    public boolean holds(LocalDate day) {
        return !day.isBefore(from) && until.map(end -> !day.isAfter(end)).orElse(true);
    }

    /** What remains of the period from that day on; empty if nothing does. */
    public Optional<Period> remaining(LocalDate day) {
        LocalDate first = day.isAfter(from) ? day : from;
        return until.filter(first::isAfter).isPresent() ? Optional.empty() : Optional.of(new Period(first, until));
    }

    /** Whether there is a day of both periods. */
    public boolean overlaps(Period other) {
        return holds(other.from) || other.holds(from);
    }

    /** Whether all days of the other period are days of this one. */
    public boolean covers(Period other) {
        return holds(other.from) && (until.isEmpty() || other.until.filter(this::holds).isPresent());
    }
}
