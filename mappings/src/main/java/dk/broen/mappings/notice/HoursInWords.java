package dk.broen.mappings.notice;

import dk.broen.domain.schedule.OpeningHours;
import dk.broen.domain.schedule.TimeRange;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Weekly hours in Danish, such as {@code mandag-torsdag 8.00-15.30, fredag 8.00-14.00}: adjacent days with equal hours are joined. */
final class HoursInWords {
    private static final Locale DANISH = Locale.forLanguageTag("da");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H.mm");

    private record Days(DayOfWeek first, DayOfWeek last, List<TimeRange> ranges) {
        String words() {
            String days = name(first) + (first == last ? "" : "-" + name(last));
            return days + " " + ranges.stream().map(HoursInWords::words).collect(Collectors.joining(" og "));
        }
    }

    private final Sentences sentences;

    HoursInWords(Sentences sentences) {
        this.sentences = sentences;
    }

    String of(OpeningHours hours) {
        if (hours.weekly().equals(OpeningHours.ALWAYS.weekly())) {
            return sentences.required("hours.always");
        }
        List<Days> open = open(hours);
        return open.isEmpty() ? sentences.required("hours.none") : open.stream().map(Days::words).collect(Collectors.joining(", "));
    }

    private static List<Days> open(OpeningHours hours) {
        List<Days> found = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            List<TimeRange> ranges = hours.weekly().getOrDefault(day, List.of());
            Days before = found.isEmpty() ? new Days(day, day, List.of()) : found.get(found.size() - 1);
            if (!ranges.isEmpty() && ranges.equals(before.ranges()) && before.last().plus(1) == day) {
                found.set(found.size() - 1, new Days(before.first(), day, ranges));
            } else if (!ranges.isEmpty()) {
                found.add(new Days(day, day, ranges));
            }
        }
        return found;
    }

    private static String words(TimeRange range) {
        boolean untilMidnight = range.to().equals(LocalTime.MIDNIGHT);
        return TIME.format(range.from()) + "-" + (untilMidnight ? "24.00" : TIME.format(range.to()));
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, DANISH);
    }
}
