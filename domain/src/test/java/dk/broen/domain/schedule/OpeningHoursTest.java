package dk.broen.domain.schedule;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningHoursTest {
    private static final LocalDate CHRISTMAS = LocalDate.of(2026, 12, 25);
    private static final LocalDate EASTER_MONDAY = LocalDate.of(2027, 3, 29);
    private static final LocalDate NEW_YEARS_EVE = LocalDate.of(2026, 12, 31);
    private static final Set<LocalDate> HOLIDAYS = Set.of(CHRISTMAS, LocalDate.of(2026, 12, 26), LocalDate.of(2027, 1, 1),
        LocalDate.of(2027, 3, 25), LocalDate.of(2027, 3, 26), LocalDate.of(2027, 3, 28), EASTER_MONDAY);
    private static final StatutoryHolidays DANISH = HOLIDAYS::contains;

    private static final OpeningHours OFFICE = new OpeningHours(
        week("08:00-15:30", DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
        Map.of(LocalDate.of(2026, 12, 24), List.of(), NEW_YEARS_EVE, List.of(TimeRange.parse("08:00-12:00"))), true);
    private static final OpeningHours NIGHT_SHIFT = new OpeningHours(week("22:00-07:00", DayOfWeek.values()), Map.of(), false);
    private static final OpeningHours TUESDAY_AND_THURSDAY =
        new OpeningHours(week("09:00-15:00", DayOfWeek.TUESDAY, DayOfWeek.THURSDAY), Map.of(), true);
    private static final OpeningHours NEVER = new OpeningHours(Map.of(), Map.of(), true);

    @ParameterizedTest
    @CsvSource({
        "the minute it opens,        2026-11-23T08:00, true",
        "just before it opens,       2026-11-23T07:59:59, false",
        "just before it closes,      2026-11-23T15:29:59, true",
        "the minute it closes,       2026-11-23T15:30, false",
        "a Saturday,                 2026-11-28T10:00, false",
        "a holiday,                  2026-12-25T10:00, false",
        "a closing day,              2026-12-24T10:00, false",
        "a half day before noon,     2026-12-31T11:59, true",
        "a half day after noon,      2026-12-31T12:00, false"})
    void an_office_is_open_within_its_hours(String when, LocalDateTime local, boolean open) {
        assertThat(OFFICE.isOpen(at(local), DANISH)).as(when).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "the same day,                     2026-11-23T06:00, 2026-11-23T08:00",
        "the next day,                     2026-11-23T15:30, 2026-11-24T08:00",
        "over a weekend,                   2026-11-27T20:00, 2026-11-30T08:00",
        "over Christmas,                   2026-12-23T16:00, 2026-12-28T08:00",
        "over New Year,                    2026-12-31T12:00, 2027-01-04T08:00",
        "over Easter and the spring clock, 2027-03-24T16:00, 2027-03-30T08:00",
        "over the autumn clock,            2027-10-29T16:00, 2027-11-01T08:00",
        "from within the doubled hour,     2027-10-31T02:30, 2027-11-01T08:00"})
    void the_next_opening_of_an_office_is_found(String over, LocalDateTime local, LocalDateTime opening) {
        assertThat(OFFICE.nextOpening(at(local), DANISH)).as(over).contains(at(opening));
    }

    @Test
    void an_instant_within_hours_is_its_own_next_opening() {
        Instant now = at(LocalDateTime.of(2026, 11, 23, 9, 17, 3));
        assertThat(OFFICE.nextOpening(now, DANISH)).contains(now);
    }

    @Test
    void staff_that_works_tuesdays_and_thursdays_skips_a_holiday_thursday() {
        assertThat(TUESDAY_AND_THURSDAY.nextOpening(at(LocalDateTime.of(2027, 3, 23, 15, 0)), DANISH))
            .contains(at(LocalDateTime.of(2027, 3, 30, 9, 0)));
        assertThat(TUESDAY_AND_THURSDAY.nextOpening(at(LocalDateTime.of(2026, 11, 20, 20, 0)), DANISH))
            .contains(at(LocalDateTime.of(2026, 11, 24, 9, 0)));
    }

    @ParameterizedTest
    @CsvSource({
        "before midnight,                2026-11-23T23:59, true",
        "midnight,                       2026-11-24T00:00, true",
        "the last minute,                2026-11-24T06:59, true",
        "the morning,                    2026-11-24T07:00, false",
        "the night the clock goes ahead, 2027-03-28T03:30, true",
        "its end,                        2027-03-28T07:00, false",
        "the night the clock goes back,  2027-10-31T02:30, true",
        "its end,                        2027-10-31T07:00, false"})
    void hours_over_midnight_belong_to_the_evening_they_begin(String when, LocalDateTime local, boolean open) {
        assertThat(NIGHT_SHIFT.isOpen(at(local), DANISH)).as(when).isEqualTo(open);
    }

    @Test
    void a_night_shift_lasts_an_hour_less_in_spring_and_an_hour_more_in_autumn() {
        assertThat(openMinutes(NIGHT_SHIFT, LocalDateTime.of(2027, 3, 27, 12, 0), LocalDateTime.of(2027, 3, 28, 12, 0))).isEqualTo(8 * 60);
        assertThat(openMinutes(NIGHT_SHIFT, LocalDateTime.of(2027, 10, 30, 12, 0), LocalDateTime.of(2027, 10, 31, 12, 0)))
            .isEqualTo(10 * 60);
    }

    @Test
    void hours_that_begin_in_the_skipped_hour_begin_at_its_end() {
        OpeningHours early = new OpeningHours(week("02:30-06:00", DayOfWeek.SUNDAY), Map.of(), false);
        assertThat(early.nextOpening(at(LocalDateTime.of(2027, 3, 28, 0, 0)), DANISH)).contains(Instant.parse("2027-03-28T01:00:00Z"));
    }

    @Test
    void hours_within_the_skipped_hour_do_not_open() {
        Map<LocalDate, List<TimeRange>> skippedHour = Map.of(LocalDate.of(2027, 3, 28), List.of(TimeRange.parse("02:15-02:45")));
        OpeningHours skipped = new OpeningHours(Map.of(), skippedHour, false);
        assertThat(skipped.nextOpening(at(LocalDateTime.of(2027, 3, 28, 0, 0)), DANISH)).isEmpty();
    }

    @Test
    void hours_around_the_clock_are_always_open() {
        for (LocalDateTime local : List.of(CHRISTMAS.atTime(3, 0), NEW_YEARS_EVE.atTime(23, 59), LocalDateTime.of(2027, 3, 28, 3, 0),
            LocalDateTime.of(2027, 10, 31, 2, 30), LocalDateTime.of(2026, 11, 28, 0, 0))) {
            assertThat(OpeningHours.ALWAYS.isOpen(at(local), DANISH)).as(local.toString()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a working day as it is,                  2026-11-24T14:59, true",
        "a closing day of the unit,               2026-12-24T10:00, false",
        "the half day of the unit before noon,    2026-12-31T11:00, true",
        "the half day of the unit after noon,     2026-12-31T12:00, false",
        "a half day of the unit on a day off,     2026-11-25T10:00, false",
        "the person's own day in a closed unit,   2026-12-29T10:00, true"})
    void a_person_keeps_the_closing_days_of_the_unit_but_own_days_come_first(String when, LocalDateTime local, boolean works) {
        OpeningHours unit = new OpeningHours(OFFICE.weekly(), Map.of(
            LocalDate.of(2026, 12, 24), List.of(), NEW_YEARS_EVE, List.of(TimeRange.parse("08:00-12:00")),
            LocalDate.of(2026, 11, 25), List.of(TimeRange.parse("08:00-12:00")), LocalDate.of(2026, 12, 29), List.of()), true);
        OpeningHours person = new OpeningHours(TUESDAY_AND_THURSDAY.weekly(),
            Map.of(LocalDate.of(2026, 12, 29), List.of(TimeRange.parse("09:00-11:00"))), true);

        assertThat(person.withClosingDaysOf(unit).isOpen(at(local), DANISH)).as(when).isEqualTo(works);
    }

    @ParameterizedTest
    @CsvSource({"true, true, false", "true, false, false", "false, true, false", "false, false, true"})
    void a_person_works_on_a_holiday_if_neither_the_person_nor_the_unit_has_it_off(boolean ofPerson, boolean ofUnit, boolean works) {
        OpeningHours person = new OpeningHours(OFFICE.weekly(), Map.of(), ofPerson);
        OpeningHours unit = new OpeningHours(OFFICE.weekly(), Map.of(), ofUnit);

        assertThat(person.withClosingDaysOf(unit).isOpen(at(CHRISTMAS.atTime(10, 0)), DANISH)).isEqualTo(works);
    }

    @Test
    void a_unit_without_hours_never_opens() {
        assertThat(NEVER.nextOpening(at(LocalDateTime.of(2026, 11, 23, 9, 0)), DANISH)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "08:00-1400", "8:00-14:00", "08:00", "", "08:00-25:00", "24:30-25:00", "08:60-09:00", "08:00-14:00 ", "24:00-08:00"})
    void a_range_that_is_not_hh_mm_is_refused(String text) {
        assertThatThrownBy(() -> TimeRange.parse(text)).isInstanceOf(IllegalArgumentException.class)
            .hasMessage("\"" + text + "\" is not HH:MM-HH:MM");
    }

    @ParameterizedTest
    @ValueSource(strings = {"08:00-15:30", "22:00-07:00", "00:00-24:00", "18:00-24:00"})
    void a_range_is_written_as_it_is_read(String text) {
        assertThat(TimeRange.parse(text)).hasToString(text);
    }

    private static long openMinutes(OpeningHours hours, LocalDateTime from, LocalDateTime until) {
        return LongStream.range(0, Duration.between(at(from), at(until)).toMinutes())
            .filter(minute -> hours.isOpen(at(from).plus(Duration.ofMinutes(minute)), DANISH)).count();
    }

    private static Map<DayOfWeek, List<TimeRange>> week(String range, DayOfWeek... days) {
        return Arrays.stream(days).collect(Collectors.toMap(Function.identity(), day -> List.of(TimeRange.parse(range))));
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(DENMARK).toInstant();
    }
}
