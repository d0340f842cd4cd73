package dk.broen.domain.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Arbejdstid: time in which a unit is open (domain.md §6). Nights, weekends, holidays and closing days of the unit do not count.
 *
 * @param open more than zero
 */
public record WorkingTime(Duration open) {
    private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,3}) working (minutes?|hours?)");

    /** @throws IllegalArgumentException if the text is not a number and a unit, for example {@code 4 working hours} */
    public static WorkingTime parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                "\"" + text + "\" is not a number and a unit: \"30 working minutes\" or \"4 working hours\"");
        }
        long number = Long.parseLong(matcher.group(1));
        return new WorkingTime(matcher.group(2).startsWith("minute") ? Duration.ofMinutes(number) : Duration.ofHours(number));
    }

    /** When it has passed so many times since {@code start}; empty if it has not within about a year. */
    public Optional<Instant> after(Instant start, int times, OpeningHours hours, StatutoryHolidays calendar) {
        return hours.after(open.multipliedBy(times), start, calendar);
    }
}
