package dk.broen.adapters.configuration;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Days as the files write them: {@code mon}, or {@code mon-thu}, always forward in the week. */
public final class Weekdays {
    private static final List<String> WEEK = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private Weekdays() {}

    /** None when it is no such text. */
    public static List<DayOfWeek> of(String text) {
        String[] ends = text.split("-", 2);
        int from = WEEK.indexOf(ends[0]);
        int to = WEEK.indexOf(ends[ends.length - 1]);
        return from < 0 || to < from ? List.of() : IntStream.rangeClosed(from, to).mapToObj(day -> DayOfWeek.of(day + 1)).toList();
    }

    static void check(YamlEntry hours, Findings findings) {
        Map<DayOfWeek, String> taken = new EnumMap<>(DayOfWeek.class);
        for (YamlEntry range : hours.entries()) {
            List<DayOfWeek> days = of(range.key());
            if (days.isEmpty() && range.key().contains("-")) {
                findings.add(range, "\"" + range.key() + "\" does not run forward in the week");
            }
            List<String> again = new ArrayList<>();
            days.forEach(day -> {
                String before = taken.putIfAbsent(day, range.key());
                if (before != null) {
                    again.add(WEEK.get(day.getValue() - 1) + " stands in \"" + before + "\" already");
                }
            });
            again.forEach(message -> findings.add(range, message));
        }
    }
}
