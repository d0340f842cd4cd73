package dk.broen.domain.citizen;

import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Who recorded a fact, and when. It decides which of two municipalities came first (domain.md §5, "Municipality").
 *
 * @param municipality the municipality that recorded the fact for itself; empty if an operator recorded it
 * @param at when the fact was recorded as it stands. A fact that gets more days is recorded anew
 */
public record Recording(Optional<MunicipalityCode> municipality, Instant at) {
    /** A recording of a period, by one municipality. */
    public record Recorded(Period period, Recording recording) {}

    /** Recorded by an operator before anything else: such a fact is not disputed. */
    public static Recording undisputed() {
        return byOperator(Instant.EPOCH);
    }

    public static Recording byOperator(Instant at) {
        return new Recording(Optional.empty(), at);
    }

    public static Recording by(MunicipalityCode municipality, Instant at) {
        return new Recording(Optional.of(municipality), at);
    }

    public boolean byOperator() {
        return municipality.isEmpty();
    }

    /**
     * This recording, or an earlier one that it continues: a correction that adds no day from today on does not lose its place. A municipality
     * that shortens what an operator recorded leaves it a record of the operator.
     *
     * @param period the days that are recorded now
     * @param replaced what is replaced by it
     */
    public Recording continuing(Period period, Collection<Recorded> replaced, LocalDate today) {
        return period.remaining(today).flatMap(days -> replaced.stream().filter(earlier -> earlier.period().covers(days))
            .map(Recorded::recording).filter(earlier -> earlier.byOperator() || earlier.municipality().equals(municipality))
            .min(Comparator.comparing((Recording earlier) -> !earlier.byOperator()).thenComparing(Recording::at))).orElse(this);
    }
}
