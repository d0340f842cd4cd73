package dk.broen.mappings;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Locale;

/**
 * Whether a day, a time of day and a local time exist, and which instant a local time is. In the doubled hour of autumn it is the earlier one
 * (danish-standards.md §§3.1, 8).
 */
public final class CalendarTime {
    private static final int EARLIEST_YEAR = 1900;
    private static final int LEAP_DAY = 29;

    private CalendarTime() {}

    /**
     * @param field where the day stands, such as {@code EVN-6}
     * @throws UnreadableMessage if there is no such day
     */
    public static LocalDate day(int year, int month, int day, String field) {
        if (year < EARLIEST_YEAR) {
            throw invalid(field, "The year must be " + EARLIEST_YEAR + " or later");
        }
        if (month < 1 || month > Month.values().length) {
            throw invalid(field, "Month " + month + " does not exist");
        }
        if (day < 1 || !YearMonth.of(year, month).isValidDay(day)) {
            String inThatYear = day == LEAP_DAY && month == Month.FEBRUARY.getValue() ? " " + year : "";
            throw invalid(field, named(day, month) + inThatYear + " does not exist");
        }
        return LocalDate.of(year, month, day);
    }

    /** @throws UnreadableMessage if there is no such time of day */
    public static LocalTime timeOfDay(int hour, int minute, int second, int nanosecond, String field) {
        try {
            return LocalTime.of(hour, minute, second, nanosecond);
        } catch (DateTimeException impossible) {
            throw invalid(field, "This time of day does not exist; hours are 00 to 23, minutes and seconds 00 to 59");
        }
    }

    /** @throws UnreadableMessage if the clocks of the zone skipped the time in spring */
    public static ReadTime in(ZoneId zone, LocalDateTime local, String field) {
        int offsets = zone.getRules().getValidOffsets(local).size();
        if (offsets == 0) {
            throw invalid(field, "%s on %s does not exist in %s: the clocks were put forward".formatted(local.toLocalTime(),
                named(local.getDayOfMonth(), local.getMonthValue()), zone));
        }
        return new ReadTime(ZonedDateTime.of(local, zone).toInstant(), offsets > 1);
    }

    private static String named(int day, int month) {
        return day + " " + Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static UnreadableMessage invalid(String field, String sentence) {
        return new UnreadableMessage("FIELD_INVALID", field, sentence);
    }
}
