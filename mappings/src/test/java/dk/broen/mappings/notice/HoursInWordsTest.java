package dk.broen.mappings.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.schedule.OpeningHours;
import dk.broen.domain.schedule.TimeRange;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HoursInWordsTest {
    private final HoursInWords words = new HoursInWords(new Sentences(ConfigFiles.texts()));

    @Test
    void adjacent_days_with_equal_hours_are_joined() {
        assertThat(words.of(SomeFacts.weekdays("08:00-15:30", "08:00-14:00"))).isEqualTo("mandag-torsdag 8.00-15.30, fredag 8.00-14.00");
    }

    @Test
    void days_that_are_not_adjacent_are_separate_and_a_day_may_open_twice() {
        List<TimeRange> twice = List.of(TimeRange.parse("09:00-12:00"), TimeRange.parse("13:00-17:00"));
        assertThat(words.of(new OpeningHours(Map.of(DayOfWeek.TUESDAY, twice, DayOfWeek.THURSDAY, twice), Map.of(), true)))
            .isEqualTo("tirsdag 9.00-12.00 og 13.00-17.00, torsdag 9.00-12.00 og 13.00-17.00");
    }

    @Test
    void night_hours_end_in_the_morning_and_evening_hours_at_midnight() {
        assertThat(words.of(new OpeningHours(Map.of(DayOfWeek.SATURDAY, List.of(TimeRange.parse("22:00-06:00")),
            DayOfWeek.SUNDAY, List.of(TimeRange.parse("16:00-24:00"))), Map.of(), false)))
            .isEqualTo("lørdag 22.00-6.00, søndag 16.00-24.00");
    }

    @Test
    void around_the_clock_and_never_have_texts_of_their_own() {
        assertThat(words.of(OpeningHours.ALWAYS)).isEqualTo("hele døgnet");
        assertThat(words.of(new OpeningHours(Map.of(), Map.of(), true))).isEqualTo("efter aftale");
    }
}
