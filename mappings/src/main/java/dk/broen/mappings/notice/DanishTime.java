package dk.broen.mappings.notice;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.terms.PlannedDischarge;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats times in Danish, as local Danish time. */
final class DanishTime {
    private static final Locale DANISH = Locale.forLanguageTag("da");
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE ", DANISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("'den' d. MMMM yyyy", DANISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("' kl.' HH.mm", DANISH);

    private DanishTime() {}

    /** For a line of its own: {@code lørdag den 21. november 2026 kl. 22.00}. */
    static String words(Instant at) {
        return WEEKDAY.format(at.atZone(DENMARK)) + inSentence(at);
    }

    /** For a sentence: {@code den 21. november 2026 kl. 22.00}. */
    static String inSentence(Instant at) {
        return DAY.format(at.atZone(DENMARK)) + TIME.format(at.atZone(DENMARK));
    }

    static String expected(PlannedDischarge planned) {
        return WEEKDAY.format(planned.day()) + expectedInSentence(planned);
    }

    static String expectedInSentence(PlannedDischarge planned) {
        return DAY.format(planned.day()) + planned.at().map(TIME::format).orElse("");
    }

    /** ISO 8601 with the offset that is valid at the instant. */
    static OffsetDateTime offset(Instant at) {
        return at.atZone(DENMARK).toOffsetDateTime();
    }
}
