package dk.broen.domain.schedule;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of local time, {@code from} included and {@code to} excluded. If {@code to} is not after {@code from}, the range ends on the next
 * day. 00:00-24:00 is the whole day.
 */
public record TimeRange(LocalTime from, LocalTime to) {
    private static final Pattern TEXT = Pattern.compile("(\\d{2}:\\d{2})-(\\d{2}:\\d{2})");
    private static final String END_OF_DAY = "24:00";
    public static final TimeRange WHOLE_DAY = new TimeRange(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    /** @throws IllegalArgumentException if the text is not {@code HH:MM-HH:MM} */
    public static TimeRange parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches() || matcher.group(1).equals(END_OF_DAY)) {
            throw new IllegalArgumentException("\"" + text + "\" is not HH:MM-HH:MM");
        }
        return new TimeRange(time(matcher.group(1), text), time(matcher.group(2), text));
    }

    public boolean overMidnight() {
        return !to.isAfter(from);
    }

    @Override
    public String toString() {
        return from + "-" + (overMidnight() && to.equals(LocalTime.MIDNIGHT) ? END_OF_DAY : to.toString());
    }

    private static LocalTime time(String hhmm, String text) {
        if (hhmm.equals(END_OF_DAY)) {
            return LocalTime.MIDNIGHT;
        }
        try {
            return LocalTime.parse(hhmm);
        } catch (DateTimeParseException notATime) {
            throw new IllegalArgumentException("\"" + text + "\" is not HH:MM-HH:MM", notATime);
        }
    }
}
