package dk.broen.domain.routing;

import static dk.broen.domain.given.ACitizen.LONG_AGO;
import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.Danish;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActingMunicipalityTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 4);
    private static final Period UNTIL_THE_DAY = Period.between(LocalDate.of(2020, 1, 1), DAY);
    private static final Period AFTER_THE_DAY = Danish.since(DAY.plusDays(1));

    @Test
    void the_municipality_of_residence_acts() {
        assertThat(acting(aCitizen().livingIn("0751"))).isEqualTo("0751");
    }

    @Test
    void the_residence_that_is_valid_on_the_day_acts() {
        ACitizen moved = aCitizen().livingIn("0751", UNTIL_THE_DAY).livingIn("0740", AFTER_THE_DAY);

        assertThat(acting(moved)).isEqualTo("0751");
        assertThat(of(moved, Optional.empty(), DAY.plusDays(1))).isEqualTo("0740");
    }

    @Test
    void an_acting_municipality_overrides_residence_and_message() {
        ACitizen citizen = aCitizen().livingIn("0751").withActingMunicipality("0740", LONG_AGO);

        assertThat(acting(citizen)).isEqualTo("0740");
        assertThat(acting(citizen, "0751")).isEqualTo("0740");
    }

    @Test
    void an_acting_municipality_of_another_time_overrides_nothing() {
        assertThat(acting(aCitizen().livingIn("0751").withActingMunicipality("0740", AFTER_THE_DAY))).isEqualTo("0751");
    }

    @Test
    void the_message_counts_if_no_residence_is_recorded() {
        assertThat(acting(aCitizen(), "0751")).isEqualTo("0751");
    }

    @Test
    void a_message_that_agrees_with_the_recorded_residence_is_clear() {
        assertThat(acting(aCitizen().livingIn("0751"), "0751")).isEqualTo("0751");
    }

    @Test
    void a_message_that_contradicts_the_recorded_residence_is_unclear() {
        assertThat(acting(aCitizen().livingIn("0751"), "0740")).isEqualTo("unclear");
    }

    @Test
    void two_residences_on_one_day_are_unclear() {
        assertThat(acting(aCitizen().livingIn("0751").livingIn("0740"))).isEqualTo("unclear");
    }

    @Test
    void two_acting_municipalities_are_unclear_also_if_the_residence_is_clear() {
        assertThat(acting(aCitizen().livingIn("0751").withActingMunicipality("0740", LONG_AGO).withActingMunicipality("0101", LONG_AGO)))
            .isEqualTo("unclear");
    }

    @Test
    void the_same_residence_entered_twice_is_clear() {
        assertThat(acting(aCitizen().livingIn("0751").livingIn("0751"))).isEqualTo("0751");
    }

    @Test
    void without_residence_and_statement_the_municipality_is_unclear() {
        assertThat(acting(aCitizen())).isEqualTo("unclear");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999", "0000"})
    void a_message_that_states_an_unknown_municipality_states_none(String unknown) {
        assertThat(stated(aCitizen().livingIn("0751"), unknown, DAY)).isEqualTo("0751");
        assertThat(stated(aCitizen(), unknown, DAY)).isEqualTo("unclear");
    }

    @Test
    void a_contradiction_is_not_settled_by_waiting() {
        assertThat(stated(aCitizen().livingIn("0751"), "0740", DAY)).isEqualTo("unclear");
        assertThat(stated(aCitizen().livingIn("0751"), "0740", DAY.plusDays(1))).isEqualTo("unclear");
        assertThat(stated(aCitizen(), "0740", DAY.plusDays(1))).isEqualTo("0740");
    }

    @Test
    void a_recorded_move_after_the_day_of_the_message_settles_the_contradiction() {
        ACitizen moved = aCitizen().livingIn("0751", UNTIL_THE_DAY).livingIn("0740", AFTER_THE_DAY);

        assertThat(stated(moved, "0751", DAY.plusDays(1))).isEqualTo("0740");
        assertThat(stated(aCitizen().livingIn("0740", Danish.since(DAY)), "0751", DAY.plusDays(1))).isEqualTo("unclear");
    }

    @Test
    void a_recorded_move_that_is_still_to_come_settles_nothing() {
        ACitizen moving = aCitizen().livingIn("0751", Period.between(LocalDate.of(2020, 1, 1), DAY.plusDays(9)))
            .livingIn("0740", Danish.since(DAY.plusDays(10)));

        assertThat(stated(moving, "0740", DAY.plusDays(1))).isEqualTo("unclear");
    }

    @Test
    void an_unclear_answer_names_the_municipalities_that_contradict_each_other() {
        assertThat(named(aCitizen().livingIn("0751").livingIn("0740"))).containsExactlyInAnyOrder("0751", "0740");
        assertThat(named(aCitizen().livingIn("0751").withActingMunicipality("0740", LONG_AGO).withActingMunicipality("0101", LONG_AGO)))
            .containsExactlyInAnyOrder("0740", "0101");
        assertThat(named(aCitizen())).isEmpty();
    }

    private static List<String> named(ACitizen citizen) {
        return ActingMunicipality.of(citizen.facts(), Optional.empty(), DAY) instanceof ActingMunicipality.Answer.Unclear unclear
            ? unclear.named().stream().map(MunicipalityCode::value).toList() : List.of("clear");
    }

    /** @param municipality what a message of the day states */
    private static String stated(ACitizen citizen, String municipality, LocalDate day) {
        return municipality(ActingMunicipality.of(Optional.of(anAdmission().statingMunicipality(municipality).original()), citizen.facts(),
            day));
    }

    private static String acting(ACitizen citizen) {
        return of(citizen, Optional.empty(), DAY);
    }

    private static String acting(ACitizen citizen, String stated) {
        return of(citizen, Optional.of(stated), DAY);
    }

    private static String of(ACitizen citizen, Optional<String> stated, LocalDate day) {
        return municipality(ActingMunicipality.of(citizen.facts(), stated.map(MunicipalityCode::new), day));
    }

    private static String municipality(ActingMunicipality.Answer answer) {
        return answer instanceof ActingMunicipality.Answer.Clear clear ? clear.municipality().value() : "unclear";
    }
}
