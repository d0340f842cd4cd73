package dk.broen.domain.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Arbejdstid: time in which a unit is open (domain.md §6). Nights, weekends, holidays and closing days of the unit do not count.
 *
 * @param days a number of days on which the unit is open, besides that of the start: then the time of day of the start, or the nearest one at
 *     which the unit is open. A time outside opening hours starts with the next opening
 * @param open a duration in which it is open; either this or the days are more than zero
 */
public record WorkingTime(int days, Duration open) {
    private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,3}) working (minutes?|hours?|days?)");

    /** @throws IllegalArgumentException if the text is not a number and a unit, for example {@code 4 working hours} */
    public static WorkingTime parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                "\"" + text + "\" is not a number and a unit: \"30 working minutes\", \"4 working hours\" or \"2 working days\"");
        }
        int number = Integer.parseInt(matcher.group(1));
        if (matcher.group(2).startsWith("day")) {
            return new WorkingTime(number, Duration.ZERO);
        }
        return new WorkingTime(0, matcher.group(2).startsWith("minute") ? Duration.ofMinutes(number) : Duration.ofHours(number));
    }

    /** When it has passed so many times since {@code start}; empty if it has not within about a year. */
    public Optional<Instant> after(Instant start, int times, OpeningHours hours, StatutoryHolidays calendar) {
        return days > 0 ? hours.afterDays(days * times, start, calendar) : hours.after(open.multipliedBy(times), start, calendar);
    }
}
