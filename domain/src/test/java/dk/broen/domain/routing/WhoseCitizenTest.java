package dk.broen.domain.routing;

import static dk.broen.domain.given.ACitizen.LONG_AGO;
import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.Danish;
import dk.broen.domain.terms.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two municipalities record the same citizen as their own: the first one keeps the citizen, and both are asked (domain.md §5). */
class WhoseCitizenTest {
    private static final String FIRST = "0751";
    private static final String SECOND = "0461";
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 4);
    private static final String OCTOBER = "2026-10-01T10:00";
    private static final String NOVEMBER = "2026-11-01T10:00";
    private static final String DECEMBER = "2026-12-03T10:00";

    private final ACitizen citizen = aCitizen().recordedBy(FIRST, OCTOBER).livingIn(FIRST).recordedBy(SECOND, NOVEMBER);

    @ParameterizedTest
    @ValueSource(strings = {"1900-01-01", "2019-01-01", "2026-11-02", "2026-12-04"})
    void a_later_residence_moves_nothing_wherever_it_begins(String from) {
        assertThat(acting(citizen.livingIn(SECOND, since(from)), TODAY)).isEqualTo(FIRST);
        assertThat(disputing(citizen)).containsExactly(SECOND, FIRST);
    }

    @Test
    void a_later_acting_municipality_moves_nothing() {
        citizen.withActingMunicipality(SECOND, LONG_AGO);

        assertThat(acting(citizen, TODAY)).isEqualTo(FIRST);
        assertThat(disputing(citizen)).containsExactly(SECOND, FIRST);
    }

    @Test
    void a_residence_from_a_later_day_moves_nothing_on_that_day_and_is_disputed_at_once() {
        citizen.livingIn(SECOND, since("2027-03-01"));

        assertThat(acting(citizen, LocalDate.of(2027, 3, 1))).isEqualTo(FIRST);
        assertThat(disputing(citizen)).containsExactly(SECOND, FIRST);
    }

    @Test
    void whoever_recorded_for_a_later_day_before_is_not_first() {
        ACitizen early = aCitizen().recordedBy(SECOND, OCTOBER).livingIn(SECOND, since("2027-03-01"))
            .recordedBy(FIRST, NOVEMBER).livingIn(FIRST);

        assertThat(acting(early, LocalDate.of(2027, 3, 1))).isEqualTo(FIRST);
        assertThat(disputing(early)).containsExactly(SECOND, FIRST);
    }

    @Test
    void whoever_recorded_first_is_first_also_if_its_days_begin_later() {
        ACitizen late = aCitizen().recordedBy(SECOND, OCTOBER).livingIn(SECOND, since("2026-02-01"))
            .recordedBy(FIRST, NOVEMBER).livingIn(FIRST);

        assertThat(acting(late, TODAY)).isEqualTo(SECOND);
        assertThat(disputing(late)).containsExactly(SECOND, FIRST);
    }

    @Test
    void a_record_of_the_past_blocks_nobody() {
        ACitizen moved = aCitizen().recordedBy(FIRST, OCTOBER).livingIn(FIRST, until("2026-11-30"))
            .recordedBy(SECOND, NOVEMBER).livingIn(SECOND, since("2026-12-01"));

        assertThat(acting(moved, TODAY)).isEqualTo(SECOND);
        assertThat(disputing(moved)).isEmpty();
    }

    @Test
    void records_that_overlapped_only_in_the_past_are_not_disputed_any_more() {
        ACitizen moved = aCitizen().recordedBy(FIRST, OCTOBER).livingIn(FIRST, until("2026-12-03"))
            .recordedBy(SECOND, NOVEMBER).livingIn(SECOND, since("2026-11-15"));

        assertThat(acting(moved, TODAY.minusDays(1))).isEqualTo(FIRST);
        assertThat(acting(moved, TODAY)).isEqualTo(SECOND);
        assertThat(disputing(moved)).isEmpty();
    }

    @Test
    void one_day_that_both_record_at_a_move_belongs_to_the_one_that_begins() {
        ACitizen moved = aCitizen().recordedBy(FIRST, OCTOBER).livingIn(FIRST, until("2026-12-04"))
            .recordedBy(SECOND, NOVEMBER).livingIn(SECOND, since("2026-12-04"));

        assertThat(acting(moved, TODAY.minusDays(1))).isEqualTo(FIRST);
        assertThat(acting(moved, TODAY)).isEqualTo(SECOND);
        assertThat(disputing(moved)).isEmpty();
    }

    @Test
    void a_record_that_is_continued_by_another_one_is_not_handed_over_on_its_last_day() {
        ACitizen renewed = aCitizen().recordedBy(FIRST, OCTOBER).withActingMunicipality(FIRST, until("2026-12-04"))
            .withActingMunicipality(FIRST, since("2026-12-05")).recordedBy(SECOND, NOVEMBER).livingIn(SECOND, since("2026-12-04"));

        assertThat(acting(renewed, TODAY)).isEqualTo(FIRST);
        assertThat(acting(renewed, TODAY.plusDays(1))).isEqualTo(FIRST);
        assertThat(disputing(renewed)).containsExactly(SECOND, FIRST);
    }

    @Test
    void days_that_are_added_later_do_not_go_before_what_was_recorded_in_between() {
        ACitizen extended = aCitizen().recordedBy(SECOND, OCTOBER).livingIn(SECOND, until("2026-12-04"))
            .recordedBy(FIRST, NOVEMBER).livingIn(FIRST).recordedBy(SECOND, DECEMBER).livingIn(SECOND, since("2026-12-05"));

        assertThat(acting(extended, TODAY)).isEqualTo(SECOND);
        assertThat(acting(extended, TODAY.plusDays(1))).isEqualTo(FIRST);
    }

    @Test
    void a_municipality_that_records_twice_does_not_dispute_itself() {
        ACitizen twice = aCitizen().recordedBy(FIRST, OCTOBER).livingIn(FIRST).recordedBy(FIRST, NOVEMBER).withActingMunicipality(FIRST,
            LONG_AGO);

        assertThat(acting(twice, TODAY)).isEqualTo(FIRST);
        assertThat(disputing(twice)).isEmpty();
    }

    @Test
    void two_records_of_one_instant_are_unclear_and_disputed() {
        ACitizen both = aCitizen().recordedBy(FIRST, OCTOBER).livingIn(FIRST).recordedBy(SECOND, OCTOBER).livingIn(SECOND);

        assertThat(acting(both, TODAY)).isEqualTo("unclear");
        assertThat(disputing(both)).containsExactly(SECOND, FIRST);
    }

    @Test
    void an_operators_record_goes_before_what_municipalities_recorded() {
        citizen.livingIn(SECOND).recordedByAnOperator(DECEMBER).livingIn(SECOND, since("2026-12-04"));

        assertThat(acting(citizen, TODAY.minusDays(1))).isEqualTo(FIRST);
        assertThat(acting(citizen, TODAY)).isEqualTo(SECOND);
        assertThat(disputing(citizen)).isEmpty();
    }

    @Test
    void a_record_after_that_of_an_operator_moves_nothing_and_is_disputed() {
        ACitizen imported = aCitizen().recordedByAnOperator(OCTOBER).livingIn(FIRST).recordedBy(SECOND, NOVEMBER).livingIn(SECOND);

        assertThat(acting(imported, TODAY)).isEqualTo(FIRST);
        assertThat(disputing(imported)).containsExactly(SECOND, FIRST);
    }

    @Test
    void an_operator_who_decides_for_the_first_municipality_settles_the_dispute() {
        citizen.livingIn(SECOND).recordedByAnOperator(DECEMBER).livingIn(FIRST);

        assertThat(acting(citizen, TODAY)).isEqualTo(FIRST);
        assertThat(disputing(citizen)).isEmpty();
    }

    @Test
    void a_later_residence_does_not_make_the_message_of_a_hospital_old() {
        citizen.livingIn(SECOND, since("2026-12-04"));

        assertThat(ActingMunicipality.of(Optional.of(anAdmission().at("2026-12-03T10:00").statingMunicipality("0740").original()),
            citizen.facts(), TODAY)).isInstanceOf(ActingMunicipality.Answer.Unclear.class);
    }

    @Test
    void a_service_for_the_citizen_of_another_municipality_is_disputed() {
        citizen.withServiceAt(HOUSING_SUPPORT, "odense-bostoette");

        assertThat(acting(citizen, TODAY)).isEqualTo(FIRST);
        assertThat(disputing(citizen)).containsExactly(SECOND, FIRST);
    }

    @Test
    void a_service_that_was_recorded_before_the_residence_is_not_disputed() {
        assertThat(disputing(aCitizen().recordedBy(SECOND, OCTOBER).withServiceAt(HOUSING_SUPPORT, "odense-bostoette")
            .recordedBy(FIRST, NOVEMBER).livingIn(FIRST))).isEmpty();
    }

    @Test
    void a_service_that_begins_with_the_move_is_not_disputed() {
        ACitizen moving = aCitizen().recordedBy(FIRST, OCTOBER).livingIn(FIRST, until("2026-12-10"))
            .recordedBy(SECOND, NOVEMBER).withServiceAt(HOUSING_SUPPORT, "odense-bostoette", since("2026-12-10"));

        assertThat(disputing(moving)).isEmpty();
    }

    @Test
    void a_service_that_an_operator_recorded_is_not_disputed() {
        assertThat(disputing(citizen.recordedByAnOperator(DECEMBER).withServiceAt(HOUSING_SUPPORT, "odense-bostoette"))).isEmpty();
    }

    @Test
    void a_new_contradiction_is_a_new_task_for_both() {
        List<String> subjects = subjects(citizen.withServiceAt(HOUSING_SUPPORT, "odense-bostoette"));
        List<String> later = subjects(citizen.recordedBy(SECOND, DECEMBER).livingIn(SECOND));

        assertThat(later).hasSize(2).doesNotContainAnyElementsOf(subjects);
        assertThat(subjects).first().asString().startsWith(SECOND + "/").doesNotContain(FIRST);
    }

    private static List<String> disputing(ACitizen citizen) {
        return Disputes.of(citizen.facts(), TODAY).stream().map(side -> side.municipality().value()).toList();
    }

    private static List<String> subjects(ACitizen citizen) {
        return Disputes.of(citizen.facts(), TODAY).stream().map(Disputes.Side::subject).toList();
    }

    private static String acting(ACitizen citizen, LocalDate day) {
        return ActingMunicipality.of(citizen.facts(), Optional.empty(), day) instanceof ActingMunicipality.Answer.Clear clear
            ? clear.municipality().value() : "unclear";
    }

    private static Period since(String day) {
        return Danish.since(LocalDate.parse(day));
    }

    private static Period until(String day) {
        return Period.between(LocalDate.of(2020, 1, 1), LocalDate.parse(day));
    }
}
