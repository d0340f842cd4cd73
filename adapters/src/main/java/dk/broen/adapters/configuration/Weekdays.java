package dk.broen.adapters.configuration;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reads weekdays as the files write them: {@code mon}, or a range such as {@code mon-thu} that goes forward in the week. */
public final class Weekdays {
    private static final List<String> WEEK = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private Weekdays() {}

    /** @return the days; empty when the text is not a weekday and not a range of weekdays */
    public static List<DayOfWeek> of(String text) {
        String[] ends = text.split("-", 2);
        int from = WEEK.indexOf(ends[0]);
        int to = WEEK.indexOf(ends[ends.length - 1]);
        return from < 0 || to < from ? List.of() : IntStream.rangeClosed(from, to).mapToObj(day -> DayOfWeek.of(day + 1)).toList();
    }

    static void check(YamlEntry hours, Findings findings) {
        Map<DayOfWeek, String> firstKeys = new EnumMap<>(DayOfWeek.class);
        for (YamlEntry range : hours.entries()) {
            List<DayOfWeek> days = of(range.key());
            if (days.isEmpty() && range.key().contains("-")) {
                findings.add(range, "\"" + range.key() + "\" does not go forward in the week, which begins with mon");
            }
            List<String> repeated = new ArrayList<>();
            days.forEach(day -> {
                String earlier = firstKeys.putIfAbsent(day, range.key());
                if (earlier != null) {
                    repeated.add(WEEK.get(day.getValue() - 1) + " is already in \"" + earlier + "\"");
                }
            });
            repeated.forEach(message -> findings.add(range, message));
        }
    }
}
