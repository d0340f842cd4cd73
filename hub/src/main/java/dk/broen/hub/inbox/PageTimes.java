package dk.broen.hub.inbox;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes times as people read them, in local Danish time. */
final class PageTimes {
    private final DateTimeFormatter format;
    private final DateTimeFormatter dayOnly;

    PageTimes(Locale language) {
        this.format = DateTimeFormatter.ofPattern(
            language.equals(InboxTexts.DANISH) ? "EEE d. MMM yyyy 'kl.' HH.mm" : "EEE d MMM yyyy HH:mm", language).withZone(DENMARK);
        this.dayOnly = DateTimeFormatter.ofPattern(language.equals(InboxTexts.DANISH) ? "EEE d. MMM yyyy" : "EEE d MMM yyyy", language);
    }

    public String of(Instant at) {
        return format.format(at);
    }

    /** A day, without the time of day. */
    public String of(LocalDate day) {
        return dayOnly.format(day);
    }

    /** For the attribute {@code datetime}. */
    public String iso(Instant at) {
        return at.toString();
    }
}
