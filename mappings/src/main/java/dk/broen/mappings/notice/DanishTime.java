package dk.broen.mappings.notice;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants as Danes read them: local Danish time. */
final class DanishTime {
    private static final DateTimeFormatter WORDS =
        DateTimeFormatter.ofPattern("EEEE 'den' d. MMMM yyyy 'kl.' HH.mm", Locale.forLanguageTag("da"));

    private DanishTime() {}

    static String words(Instant at) {
        return WORDS.format(at.atZone(DENMARK));
    }

    /** ISO 8601 with the offset that holds then. */
    static OffsetDateTime offset(Instant at) {
        return at.atZone(DENMARK).toOffsetDateTime();
    }
}
