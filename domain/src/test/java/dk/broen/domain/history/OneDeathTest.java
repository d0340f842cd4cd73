package dk.broen.domain.history;

import static dk.broen.domain.given.ADirectory.SOMATIC_WARD;
import static dk.broen.domain.given.AnEvent.aDeath;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.given.ACourse;
import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.TheRules;
import dk.broen.domain.matter.Death;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One death however many hospitals report it, and the word that was told stands (domain.md §3). */
class OneDeathTest {
    private static final StayEvent AT_TEN = aDeath().from("ouh").inStay("o1").onWard(SOMATIC_WARD).at("2026-12-04T10:00").original();
    private static final StayEvent AT_TWELVE = aDeath().at("2026-12-04T12:00").original();
    private static final StayEvent ALSO_AT_TWELVE =
        aDeath().from("ouh").inStay("o1").onWard(SOMATIC_WARD).at("2026-12-04T12:00").original();

    @Test
    void of_two_hospitals_the_earlier_time_counts_as_long_as_nobody_was_told() {
        assertThat(death(List.of(), AT_TWELVE, AT_TEN).at()).isEqualTo(AT_TEN.occurredAt());
    }

    @Test
    void the_time_that_was_told_stands_although_another_hospital_reports_an_earlier_one() {
        assertThat(death(List.of(told(AT_TWELVE)), AT_TWELVE, AT_TEN).at()).isEqualTo(AT_TWELVE.occurredAt());
    }

    @Test
    void of_two_times_that_were_told_the_one_that_was_told_last_stands() {
        assertThat(death(List.of(told(AT_TEN), told(AT_TWELVE)), AT_TWELVE, AT_TEN).at()).isEqualTo(AT_TWELVE.occurredAt());
        assertThat(death(List.of(told(AT_TWELVE), told(AT_TEN)), AT_TWELVE, AT_TEN).at()).isEqualTo(AT_TEN.occurredAt());
    }

    @Test
    void of_two_hospitals_that_report_one_time_the_place_that_was_told_stands() {
        assertThat(death(List.of(told(AT_TWELVE)), AT_TWELVE, ALSO_AT_TWELVE).place()).isEqualTo(AT_TWELVE.department());
        assertThat(death(List.of(told(ALSO_AT_TWELVE)), AT_TWELVE, ALSO_AT_TWELVE).place()).isEqualTo(ALSO_AT_TWELVE.department());
    }

    @Test
    void a_hospital_that_was_told_puts_its_own_time_right_although_another_one_reports_an_earlier_time() {
        StayEvent alsoAtEleven = aDeath().at("2026-12-04T11:00").original();
        StayEvent correctedToEleven = aDeath().at("2026-12-04T11:00").sentAt("2026-12-04T13:00").corrected();

        assertThat(death(List.of(told(AT_TWELVE)), AT_TWELVE, AT_TEN, alsoAtEleven).at()).isEqualTo(alsoAtEleven.occurredAt());
        assertThat(death(List.of(told(AT_TWELVE)), AT_TWELVE, AT_TEN, correctedToEleven).at()).isEqualTo(alsoAtEleven.occurredAt());
    }

    private static Death death(List<Saying> known, StayEvent... reports) {
        return ACourse.of(reports).knowing(known).at("2026-12-20T12:00").death().orElseThrow();
    }

    private static Saying told(StayEvent report) {
        return TheRules.DISCLOSURE.truth(death(List.of(), report), ADirectory.of());
    }
}
