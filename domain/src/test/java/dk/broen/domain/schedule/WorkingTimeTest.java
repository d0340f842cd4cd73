package dk.broen.domain.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.broen.domain.given.AUnit;
import dk.broen.domain.given.Danish;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingTimeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        30 working minutes | 2026-12-04T10:00 | 2026-12-04T10:30
        4 working hours    | 2026-12-04T10:00 | 2026-12-04T14:00
        1 working hour     | 2026-12-04T15:00 | 2026-12-04T16:00
        4 working hours    | 2026-12-04T14:00 | 2026-12-07T11:00
        4 working hours    | 2026-12-04T20:00 | 2026-12-07T13:00
        1 working hour     | 2026-12-06T03:00 | 2026-12-07T10:00
        14 working hours   | 2026-12-24T09:00 | 2026-12-28T16:00
        """)
    void time_runs_while_the_unit_is_open(String time, String start, String end) {
        assertThat(WorkingTime.parse(time).after(Danish.time(start), 1, AUnit.OFFICE, Danish.HOLIDAYS)).contains(Danish.time(end));
    }

    @Test
    void it_passes_several_times() {
        assertThat(WorkingTime.parse("4 working hours").after(Danish.time("2026-12-04T10:00"), 2, AUnit.OFFICE, Danish.HOLIDAYS))
            .contains(Danish.time("2026-12-07T11:00"));
    }

    @Test
    void closing_days_of_the_unit_do_not_count_and_half_days_count_half() {
        OpeningHours christmas = new OpeningHours(AUnit.OFFICE.weekly(),
            Map.of(LocalDate.of(2026, 12, 23), List.of(TimeRange.parse("09:00-12:00")), LocalDate.of(2026, 12, 24), List.of()), true);

        assertThat(WorkingTime.parse("4 working hours").after(Danish.time("2026-12-23T10:00"), 1, christmas, Danish.HOLIDAYS))
            .contains(Danish.time("2026-12-28T11:00"));
    }

    @ParameterizedTest
    @CsvSource({"2027-03-28T00:30, 2027-03-28T05:30", "2027-10-31T00:30, 2027-10-31T03:30"})
    void around_the_clock_an_hour_of_the_clock_is_an_hour_also_when_the_clocks_change(String start, String end) {
        assertThat(WorkingTime.parse("4 working hours").after(Danish.time(start), 1, OpeningHours.ALWAYS, Danish.HOLIDAYS))
            .contains(Danish.time(end));
    }

    @Test
    void hours_over_midnight_count_on_both_days() {
        OpeningHours night = AUnit.open("22:00-06:00", DayOfWeek.FRIDAY);

        assertThat(WorkingTime.parse("3 working hours").after(Danish.time("2026-12-05T01:00"), 1, night, Danish.HOLIDAYS))
            .contains(Danish.time("2026-12-05T04:00"));
    }

    @Test
    void a_unit_that_never_opens_has_no_deadline() {
        OpeningHours never = new OpeningHours(Map.of(), Map.of(), true);

        assertThat(WorkingTime.parse("1 working hour").after(Danish.time("2026-12-04T10:00"), 1, never, Danish.HOLIDAYS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4", "4 hours", "0 working hours", "0 working days", "-1 working hours", "4 days", "half a working hour"})
    void another_text_is_refused(String text) {
        assertThatThrownBy(() -> WorkingTime.parse(text)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("working");
    }
}
