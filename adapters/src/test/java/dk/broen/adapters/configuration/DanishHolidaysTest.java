package dk.broen.adapters.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DanishHolidaysTest {
    private final DanishHolidays holidays = new DanishHolidays();

    @Test
    void store_bededag_is_a_holiday_until_2023_only() {
        assertThat(holidays.isHoliday(LocalDate.of(2023, 5, 5))).isTrue();
        assertThat(List.of("2024-04-26", "2025-05-16", "2026-05-01", "2027-04-23")).map(LocalDate::parse).noneMatch(holidays::isHoliday);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "2026-01-01", "2026-04-02", "2026-04-03", "2026-04-05", "2026-04-06", "2026-05-14", "2026-05-24", "2026-05-25",
        "2026-12-25", "2026-12-26",
        "2027-01-01", "2027-03-25", "2027-03-26", "2027-03-28", "2027-03-29", "2027-05-06", "2027-05-16", "2027-05-17",
        "2027-12-25", "2027-12-26"})
    void a_statutory_holiday_is_a_holiday(LocalDate day) {
        assertThat(holidays.isHoliday(day)).isTrue();
    }

    @Test
    void a_year_has_ten_holidays() {
        assertThat(LocalDate.of(2026, 1, 1).datesUntil(LocalDate.of(2027, 1, 1)).filter(holidays::isHoliday)).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-24", "2026-12-31", "2026-06-05", "2026-05-01", "2026-05-15"})
    void a_customary_day_off_is_not_a_holiday(LocalDate day) {
        assertThat(holidays.isHoliday(day)).isFalse();
    }

    @Test
    void easter_sunday_is_computed() {
        assertThat(holidays.easterSunday(2026)).isEqualTo(LocalDate.of(2026, 4, 5));
        assertThat(holidays.easterSunday(2027)).isEqualTo(LocalDate.of(2027, 3, 28));
    }

    @Test
    void many_threads_can_ask_at_the_same_time() {
        assertThat(IntStream.range(0, 400).parallel().filter(i -> holidays.isHoliday(LocalDate.of(2000 + i % 40, 12, 25)))).hasSize(400);
    }
}
