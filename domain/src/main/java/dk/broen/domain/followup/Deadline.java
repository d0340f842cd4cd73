package dk.broen.domain.followup;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.schedule.StatutoryHolidays;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Frist: how much time humans have to act on a work item. A working day is a weekday that is no statutory holiday, from 8:00 to 16:00 Danish
 * time.
 *
 * @param amount at least 1
 */
public record Deadline(int amount, Unit unit) {
    private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,2}) (hours?|working hours?|working days?)");
    private static final LocalTime BEGIN = LocalTime.of(8, 0);
    private static final LocalTime END = LocalTime.of(16, 0);

    /** What is counted. */
    public enum Unit {
        /** Hours of the clock, for whoever is at work day and night. */
        HOURS,
        /** Hours of working days. */
        WORKING_HOURS,
        /** The deadline is the end of the last of these working days; the day of the start does not count. */
        WORKING_DAYS
    }

    /** @throws IllegalArgumentException if the text is not a number and a unit, for example {@code 4 working hours} */
    public static Deadline parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not a number and a unit: \"4 hours\", \"4 working hours\" or "
                + "\"2 working days\"");
        }
        String unit = matcher.group(2).endsWith("s") ? matcher.group(2) : matcher.group(2) + "s";
        return new Deadline(Integer.parseInt(matcher.group(1)), switch (unit) {
            case "hours" -> Unit.HOURS;
            case "working hours" -> Unit.WORKING_HOURS;
            default -> Unit.WORKING_DAYS;
        });
    }

    /** The instant until which humans have time, if the work item is opened at {@code start}. */
    public Instant after(Instant start, StatutoryHolidays calendar) {
        return switch (unit) {
            case HOURS -> start.plus(Duration.ofHours(amount));
            case WORKING_HOURS -> afterWorkingHours(start, calendar);
            case WORKING_DAYS -> workingDays(LocalDate.ofInstant(start, DENMARK).plusDays(1), calendar).skip(amount - 1L).findFirst()
                .map(day -> at(day, END)).orElseThrow();
        };
    }

    private Instant afterWorkingHours(Instant start, StatutoryHolidays calendar) {
        Duration left = Duration.ofHours(amount);
        for (LocalDate day : (Iterable<LocalDate>) workingDays(LocalDate.ofInstant(start, DENMARK), calendar)::iterator) {
            Instant from = at(day, BEGIN).isAfter(start) ? at(day, BEGIN) : start;
            Duration open = Duration.between(from, at(day, END));
            if (open.compareTo(left) >= 0) {
                return from.plus(left);
            }
            left = open.isNegative() ? left : left.minus(open);
        }
        throw new IllegalStateException("the calendar has no working days");
    }

    private static Stream<LocalDate> workingDays(LocalDate from, StatutoryHolidays calendar) {
        return Stream.iterate(from, day -> day.plusDays(1)).filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY
            && day.getDayOfWeek() != DayOfWeek.SUNDAY && !calendar.isHoliday(day));
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(DENMARK).toInstant();
    }

    @Override
    public String toString() {
        String one = switch (unit) {
            case HOURS -> " hour";
            case WORKING_HOURS -> " working hour";
            case WORKING_DAYS -> " working day";
        };
        return amount + one + (amount == 1 ? "" : "s");
    }
}
