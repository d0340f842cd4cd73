package dk.broen.mappings.xdis;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.mappings.CalendarTime;
import dk.broen.mappings.ReadTime;
import dk.broen.mappings.UnreadableMessage;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time of a letter: the elements {@code Date}, and {@code Time} or {@code TimeWithSec}. It is Danish local time, unless it states an offset
 * (danish-standards.md §§2, 8).
 */
final class LetterTime {
    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern TIME = Pattern.compile("(\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2})?");

    private LetterTime() {}

    /**
     * @param path the element that holds date and time
     * @return empty if the element has neither
     * @throws UnreadableMessage if one of the two is missing, or the time does not exist
     */
    static Optional<ReadTime> read(Letter letter, String path) {
        String datePath = path + ".Date";
        Optional<String> date = letter.at(datePath);
        Optional<String> time = letter.at(path + ".TimeWithSec").or(() -> letter.at(path + ".Time"));
        if (date.isEmpty() && time.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(at(date.orElseThrow(() -> Letter.missing(datePath)), datePath,
            time.orElseThrow(() -> Letter.missing(path + ".Time")), path + ".Time"));
    }

    private static ReadTime at(String date, String datePath, String time, String timePath) {
        Matcher day = matched(DATE, date, datePath, "YYYY-MM-DD is accepted");
        Matcher clock = matched(TIME, time, timePath, "HH:MM[:SS] is accepted");
        LocalDateTime local = CalendarTime.day(number(day, 1), number(day, 2), number(day, 3), datePath)
            .atTime(CalendarTime.timeOfDay(number(clock, 1), number(clock, 2), number(clock, 3), 0, timePath));
        return offset(clock, timePath).map(offset -> ReadTime.exact(local.toInstant(offset)))
            .orElseGet(() -> CalendarTime.in(DENMARK, local, timePath));
    }

    private static Optional<ZoneOffset> offset(Matcher clock, String path) {
        try {
            return Optional.ofNullable(clock.group(4)).map(ZoneOffset::of);
        } catch (DateTimeException impossible) {
            throw new UnreadableMessage("FIELD_INVALID", path, "This offset does not exist; +01:00 is Danish winter time");
        }
    }

    private static Matcher matched(Pattern form, String text, String path, String accepted) {
        Matcher matcher = form.matcher(text);
        if (!matcher.matches()) {
            throw new UnreadableMessage("FIELD_INVALID", path, "Not a time; " + accepted);
        }
        return matcher;
    }

    private static int number(Matcher matcher, int group) {
        return matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group));
    }
}
