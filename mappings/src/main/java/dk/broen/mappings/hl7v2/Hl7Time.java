package dk.broen.mappings.hl7v2;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.mappings.CalendarTime;
import dk.broen.mappings.ReadTime;
import dk.broen.mappings.UnreadableMessage;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HL7 v2 time: {@code YYYYMMDD[HH[MM[SS[.S…]]]][±ZZZZ]}. A time without an offset has the zone of its message
 * ({@link Hl7Zone}).
 *
 * @param at the earliest instant that the text can mean
 * @param digits the precision: 8 is a day, 14 is a second, more are fractions of a second
 * @param written the day as it is written, which counts if there is no hour
 * @param doubled whether the text can mean an hour later as well
 */
record Hl7Time(Instant at, int digits, LocalDate written, boolean doubled) {
    private static final int DAY = 8;
    private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);
    private static final Pattern TIME = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})"
        + "(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:\\.(\\d{1,9}))?)?)?)?([+-]\\d{4})?");

    /**
     * @param zone the zone of a time without an offset
     * @param field where the text stands, such as {@code EVN-6}
     * @throws UnreadableMessage if the text is no time, or names a time that does not exist
     */
    static Hl7Time read(String text, Hl7Zone zone, String field) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw invalid(field, "Not a time with at least day precision; YYYYMMDD[HH[MM[SS]]][+ZZZZ] is accepted");
        }
        LocalDateTime local = day(time, field).atTime(timeOfDay(time, field));
        ReadTime read = offset(time, field).map(offset -> ReadTime.exact(local.toInstant(offset))).orElseGet(() -> zone.at(local, field));
        return new Hl7Time(read.at(), digits(time), local.toLocalDate(), read.doubled());
    }

    /** How the times of a message are read, by MSH-7 and the zone of the hospital. */
    static Hl7Zone zoneOf(String header, ZoneId hospital) {
        try {
            Matcher time = TIME.matcher(header);
            if (!time.matches()) {
                return Hl7Zone.of(hospital);
            }
            LocalDateTime local = day(time, "MSH-7").atTime(timeOfDay(time, "MSH-7"));
            return offset(time, "MSH-7").map(offset -> Hl7Zone.of(hospital, local.atOffset(offset))).orElseGet(() -> Hl7Zone.of(hospital));
        } catch (DateTimeException | UnreadableMessage impossible) {
            return Hl7Zone.of(hospital);
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
        return dayOnly() ? written : LocalDate.ofInstant(at, DENMARK);
    }

    /** Empty if this time is only a day. */
    Optional<LocalTime> timeOfDay() {
        return dayOnly() ? Optional.empty() : Optional.of(LocalTime.ofInstant(at, DENMARK));
    }

    private static LocalDate day(Matcher time, String field) {
        return CalendarTime.day(number(time, 1), number(time, 2), number(time, 3), field);
    }

    private static LocalTime timeOfDay(Matcher time, String field) {
        return CalendarTime.timeOfDay(number(time, 4), number(time, 5), number(time, 6), nanoseconds(time), field);
    }

    private static Optional<ZoneOffset> offset(Matcher time, String field) {
        try {
            return Optional.ofNullable(time.group(8)).map(ZoneOffset::of);
        } catch (DateTimeException impossible) {
            throw invalid(field, "This offset does not exist; +0100 is Danish winter time");
        }
    }

    private static UnreadableMessage invalid(String field, String sentence) {
        return new UnreadableMessage(Hl7Fault.FIELD_INVALID.name(), field, sentence);
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
