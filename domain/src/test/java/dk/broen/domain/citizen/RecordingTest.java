package dk.broen.domain.citizen;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.given.Danish;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A correction keeps its place among what municipalities recorded; a fact that gets more days does not (domain.md §5). */
class RecordingTest {
    private static final MunicipalityCode AARHUS = new MunicipalityCode("0751");
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 4);
    private static final Instant THEN = Danish.time("2026-10-01T10:00");
    private static final Instant NOW = Danish.time("2026-12-04T10:00");
    private static final Period OPEN = Danish.since(LocalDate.of(2020, 1, 1));
    private static final Period ENDING = Period.between(LocalDate.of(2020, 1, 1), LocalDate.of(2026, 12, 31));

    @Test
    void an_earlier_end_or_another_first_day_keeps_the_place() {
        assertThat(at(ENDING, OPEN)).isEqualTo(THEN);
        assertThat(at(Danish.since(LocalDate.of(1990, 1, 1)), OPEN)).isEqualTo(THEN);
        assertThat(at(Danish.since(LocalDate.of(2026, 12, 3)), OPEN)).isEqualTo(THEN);
        assertThat(at(OPEN, OPEN)).isEqualTo(THEN);
    }

    @Test
    void more_days_from_today_on_are_a_new_recording() {
        assertThat(at(OPEN, ENDING)).isEqualTo(NOW);
        assertThat(at(OPEN, Danish.since(TODAY.plusDays(1)))).isEqualTo(NOW);
        assertThat(at(OPEN, Period.between(LocalDate.of(2020, 1, 1), TODAY.minusDays(1)))).isEqualTo(NOW);
    }

    @Test
    void a_fact_that_has_no_day_left_has_no_place_to_keep() {
        assertThat(at(Period.between(LocalDate.of(2020, 1, 1), TODAY.minusDays(1)), OPEN)).isEqualTo(NOW);
    }

    @Test
    void a_municipality_that_shortens_what_an_operator_recorded_leaves_it_a_record_of_the_operator() {
        Recording continued =
            Recording.by(AARHUS, NOW).continuing(ENDING, List.of(new Recording.Recorded(OPEN, Recording.byOperator(THEN))),
                TODAY);

        assertThat(continued).isEqualTo(Recording.byOperator(THEN));
    }

    private static Instant at(Period recorded, Period before) {
        return Recording.by(AARHUS, NOW).continuing(recorded, List.of(new Recording.Recorded(before, Recording.by(AARHUS, THEN))), TODAY)
            .at();
    }
}
