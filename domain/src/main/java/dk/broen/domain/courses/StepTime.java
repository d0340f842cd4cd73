package dk.broen.domain.courses;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.schedule.StatutoryHolidays;
import dk.broen.domain.terms.EventType;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** When a step is made. */
public sealed interface StepTime {
    /** As soon as the event is known, and for its time. */
    record When(EventType occasion) implements StepTime {
        @Override
        public String toString() {
            return "when " + occasion;
        }
    }

    /**
     * A number of days after the citizen came to a psychiatric ward. Days count dates; the step lands on a working day, at {@link #at}: a weekday that is no statutory
     * holiday, else the next one.
     *
     * @param at local Danish time
     */
    record DaysAfter(int days, EventType anchor, LocalTime at) implements StepTime {
        private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,2}) days? after (ADMITTED)(?: (\\d{2}:\\d{2}))?");
        private static final LocalTime MORNING = LocalTime.of(9, 0);

        /** @throws IllegalArgumentException if the text is not such a time, for example {@code 14 days after ADMITTED} */
        public static DaysAfter parse(String text) {
            Matcher matcher = TEXT.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                    "\"" + text + "\" is not a number of days after ADMITTED, such as \"14 days after ADMITTED\"");
            }
            return new DaysAfter(Integer.parseInt(matcher.group(1)), EventType.valueOf(matcher.group(2)),
                matcher.group(3) == null ? MORNING : LocalTime.parse(matcher.group(3)));
        }

        public Instant after(LocalDate admitted, StatutoryHolidays calendar) {
            return landing(admitted.plusDays(days), at, calendar);
        }

        @Override
        public String toString() {
            return days + " days after " + anchor + " at " + at;
        }
    }

    private static Instant landing(LocalDate day, LocalTime at, StatutoryHolidays calendar) {
        return Stream.iterate(day, next -> next.plusDays(1)).filter(next -> next.getDayOfWeek() != DayOfWeek.SATURDAY
            && next.getDayOfWeek() != DayOfWeek.SUNDAY && !calendar.isHoliday(next)).findFirst().orElseThrow().atTime(at).atZone(DENMARK)
            .toInstant();
    }
}
