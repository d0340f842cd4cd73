package dk.broen.domain.given;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.schedule.StatutoryHolidays;
import dk.broen.domain.terms.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;

/** Danish time, and the holidays around the dates of the tests. */
public final class Danish {
    public static final StatutoryHolidays HOLIDAYS =
        Set.of(LocalDate.of(2026, 12, 25), LocalDate.of(2026, 12, 26), LocalDate.of(2027, 1, 1),
            LocalDate.of(2027, 3, 25), LocalDate.of(2027, 3, 26), LocalDate.of(2027, 3, 28), LocalDate.of(2027, 3, 29))::contains;

    private Danish() {}

    /** @param text with an offset ({@code 2026-12-04T20:00+01:00}), or local Danish time without one */
    public static Instant time(String text) {
        return text.matches(".*([+-]\\d\\d:\\d\\d|Z)$") ? OffsetDateTime.parse(text).toInstant()
            : LocalDateTime.parse(text).atZone(DENMARK).toInstant();
    }

    /** A period without an end. */
    public static Period since(LocalDate from) {
        return new Period(from, Optional.empty());
    }

    static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
