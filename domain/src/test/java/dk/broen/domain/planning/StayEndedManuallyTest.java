package dk.broen.domain.planning;

import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.APerson.aPerson;
import static dk.broen.domain.given.AnAppointment.appointed;
import static dk.broen.domain.given.AnEvent.aDeath;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.planning.Scene.supported;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.AHub;
import dk.broen.domain.given.AMunicipality;
import dk.broen.domain.given.Danish;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.Circumstance;
import dk.broen.domain.terms.EventType;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A stay of which no discharge came is ended by a named human of the municipality (danish-standards.md §1.5, R.BR7). */
class StayEndedManuallyTest {
    private static final String BEGUN = "2026-12-01T10:00";
    private static final StayEvent ADMITTED = anAdmission().at(BEGUN).original();
    private static final String ADMISSION_TOLD = "says ADMITTED, now ADMITTED";
    private static final String END_TOLD = "says DISCHARGED, now DISCHARGED";

    private final AHub hub = new Scene().hub(supported());

    @Test
    void whoever_heard_the_beginning_hears_the_end() {
        hub.hears(ADMITTED);
        ends("2026-12-10T14:00");

        assertThat(hub.read("bostoette")).containsExactly(ADMISSION_TOLD, END_TOLD);
        assertThat(said()).extracting(Saying::circumstances).containsExactly(Set.of(), Set.of(Circumstance.ENDED_MANUALLY));
        assertThat(hub.course().stays()).singleElement().matches(stay -> !stay.open()).matches(stay -> stay.endedManually());
    }

    @Test
    void the_end_has_neither_the_flag_of_a_short_stay_nor_that_of_an_odd_hour() {
        AHub coordinated = new Scene().hub(ended(coordinated(), "2026-12-02T23:00"));
        coordinated.hears(ADMITTED);
        coordinated.looks("2026-12-02T23:05");

        assertThat(coordinated.contents("tovholdere").filter(content -> AHub.sentence(content.words()).startsWith("says DISCHARGED")))
            .singleElement().extracting(Content::flags).isEqualTo(Set.of());
    }

    @Test
    void an_end_that_is_taken_back_is_cancelled_and_the_stay_is_open_again() {
        hub.hears(ADMITTED);
        ends("2026-12-10T14:00");
        hub.knowing(supported()).looks("2026-12-11T09:00");

        assertThat(hub.read("bostoette")).containsExactly(ADMISSION_TOLD, END_TOLD, "takes back DISCHARGED, now ADMITTED");
    }

    @Test
    void a_discharge_that_comes_later_wins() {
        hub.hears(ADMITTED);
        ends("2026-12-10T14:00");
        hub.hears(aDischarge().at("2026-12-09T11:00").sentAt("2026-12-12T08:00").original());

        assertThat(hub.read("bostoette")).containsExactly(ADMISSION_TOLD, END_TOLD,
            "takes back DISCHARGED, says DISCHARGED, now DISCHARGED");
        assertThat(said().get(2)).matches(saying -> saying.at().equals(Danish.time("2026-12-09T11:00")))
            .matches(saying -> saying.circumstances().isEmpty());
    }

    @Test
    void a_discharge_after_the_end_wins_too() {
        hub.hears(ADMITTED);
        ends("2026-12-10T14:00");
        hub.hears(aDischarge().at("2026-12-11T11:00").original());

        assertThat(hub.read("bostoette")).containsExactly(ADMISSION_TOLD, END_TOLD,
            "takes back DISCHARGED, says DISCHARGED, now DISCHARGED");
    }

    @Test
    void a_discharge_at_the_same_time_is_no_news() {
        hub.hears(ADMITTED);
        ends("2026-12-10T14:00");
        hub.hears(aDischarge().at("2026-12-10T14:00").sentAt("2026-12-12T08:00").original());

        assertThat(hub.read("bostoette")).containsExactly(ADMISSION_TOLD, END_TOLD);
    }

    @Test
    void the_end_falls_when_the_hospital_reports_that_the_stay_goes_on() {
        hub.hears(ADMITTED);
        ends("2026-12-10T14:00");
        hub.hears(an(EventType.LEAVE_STARTED).at("2026-12-12T09:00").original());

        assertThat(hub.read("bostoette")).containsExactly(ADMISSION_TOLD, END_TOLD,
            "takes back DISCHARGED, says LEAVE_STARTED, now ON_LEAVE");
    }

    @Test
    void a_death_after_the_end_is_told() {
        hub.hears(ADMITTED);
        ends("2026-12-10T14:00");
        hub.hears(aDeath().at("2026-12-11T09:00").original());

        assertThat(hub.read("bostoette").get(2)).endsWith("says DECEASED, now DEAD");
    }

    @Test
    void an_admission_under_the_same_number_after_the_end_is_another_stay() {
        hub.hears(ADMITTED);
        ends("2026-12-10T14:00");
        hub.hears(anAdmission().at("2026-12-20T09:00").original());

        assertThat(hub.read("bostoette")).containsExactly(ADMISSION_TOLD, END_TOLD, ADMISSION_TOLD);
    }

    @Test
    void the_task_about_a_stay_that_nobody_reported_on_for_long_is_closed() {
        hub.hears(ADMITTED);
        hub.looks("2028-02-01T10:00");
        assertThat(hub.tasks()).contains(WorkItem.Kind.STALE_STAY);

        ends("2026-12-10T14:00", "2028-02-02T10:00");

        assertThat(hub.tasks()).doesNotContain(WorkItem.Kind.STALE_STAY);
    }

    @Test
    void another_municipality_ends_nothing() {
        hub.hears(ADMITTED);
        hub.knowing(supported().recordedBy(AMunicipality.SILKEBORG, "2026-12-10T14:05")
            .withStayEnded(AMunicipality.SILKEBORG, BEGUN, "2026-12-10T14:00")).looks("2026-12-10T14:05");

        assertThat(hub.read("bostoette")).containsExactly(ADMISSION_TOLD);
    }

    @Test
    void a_municipality_ends_no_stay_that_it_was_not_told_of() {
        AHub silent = new Scene().hub(ended(ACitizen.aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette"),
            "2026-12-10T14:00"));
        silent.hears(ADMITTED);
        silent.looks("2026-12-10T14:05");

        assertThat(silent.course().stays()).singleElement().matches(stay -> stay.open());
    }

    @Test
    void a_municipality_whose_part_has_ended_ends_nothing() {
        hub.hears(ADMITTED);
        ACitizen moved = ACitizen.aCitizen().livingIn(AMunicipality.SILKEBORG).withConsentFor(HOUSING_SUPPORT);
        hub.knowing(moved).looks("2026-12-05T09:00");
        hub.knowing(moved.recordedBy(AARHUS, "2026-12-10T14:05").withStayEnded(AARHUS, BEGUN, "2026-12-10T14:00"))
            .looks("2026-12-10T14:05");

        assertThat(hub.read("bostoette")).containsExactly(ADMISSION_TOLD, "part ended");
        assertThat(hub.course().stays()).singleElement().matches(stay -> stay.open());
    }

    @Test
    void a_municipality_that_was_not_reached_when_its_part_ended_ends_nothing() {
        hub.hears(ADMITTED);
        ACitizen moved = ACitizen.aCitizen().livingIn(AMunicipality.SILKEBORG).withConsentFor(HOUSING_SUPPORT);
        hub.attempting(AHub.Outcome.UNKNOWN, AHub.Outcome.UNKNOWN).knowing(moved).looks("2026-12-05T09:00");
        hub.knowing(moved.recordedBy(AARHUS, "2026-12-10T14:05").withStayEnded(AARHUS, BEGUN, "2026-12-10T14:00"))
            .looks("2026-12-10T14:05");

        assertThat(hub.course().stays()).singleElement().matches(stay -> stay.open());
    }

    @Test
    void what_was_ended_stays_ended_when_the_part_ends_later() {
        hub.hears(ADMITTED);
        ends("2026-12-10T14:00");
        hub.knowing(ended(ACitizen.aCitizen().livingIn(AMunicipality.SILKEBORG), "2026-12-10T14:00")).looks("2026-12-15T09:00");

        assertThat(hub.course().stays()).singleElement().matches(stay -> stay.endedManually());
    }

    @Test
    void the_steps_say_that_a_human_ended_the_stay_or_why_that_changes_nothing() {
        hub.hears(ADMITTED);
        assertThat(ends("2026-12-10T14:00").steps())
            .contains("recorded: a named human of 0751 ended a stay: no hospital reports its end, so this one holds")
            .anyMatch(step -> step.startsWith("true: stay in [PSYCHIATRIC] is ENDED by a human: "));
        assertThat(hub.hears(aDischarge().at("2026-12-11T11:00").original()).steps())
            .contains("recorded: a named human of 0751 ended a stay: a hospital says otherwise, so it changes nothing");
        assertThat(hub.knowing(supported().withStayEnded(AARHUS, "2026-11-01T10:00", "2026-12-10T14:00")).looks("2026-12-12T09:00").steps())
            .contains(
                "recorded: a named human of 0751 ended a stay: no unit of the municipality that has a part was told of a stay that began "
                    + "then, so it changes nothing")
            .noneMatch(step -> step.contains("Ib Vang") || step.contains("hjemme"));
    }

    @Test
    void an_update_after_the_end_takes_it_back() {
        hub.hears(ADMITTED);
        ends("2026-12-10T14:00");
        hub.hears(an(EventType.DETAILS_CHANGED).at("2026-12-12T09:00").original());

        assertThat(hub.read("bostoette")).containsExactly(ADMISSION_TOLD, END_TOLD, "takes back DISCHARGED, now ADMITTED");
    }

    private Plan ends(String at) {
        return ends(at, "2026-12-10T14:05");
    }

    private Plan ends(String at, String recorded) {
        return hub.knowing(supported().recordedBy(AARHUS, recorded).withStayEnded(AARHUS, BEGUN, at)).looks(recorded);
    }

    private static ACitizen ended(ACitizen citizen, String at) {
        return citizen.recordedBy(AARHUS, "2026-12-10T14:05").withStayEnded(AARHUS, BEGUN, at);
    }

    private static ACitizen coordinated() {
        return ACitizen.aCitizen().livingIn(AARHUS).coordinatedBy(appointed(aPerson("Anna"), "tovholdere")).withConsentFor(COORDINATOR);
    }

    private List<Saying> said() {
        return hub.contents("bostoette").flatMap(content -> content.words().says().stream()).toList();
    }
}
