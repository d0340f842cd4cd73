package dk.broen.domain.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The opening hours of a unit or a person, in local Danish time (domain.md §6).
 *
 * @param weekly ranges by weekday; a weekday without an entry is closed
 * @param exceptions ranges of single days, used instead of the weekly ones: closing days (empty list) and half days, such as 24 and 31
 *     December
 * @param closedOnHolidays whether statutory holidays are closed; false for staff around the clock
 */
public record OpeningHours(Map<DayOfWeek, List<TimeRange>> weekly, Map<LocalDate, List<TimeRange>> exceptions, boolean closedOnHolidays) {
    public static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");
    /** Open around the clock (botilbud, duty desks). */
    public static final OpeningHours ALWAYS = new OpeningHours(everyDay(), Map.of(), false);
    private static final int HORIZON_DAYS = 400;
    /** A Monday; the clocks do not change in its week. */
    private static final LocalDate ORDINARY_WEEK = LocalDate.of(2026, 1, 12);
    private static final StatutoryHolidays NO_HOLIDAYS = day -> false;

    public OpeningHours {
        weekly = Map.copyOf(weekly);
        exceptions = Map.copyOf(exceptions);
    }

    /** The hours of a person who works at a unit: the closing days of the unit are days off, and on its half days the half day holds. */
    public OpeningHours withClosingDaysOf(OpeningHours unit) {
        Map<LocalDate, List<TimeRange>> days = unit.exceptions.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
            day -> weekly.getOrDefault(day.getKey().getDayOfWeek(), List.of()).isEmpty() ? List.of() : day.getValue()));
        days.putAll(exceptions);
        return new OpeningHours(weekly, days, closedOnHolidays || unit.closedOnHolidays);
    }

    public boolean isOpen(Instant at, StatutoryHolidays calendar) {
        LocalDateTime local = LocalDateTime.ofInstant(at, DENMARK);
        LocalDate today = local.toLocalDate();
        return spans(today.minusDays(1), calendar).anyMatch(span -> span.holds(at)) || spans(today, calendar)
            .anyMatch(span -> span.holds(at));
    }

    /** The instant itself if it is within opening hours, else the start of the next opening; empty if there is none within 400 days. */
    public Optional<Instant> nextOpening(Instant at, StatutoryHolidays calendar) {
        if (isOpen(at, calendar)) {
            return Optional.of(at);
        }
        LocalDate today = LocalDate.ofInstant(at, DENMARK);
        return today.datesUntil(today.plusDays(HORIZON_DAYS))
            .flatMap(day -> spans(day, calendar).map(Span::from).filter(start -> start.isAfter(at)).min(Instant::compareTo).stream())
            .findFirst();
    }

    /** When it has been open for that long since {@code start}; empty if it has not within 400 days. */
    Optional<Instant> after(Duration open, Instant start, StatutoryHolidays calendar) {
        LocalDate today = LocalDate.ofInstant(start, DENMARK);
        Instant from = start;
        Duration left = open;
        for (LocalDate day = today.minusDays(1); day.isBefore(today.plusDays(HORIZON_DAYS)); day = day.plusDays(1)) {
            for (Span span : spans(day, calendar).sorted(Comparator.comparing(Span::from)).toList()) {
                Instant begins = span.from().isAfter(from) ? span.from() : from;
                if (begins.isBefore(span.to())) {
                    Duration here = Duration.between(begins, span.to());
                    if (here.compareTo(left) >= 0) {
                        return Optional.of(begins.plus(left));
                    }
                    left = left.minus(here);
                    from = span.to();
                }
            }
        }
        return Optional.empty();
    }

    /** The same time of day so many open days later, or the nearest one at which it is open; empty if there is none within 400 days. */
    Optional<Instant> afterDays(int days, Instant start, StatutoryHolidays calendar) {
        return nextOpening(start, calendar).flatMap(from -> {
            LocalDateTime local = LocalDateTime.ofInstant(from, DENMARK);
            LocalDate today = local.toLocalDate();
            return today.plusDays(1).datesUntil(today.plusDays(HORIZON_DAYS)).filter(day -> spans(day, calendar).findAny().isPresent())
                .skip(days - 1L).findFirst().map(day -> nearest(instant(day.atTime(local.toLocalTime())), spans(day, calendar).toList()));
        });
    }

    /** The day before the moment, its day, and those after it for 400 days. */
    Stream<LocalDate> days(Instant at) {
        LocalDate today = LocalDate.ofInstant(at, DENMARK);
        return today.minusDays(1).datesUntil(today.plusDays(HORIZON_DAYS));
    }

    /** When it opens on that day after it was closed, the earliest first. */
    Stream<Instant> openings(LocalDate day, StatutoryHolidays calendar) {
        return spans(day, calendar).map(Span::from).filter(start -> !isOpen(start.minusNanos(1), calendar)).sorted();
    }

    /**
     * That time of the day if it is open then, else the next opening on that day, else the last one; empty if it does not open on that day.
     */
    Optional<Instant> onDay(LocalDate day, LocalTime time, StatutoryHolidays calendar) {
        Instant at = instant(day.atTime(time));
        List<Instant> openings = spans(day, calendar).map(Span::from).sorted().toList();
        return isOpen(at, calendar) ? Optional.of(at) : openings.stream().filter(opening -> opening.isAfter(at)).findFirst()
            .or(() -> openings.stream().reduce((earlier, later) -> later));
    }

    /** Whether the ordinary week has no closed time. Holidays and single days may be closed nevertheless. */
    public boolean isAroundTheClock() {
        OpeningHours ordinary = new OpeningHours(weekly, Map.of(), false);
        return ORDINARY_WEEK.datesUntil(ORDINARY_WEEK.plusWeeks(1)).flatMap(day -> ordinary.openings(day, NO_HOLIDAYS)).findAny().isEmpty()
            && ordinary.isOpen(instant(ORDINARY_WEEK.atStartOfDay()), NO_HOLIDAYS);
    }

    private static Instant nearest(Instant at, List<Span> spans) {
        Instant opens = spans.stream().map(Span::from).min(Comparator.naturalOrder()).orElseThrow();
        Instant closes = spans.stream().map(Span::to).max(Comparator.naturalOrder()).orElseThrow();
        return at.isBefore(opens) ? opens : at.isAfter(closes) ? closes : at;
    }

    private Stream<Span> spans(LocalDate day, StatutoryHolidays calendar) {
        return ranges(day, calendar).stream().map(range -> new Span(
            instant(day.atTime(range.from())), instant((range.overMidnight() ? day.plusDays(1) : day).atTime(range.to()))))
            .filter(span -> span.from().isBefore(span.to()));
    }

    /**
     * A time in the hour that is skipped in spring becomes the end of that hour. A time in the doubled hour of autumn is the earlier one.
     */
    private static Instant instant(LocalDateTime local) {
        ZoneOffsetTransition change = DENMARK.getRules().getTransition(local);
        return change != null && change.isGap() ? change.getInstant() : local.atZone(DENMARK).toInstant();
    }

    private List<TimeRange> ranges(LocalDate day, StatutoryHolidays calendar) {
        if (exceptions.containsKey(day)) {
            return exceptions.get(day);
        }
        if (closedOnHolidays && calendar.isHoliday(day)) {
            return List.of();
        }
        return weekly.getOrDefault(day.getDayOfWeek(), List.of());
    }

    private static Map<DayOfWeek, List<TimeRange>> everyDay() {
        return Arrays.stream(DayOfWeek.values())
            .collect(Collectors.toUnmodifiableMap(day -> day, day -> List.of(TimeRange.WHOLE_DAY)));
    }

    private record Span(Instant from, Instant to) {
        boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }
}
