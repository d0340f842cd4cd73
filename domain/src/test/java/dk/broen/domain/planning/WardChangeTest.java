package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.ADirectory.SOMATIC_WARD;
import static dk.broen.domain.given.AMunicipality.SILKEBORG;
import static dk.broen.domain.given.AnEvent.aDeath;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.aWardChange;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.planning.Scene.supported;
import static dk.broen.domain.planning.Scene.supportedWithHomeCare;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.disclosure.Present;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.given.AHub;
import dk.broen.domain.given.Danish;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.EventType;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stay is judged by every ward that it passed through, and never by the ward of one message (domain.md §3). */
class WardChangeTest {
    private static final StayEvent ADMITTED = anAdmission().at("2026-12-04T20:00").original();
    private final Scene scene = new Scene();

    @ParameterizedTest
    @ValueSource(strings = {SOMATIC_WARD, "NEW", ""})
    void a_discharge_from_any_ward_reaches_whoever_heard_of_the_psychiatric_admission(String ward) {
        AHub hub = scene.hub(supported());
        hub.hears(ADMITTED, aDischarge().onWard(ward).at("2026-12-06T10:00").original());

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED", "says DISCHARGED, now DISCHARGED");
    }

    @ParameterizedTest
    @ValueSource(strings = {SOMATIC_WARD, "NEW", ""})
    void a_death_on_any_ward_reaches_whoever_heard_of_the_psychiatric_admission(String ward) {
        AHub hub = scene.hub(supported());
        hub.hears(ADMITTED, aDeath().onWard(ward).at("2026-12-06T10:00").original());

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED", "says DECEASED, now DEAD");
    }

    @Test
    void the_end_names_no_ward_of_a_specialty_that_the_reader_is_not_named_for() {
        AHub hub = scene.hub(supported());
        hub.hears(ADMITTED, aDischarge().onWard(SOMATIC_WARD).at("2026-12-06T10:00").original());

        assertThat(sayings(hub, "bostoette").map(Saying::department)).containsExactly(Optional.of("Afsnit PSY"), Optional.empty());
    }

    @Test
    void a_move_to_psychiatry_is_the_beginning_for_those_named_for_psychiatry() {
        AHub hub = scene.hub(supportedWithHomeCare());
        hub.hears(anAdmission().onWard(SOMATIC_WARD).at("2026-12-04T20:00").original(),
            aWardChange().at("2026-12-05T09:00").original());

        assertThat(hub.read("hjemmepleje")).containsExactly("says ADMITTED, now ADMITTED");
        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED");
        assertThat(sayings(hub, "bostoette").map(Saying::at)).containsExactly(Danish.time("2026-12-05T09:00"));
    }

    @Test
    void a_move_to_a_ward_that_the_reader_is_not_named_for_is_not_told_and_gives_no_hint_of_the_time_before() {
        AHub hub = scene.hub(supportedWithHomeCare());
        hub.hears(ADMITTED, aWardChange().onWard(SOMATIC_WARD).at("2026-12-05T09:00").original());

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED");
        assertThat(hub.contents("hjemmepleje").flatMap(content -> content.words().now().stream()).map(Present::since))
            .containsExactly(Optional.of(Danish.time("2026-12-05T09:00")));
    }

    @Test
    void home_care_never_reads_a_psychiatric_ward_also_not_in_a_correction() {
        AHub hub = scene.hub(supportedWithHomeCare());
        hub.hears(anAdmission().onWard(SOMATIC_WARD).at("2026-12-04T20:00").original(),
            anAdmission().at("2026-12-04T20:00").sentAt("2026-12-04T21:00").corrected());

        assertThat(hub.read("hjemmepleje")).containsExactly("says ADMITTED, now ADMITTED", "takes back ADMITTED");
        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED");
        assertThat(hub.contents("hjemmepleje").flatMap(content -> Stream.concat(content.words().takesBack().stream(),
            content.words().says().stream())).flatMap(saying -> saying.department().stream())).containsOnly("Afsnit MED");
    }

    @Test
    void the_time_of_a_stay_that_home_care_heard_of_is_corrected_without_the_psychiatric_ward() {
        AHub hub = scene.hub(supportedWithHomeCare());
        hub.hears(ADMITTED, aWardChange().onWard(SOMATIC_WARD).at("2026-12-05T09:00").original(),
            aWardChange().onWard(SOMATIC_WARD).at("2026-12-05T08:00").sentAt("2026-12-05T10:00").corrected(),
            aDischarge().at("2026-12-06T10:00").original());

        assertThat(hub.read("hjemmepleje")).containsExactly("says ADMITTED, now ADMITTED",
            "takes back ADMITTED, says ADMITTED, now ADMITTED", "says DISCHARGED, now DISCHARGED");
        assertThat(sayings(hub, "hjemmepleje").flatMap(saying -> saying.department().stream())).containsOnly("Afsnit MED");
        assertThat(sayings(hub, "hjemmepleje").flatMap(saying -> saying.since().stream()))
            .containsExactly(Danish.time("2026-12-05T08:00"));
    }

    @Test
    void a_ward_that_is_put_right_later_tells_of_the_admission() {
        AHub hub = scene.hub(supported());
        hub.hears(anAdmission().onWard("NEW").at("2026-12-04T20:00").original());
        assertThat(hub.read("bostoette")).isEmpty();
        assertThat(hub.tasks()).containsExactly(WorkItem.Kind.WARD_NOT_CLASSIFIED);

        hub.hears(an(EventType.DETAILS_CHANGED).at("2026-12-04T21:00").original());

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED");
        assertThat(sayings(hub, "bostoette").map(Saying::at)).containsExactly(Danish.time("2026-12-04T20:00"));
        assertThat(hub.tasks()).doesNotContain(WorkItem.Kind.WARD_NOT_CLASSIFIED);
    }

    @Test
    void a_somatic_stay_of_which_no_rule_tells_concerns_nobody_and_answers_no_ward() {
        Plan plan = scene.hub(aCitizen().livingIn(SILKEBORG).withServiceAt(HOUSING_SUPPORT, "silkeborg-bostoette"))
            .hears(anAdmission().onWard(SOMATIC_WARD).original());

        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.NOBODY_CONCERNED);
        assertThat(plan.wardAnswers()).isEmpty();
    }

    @Test
    void a_somatic_admission_does_not_hide_that_a_psychiatric_stay_ended() {
        AHub hub = scene.hub(supported());
        hub.hears(ADMITTED, anAdmission().from("ouh").inStay("o1").onWard(SOMATIC_WARD).at("2026-12-05T10:00").original(),
            aDischarge().at("2026-12-06T10:00").original());

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED", "says DISCHARGED, now DISCHARGED");
    }

    private static Stream<Saying> sayings(AHub hub, String unit) {
        return hub.contents(unit).flatMap(content -> content.words().says().stream());
    }

}
