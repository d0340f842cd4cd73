package dk.broen.domain.terms;

import java.time.LocalDate;
import java.util.Optional;

/** A dated period in Danish calendar days, both ends included; without an end it is open. */
public record Period(LocalDate from, Optional<LocalDate> until) {

    /** @throws IllegalArgumentException when it ends before it begins */
    public Period {
        if (until.isPresent() && until.get().isBefore(from)) {
            throw new IllegalArgumentException("a period ends on or after the day it begins: " + from + " to " + until.get());
        }
    }

    public static Period between(LocalDate from, LocalDate until) {
        return new Period(from, Optional.of(until));
    }

    public boolean holds(LocalDate day) {
        return !day.isBefore(from) && until.map(end -> !day.isAfter(end)).orElse(true);
    }
}
