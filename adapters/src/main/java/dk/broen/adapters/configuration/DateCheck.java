package dk.broen.adapters.configuration;

import dk.broen.domain.terms.Period;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Checks and reads the {@code from} and {@code until} of an entry: Danish calendar days, both included. */
final class DateCheck {
    private DateCheck() {}

    static void check(YamlEntry dated, Findings findings) {
        Optional<LocalDate> from = date(dated.at("from"), findings);
        Optional<LocalDate> until = date(dated.at("until"), findings);
        if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
            findings.add(dated.at("until"), until.get() + " is before from: " + from.get());
        }
    }

    static void checkKey(YamlEntry dated, Findings findings) {
        date(dated, dated.key(), findings);
    }

    private static Optional<LocalDate> date(YamlEntry entry, Findings findings) {
        return entry.optional().flatMap(text -> date(entry, text, findings));
    }

    private static Optional<LocalDate> date(YamlEntry at, String text, Findings findings) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException invalid) {
            findings.add(at, "\"" + text + "\" is not a date YYYY-MM-DD");
            return Optional.empty();
        }
    }

    /** The period of an entry; empty if a date is none, or if it ends before it begins. */
    static Optional<Period> validPeriod(YamlEntry dated) {
        try {
            return Optional.of(period(dated));
        } catch (DateTimeException | IllegalArgumentException invalid) {
            return Optional.empty();
        }
    }

    /** The period of an entry that was checked before; without {@code from} it has no beginning. */
    static Period period(YamlEntry dated) {
        return new Period(dated.at("from").optional().map(LocalDate::parse).orElse(LocalDate.MIN),
            dated.at("until").optional().map(LocalDate::parse));
    }
}
