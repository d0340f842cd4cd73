package dk.broen.domain.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {
    private static final LocalDate FROM = LocalDate.of(2026, 12, 1);
    private static final LocalDate UNTIL = LocalDate.of(2026, 12, 31);

    @ParameterizedTest
    @CsvSource({"2026-11-30, false", "2026-12-01, true", "2026-12-31, true", "2027-01-01, false"})
    void a_period_holds_on_its_first_and_on_its_last_day(LocalDate day, boolean holds) {
        assertThat(Period.between(FROM, UNTIL).holds(day)).isEqualTo(holds);
    }

    @Test
    void a_period_without_an_end_holds_from_its_first_day_on() {
        Period open = new Period(FROM, Optional.empty());

        assertThat(open.holds(FROM.minusDays(1))).isFalse();
        assertThat(open.holds(FROM.plusYears(50))).isTrue();
    }

    @Test
    void a_period_can_be_one_day_and_does_not_end_before_it_begins() {
        assertThat(Period.between(FROM, FROM).holds(FROM)).isTrue();
        assertThatThrownBy(() -> Period.between(FROM, FROM.minusDays(1))).isInstanceOf(IllegalArgumentException.class);
    }
}
