package dk.broen.mappings.hl7v2;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HL7 v2 time: {@code YYYYMMDD[HH[MM[SS[.S…]]]][±ZZZZ]}. Without an offset it is Danish local time, and the earlier one in the doubled
 * hour of autumn (danish-standards.md §8).
 *
 * @param at the earliest instant that the text can mean
 * @param digits the precision: 8 is a day, 14 is a second, more are fractions of a second
 */
record Hl7Time(Instant at, int digits) {
    private static final int DAY = 8;
    private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);
    private static final Pattern TIME = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})"
        + "(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:\\.(\\d{1,4}))?)?)?)?([+-]\\d{4})?");

    static Optional<Hl7Time> read(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return Optional.empty();
        }
        try {
            LocalDateTime local = LocalDate.of(number(time, 1), number(time, 2), number(time, 3))
                .atTime(number(time, 4), number(time, 5), number(time, 6), nanoseconds(time));
            String offset = time.group(8);
            Instant at = offset == null ? ZonedDateTime.of(local, DENMARK).toInstant() : local.toInstant(ZoneOffset.of(offset));
            return Optional.of(new Hl7Time(at, digits(time)));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    boolean dayOnly() {
        return digits == DAY;
    }

    /** Whether this time is only a day and the other time has an hour on that day. */
    boolean refinedBy(Hl7Time other) {
        return dayOnly() && !other.dayOnly() && day().equals(other.day());
    }

    /** The last minute of the day if this time is only a day, else the instant itself. */
    Instant end() {
        return dayOnly() ? day().atTime(LAST_MINUTE).atZone(DENMARK).toInstant() : at;
    }

    LocalDate day() {
        return LocalDate.ofInstant(at, DENMARK);
    }

    /** Empty if this time is only a day. */
    Optional<LocalTime> timeOfDay() {
        return dayOnly() ? Optional.empty() : Optional.of(LocalTime.ofInstant(at, DENMARK));
    }

    private static int number(Matcher time, int group) {
        return time.group(group) == null ? 0 : Integer.parseInt(time.group(group));
    }

    private static int nanoseconds(Matcher time) {
        return time.group(7) == null ? 0 : Integer.parseInt((time.group(7) + "00000000").substring(0, 9));
    }

    private static int digits(Matcher time) {
        int digits = 0;
        for (int group = 1; group <= 7; group++) {
            digits += time.group(group) == null ? 0 : time.group(group).length();
        }
        return digits;
    }
}
