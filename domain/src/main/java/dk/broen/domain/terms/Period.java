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
}
