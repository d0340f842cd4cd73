package dk.broen.domain.schedule;

import static dk.broen.domain.given.AUnit.OFFICE;
import static dk.broen.domain.given.AUnit.TUESDAY_AND_THURSDAY;
import static dk.broen.domain.given.AUnit.open;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.given.Danish;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Weekdays 9-16 unless a test says otherwise. 25 and 26 December and 26 March 2027 (Good Friday) are holidays. */
class DigestTest {
    private static final OpeningHours LONG_SUNDAYS = open("00:00-12:00", DayOfWeek.SUNDAY, DayOfWeek.MONDAY);

    @ParameterizedTest
    @CsvSource({
        // while it is open, the next opening is another one
        "2026-12-02T11:00, 2026-12-03T09:00",
        "2026-12-02T08:59, 2026-12-02T09:00",
        "2026-12-02T09:00, 2026-12-02T09:00",
        "2026-12-04T15:59, 2026-12-07T09:00",
        // Christmas Day is a Friday
        "2026-12-24T10:00, 2026-12-28T09:00",
        // summer time begins during the weekend
        "2027-03-25T10:00, 2027-03-30T09:00"})
    void at_opening_it_leaves_when_the_unit_opens_the_next_time(String made, String leaves) {
        assertThat(new Digest.AtOpening().leaves(Danish.time(made), OFFICE, Danish.HOLIDAYS)).contains(Danish.time(leaves));
    }

    @Test
    void a_part_timer_reads_it_on_the_next_day_at_work() {
        assertThat(new Digest.AtOpening().leaves(Danish.time("2026-12-03T10:00"), TUESDAY_AND_THURSDAY, Danish.HOLIDAYS))
            .contains(Danish.time("2026-12-08T09:00"));
    }

    @Test
    void a_unit_that_opens_twice_a_day_has_two_openings() {
        OpeningHours lunch = new OpeningHours(Map.of(DayOfWeek.WEDNESDAY,
            List.of(TimeRange.parse("09:00-12:00"), TimeRange.parse("13:00-16:00"))), Map.of(), true);

        assertThat(new Digest.AtOpening().leaves(Danish.time("2026-12-02T11:00"), lunch, Danish.HOLIDAYS))
            .contains(Danish.time("2026-12-02T13:00"));
    }

    @Test
    void ranges_that_meet_at_midnight_are_no_opening() {
        OpeningHours nights = new OpeningHours(Map.of(DayOfWeek.WEDNESDAY, List.of(TimeRange.parse("20:00-24:00")),
            DayOfWeek.THURSDAY, List.of(TimeRange.parse("00:00-06:00"))), Map.of(), true);

        assertThat(new Digest.AtOpening().leaves(Danish.time("2026-12-02T21:00"), nights, Danish.HOLIDAYS))
            .contains(Danish.time("2026-12-09T20:00"));
    }

    @Test
    void a_unit_that_never_closes_is_told_at_once() {
        assertThat(new Digest.AtOpening().leaves(Danish.time("2026-12-02T11:00"), OpeningHours.ALWAYS, Danish.HOLIDAYS))
            .contains(Danish.time("2026-12-02T11:00"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-02T11:00, 14:00, 2026-12-02T14:00",
        "2026-12-02T14:00, 14:00, 2026-12-02T14:00",
        "2026-12-02T14:01, 14:00, 2026-12-03T14:00",
        "2026-12-04T14:01, 14:00, 2026-12-07T14:00",
        "2026-12-24T14:30, 14:00, 2026-12-28T14:00",
        // before it opens, when it opens; when it closes and later, nobody reads it, so that it leaves when it opens too
        "2026-12-02T05:00, 07:00, 2026-12-02T09:00",
        "2026-12-02T08:00, 16:00, 2026-12-02T09:00",
        "2026-12-02T15:00, 16:00, 2026-12-03T09:00",
        "2026-12-02T15:00, 18:00, 2026-12-03T09:00",
        "2026-12-04T17:00, 18:00, 2026-12-07T09:00",
        // 13:00 Danish time is 12:00 UTC in winter and 11:00 UTC in summer
        "2027-03-25T14:00, 13:00, 2027-03-30T13:00",
        "2027-10-29T14:00, 13:00, 2027-11-01T13:00"})
    void daily_it_leaves_at_that_time_on_days_on_which_the_unit_is_open(String made, String daily, String leaves) {
        assertThat(new Digest.Daily(LocalTime.parse(daily)).leaves(Danish.time(made), OFFICE, Danish.HOLIDAYS))
            .contains(Danish.time(leaves));
    }

    @Test
    void a_half_day_and_a_closing_day_of_the_unit_count() {
        OpeningHours hours = new OpeningHours(OFFICE.weekly(), Map.of(LocalDate.of(2026, 12, 2), List.of(TimeRange.parse("09:00-12:00")),
            LocalDate.of(2026, 12, 3), List.of()), true);
        Digest daily = new Digest.Daily(LocalTime.of(14, 0));

        assertThat(daily.leaves(Danish.time("2026-12-01T15:00"), hours, Danish.HOLIDAYS)).contains(Danish.time("2026-12-02T09:00"));
        assertThat(daily.leaves(Danish.time("2026-12-02T10:00"), hours, Danish.HOLIDAYS)).contains(Danish.time("2026-12-04T14:00"));
    }

    @Test
    void in_a_break_it_leaves_when_the_break_is_over() {
        OpeningHours hours = new OpeningHours(Map.of(DayOfWeek.WEDNESDAY,
            List.of(TimeRange.parse("08:00-12:00"), TimeRange.parse("13:00-16:00"))), Map.of(), true);

        assertThat(new Digest.Daily(LocalTime.of(12, 30)).leaves(Danish.time("2026-12-02T11:00"), hours, Danish.HOLIDAYS))
            .contains(Danish.time("2026-12-02T13:00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00:00", "05:30", "08:59", "09:00", "12:00", "12:30", "15:59", "16:00", "23:59"})
    void at_the_time_of_a_digest_the_unit_is_always_open(String time) {
        OpeningHours hours = new OpeningHours(
            Map.of(DayOfWeek.MONDAY, List.of(TimeRange.parse("09:00-12:00"), TimeRange.parse("13:00-16:00")),
                DayOfWeek.THURSDAY, List.of(TimeRange.parse("22:00-06:00"))),
            Map.of(LocalDate.of(2026, 12, 7),
                List.of(TimeRange.parse("10:00-11:00"))),
            true);
        for (Instant made = Danish.time("2026-12-01T00:30"); made.isBefore(Danish.time("2026-12-31T00:00"));
            made = made.plusSeconds(7200)) {
            assertThat(new Digest.Daily(LocalTime.parse(time)).leaves(made, hours, Danish.HOLIDAYS)).get()
                .matches(leaves -> hours.isOpen(leaves, Danish.HOLIDAYS));
        }
    }

    @ParameterizedTest
    @CsvSource({"2026-06-01T11:00, 2026-06-01T11:00", "2026-12-24T11:00, 2026-12-24T11:00", "2026-12-25T11:00, 2026-12-27T00:00"})
    void a_unit_with_written_hours_around_the_clock_is_told_at_once_although_it_closes_on_holidays(String made, String leaves) {
        OpeningHours hours = open("00:00-24:00", DayOfWeek.values());

        assertThat(new Digest.AtOpening().leaves(Danish.time(made), hours, Danish.HOLIDAYS)).contains(Danish.time(leaves));
    }

    @Test
    void around_the_clock_is_a_week_without_a_closed_time() {
        assertThat(OpeningHours.ALWAYS.isAroundTheClock()).isTrue();
        assertThat(open("08:00-08:00", DayOfWeek.values()).isAroundTheClock()).isTrue();
        assertThat(open("00:00-23:59", DayOfWeek.values()).isAroundTheClock()).isFalse();
        assertThat(open("00:00-24:00", DayOfWeek.MONDAY, DayOfWeek.SUNDAY).isAroundTheClock()).isFalse();
        assertThat(new OpeningHours(Map.of(), Map.of(), true).isAroundTheClock()).isFalse();
    }

    @Test
    void a_skipped_time_is_the_end_of_the_skipped_hour_and_of_a_doubled_time_the_first_counts() {
        Digest daily = new Digest.Daily(LocalTime.of(2, 30));

        assertThat(daily.leaves(Danish.time("2028-03-26T00:30"), LONG_SUNDAYS, Danish.HOLIDAYS)).contains(Danish.time("2028-03-26T03:00"));
        assertThat(daily.leaves(Danish.time("2027-10-31T00:30"), LONG_SUNDAYS, Danish.HOLIDAYS)).map(Object::toString)
            .contains("2027-10-31T00:30:00Z");
    }

    @Test
    void a_night_shift_is_open_after_midnight_on_a_day_without_hours_of_its_own() {
        assertThat(new Digest.Daily(LocalTime.of(5, 0)).leaves(Danish.time("2026-12-02T23:00"), open("22:00-06:00", DayOfWeek.WEDNESDAY),
            Danish.HOLIDAYS)).contains(Danish.time("2026-12-03T05:00"));
    }

    @Test
    void a_unit_that_never_opens_gets_none() {
        OpeningHours closed = new OpeningHours(Map.of(), Map.of(), true);

        assertThat(new Digest.Daily(LocalTime.NOON).leaves(Danish.time("2026-12-02T11:00"), closed, Danish.HOLIDAYS)).isEmpty();
        assertThat(new Digest.AtOpening().leaves(Danish.time("2026-12-02T11:00"), closed, Danish.HOLIDAYS)).isEmpty();
        assertThat(Digest.NONE.leaves(Danish.time("2026-12-02T11:00"), closed, Danish.HOLIDAYS)).isEmpty();
    }
}
