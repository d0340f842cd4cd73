package dk.broen.adapters.configuration;

import dk.broen.domain.schedule.OpeningHours;
import dk.broen.domain.schedule.TimeRange;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the opening hours of a unit: its week, the closing days of its municipality, and its own closing days. */
final class UnitHours {
    private static final String ALWAYS = "always";
    private static final String CLOSED = "closed";

    private final DanishHolidays holidays;

    UnitHours(DanishHolidays holidays) {
        this.holidays = holidays;
    }

    OpeningHours of(YamlEntry unit, Map<LocalDate, LocalTime> closing) {
        if (unit.at("hours").text().equals(ALWAYS)) {
            return OpeningHours.ALWAYS;
        }
        if (!unit.at("hours").node().isObject()) {
            throw new IllegalStateException(unit.at("hours").path() + ": unknown word \"" + unit.at("hours").text() + "\"");
        }
        Map<DayOfWeek, List<TimeRange>> week = new EnumMap<>(DayOfWeek.class);
        unit.at("hours").entries().forEach(range -> days(range).forEach(day -> week.put(day, ranges(range))));
        boolean closedOnHolidays = unit.at("closed_on_holidays").flag(true);
        Map<LocalDate, List<TimeRange>> exceptions = new HashMap<>();
        if (closedOnHolidays) {
            closing.forEach((day, until) -> {
                if (!holidays.isHoliday(day)) {  // a unit is closed on a holiday that is also a half day
                    exceptions.put(day, openUntil(until, week.getOrDefault(day.getDayOfWeek(), List.of())));
                }
            });
        }
        unit.at("closing_days").entries().forEach(day -> exceptions.put(LocalDate.parse(day.key()), ranges(day)));
        return new OpeningHours(week, exceptions, closedOnHolidays);
    }

    private static List<DayOfWeek> days(YamlEntry range) {
        List<DayOfWeek> days = Weekdays.of(range.key());
        if (days.isEmpty()) {
            throw new IllegalStateException(range.path() + ": unknown weekday \"" + range.key() + "\"");
        }
        return days;
    }

    private static List<TimeRange> openUntil(LocalTime closing, List<TimeRange> ranges) {
        return ranges.stream().filter(range -> range.from().isBefore(closing))
            .map(range -> range.overMidnight() || range.to().isAfter(closing) ? new TimeRange(range.from(), closing) : range).toList();
    }

    private static List<TimeRange> ranges(YamlEntry ranges) {
        if (ranges.text().equals(CLOSED)) {
            return List.of();
        }
        List<String> texts = ranges.node().isArray() ? ranges.texts() : List.of(ranges.text());
        return texts.stream().map(TimeRange::parse).toList();
    }
}
