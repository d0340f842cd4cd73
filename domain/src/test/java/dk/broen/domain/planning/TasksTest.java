package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aRefusal;
import static dk.broen.domain.given.ADirectory.SOMATIC_WARD;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.AMunicipality.SILKEBORG;
import static dk.broen.domain.given.APerson.aPerson;
import static dk.broen.domain.given.AUnit.aUnit;
import static dk.broen.domain.given.AnAppointment.appointed;
import static dk.broen.domain.given.AnEvent.aDeath;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.given.Functions.HOME_CARE;
import static dk.broen.domain.given.Functions.SUBSTANCE_USE;
import static dk.broen.domain.planning.Scene.supported;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static dk.broen.domain.terms.UnitFunction.SOCIAL_SERVICES;
import static dk.broen.domain.terms.UnitFunction.SUPPORT_CONTACT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.followup.WorkItem.Kind;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.AHub;
import dk.broen.domain.given.AnEvent;
import dk.broen.domain.given.Danish;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.UnitFunction;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tasks of humans: opened when their reason appears, closed when it is gone (domain.md §§4, 5). */
class TasksTest {
    private static final StayEvent ADMITTED = anAdmission().at("2026-12-01T10:00").original();
    private final Scene scene = new Scene();

    @Test
    void an_unclassified_ward_is_a_task_and_tells_nobody() {
        assertOnlyTask(anAdmission().onWard("NEW"), supported(), Kind.WARD_NOT_CLASSIFIED);
    }

    @Test
    void an_unclear_municipality_is_a_task_and_tells_nobody_but_the_ward_that_it_is_unclear() {
        Plan plan = onlyTask(anAdmission().statingMunicipality(SILKEBORG), supported(), Kind.MUNICIPALITY_UNCLEAR);

        assertThat(plan.wardAnswers()).singleElement().satisfies(answer -> {
            assertThat(answer.municipalityUnclear()).isTrue();
            assertThat(answer.coordinator()).isEmpty();
        });
    }

    @Test
    void a_municipality_that_is_not_connected_is_a_task() {
        assertOnlyTask(anAdmission(), aCitizen().livingIn("0410"), Kind.MUNICIPALITY_NOT_CONNECTED);
    }

    @Test
    void a_task_is_closed_when_its_reason_is_gone_and_opened_again_when_it_returns() {
        AHub hub = scene.hub(aCitizen().livingIn("0410"));
        hub.hears(ADMITTED);
        assertThat(hub.knowing(supported()).looks("2026-12-01T11:00").close()).containsExactly("MUNICIPALITY_NOT_CONNECTED");
        assertThat(hub.knowing(aCitizen().livingIn("0410")).looks("2026-12-01T12:00").open()).extracting(WorkItem::kind)
            .containsExactly(Kind.MUNICIPALITY_NOT_CONNECTED);
    }

    @Test
    void a_task_that_a_human_closed_is_not_opened_again_for_the_same_reason() {
        AHub hub = scene.hub(aCitizen().livingIn("0410"));
        hub.hears(ADMITTED);

        assertThat(hub.with(Kind.MUNICIPALITY_NOT_CONNECTED, WorkItem.State.DONE).looks("2026-12-01T11:00").open()).isEmpty();
    }

    @Test
    void a_task_is_opened_once() {
        AHub hub = scene.hub(aCitizen().livingIn("0410"));
        hub.hears(ADMITTED);

        assertThat(hub.looks("2026-12-01T11:00").open()).isEmpty();
    }

    @Test
    void a_task_that_only_a_human_can_judge_is_not_closed_by_the_hub() {
        AHub hub = scene.hub(supported()).with(Kind.UNDELIVERED, WorkItem.State.OPEN);
        hub.hears(ADMITTED);

        assertThat(hub.tasks()).contains(Kind.UNDELIVERED);
    }

    @Test
    void a_look_that_failed_is_no_task_after_a_plan() {
        AHub hub = scene.hub(supported()).with(Kind.LOOK_FAILED, WorkItem.State.OPEN);

        assertThat(hub.hears(ADMITTED).close()).containsExactly(Kind.LOOK_FAILED.name());
    }

    @Test
    void the_task_about_a_stay_stays_when_an_earlier_message_of_the_stay_arrives_late() {
        AHub hub = scene.hub(aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette"));
        hub.hears(an(EventType.DISCHARGED).at("2026-12-04T18:00").original(), Danish.time("2026-12-04T18:01"));
        assertThat(hub.tasks()).containsExactly(Kind.ASK_FOR_CONSENT);
        Plan plan = hub.hears(anAdmission().at("2026-12-04T10:00").original(), Danish.time("2026-12-04T19:00"));

        assertThat(plan.open()).isEmpty();
        assertThat(plan.close()).isEmpty();
    }

    @Test
    void the_ward_of_each_stay_has_its_own_task_to_ask() {
        AHub hub = scene.hub(aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette")
            .withServiceAt(HOME_CARE, "hjemmepleje"));
        Plan first = hub.hears(ADMITTED);
        Plan second = hub.hears(anAdmission().onWard(SOMATIC_WARD).inStay("2").at("2026-12-05T10:00").original());

        assertThat(first.open()).extracting(WorkItem::kind).contains(Kind.ASK_FOR_CONSENT);
        assertThat(second.open()).extracting(WorkItem::kind).contains(Kind.ASK_FOR_CONSENT);
        assertThat(second.close()).isEmpty();
    }

    @Test
    void a_somatic_stay_in_an_unclear_municipality_is_a_task_only_if_a_rule_tells_of_it() {
        StayEvent somatic = anAdmission().onWard(SOMATIC_WARD).statingMunicipality("0410").original();

        assertThat(scene.hub(aCitizen().livingIn(SILKEBORG)).hears(somatic).open()).isEmpty();
        assertThat(scene.hub(aCitizen().livingIn(AARHUS)).hears(somatic).open()).extracting(WorkItem::kind)
            .containsExactly(Kind.MUNICIPALITY_UNCLEAR);
    }

    @Test
    void a_silent_event_alone_opens_no_task() {
        for (AnEvent silent : List.of(an(EventType.DETAILS_CHANGED).onWard("NEW"),
            an(EventType.TRANSFERRED).statingMunicipality(SILKEBORG))) {
            assertThat(scene.hub(supported()).hears(silent.original()).open()).isEmpty();
        }
    }

    @Test
    void services_in_several_units_without_a_coordinator_are_a_task() {
        ACitizen both = supported().withServiceAt(SOCIAL_SERVICES, "voksne");

        assertThat(tasks(both)).contains(Kind.NEEDS_COORDINATOR);
        assertThat(tasks(supported().withServiceAt(SOCIAL_SERVICES, "voksne").coordinatedBy(appointed(aPerson("Anna"), "tovholdere"))))
            .doesNotContain(Kind.NEEDS_COORDINATOR);
        assertThat(tasks(supported())).doesNotContain(Kind.NEEDS_COORDINATOR);
    }

    @Test
    void a_general_practitioner_is_no_department_beside_which_a_coordinator_is_needed() {
        assertThat(tasks(supported().withServiceAt(UnitFunction.GP, "laegehuset"))).doesNotContain(Kind.NEEDS_COORDINATOR);
    }

    @Test
    void a_confidential_service_needs_no_coordinator_because_the_task_would_reveal_it() {
        assertThat(tasks(supported().withServiceAt(SUBSTANCE_USE, "rusmiddel"))).doesNotContain(Kind.NEEDS_COORDINATOR);
    }

    @Test
    void a_municipality_where_nobody_can_coordinate_is_a_task() {
        Plan plan = scene.hub(aCitizen().livingIn(SILKEBORG)).hears(ADMITTED);

        assertThat(plan.open()).extracting(WorkItem::kind).containsExactly(Kind.NO_COORDINATOR);
        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.WORK_ITEM);
    }

    @Test
    void a_unit_that_may_be_told_but_cannot_be_reached_is_a_task_until_it_can_be_reached() {
        scene.aarhusRules().with(aUnit("skp", SUPPORT_CONTACT).withoutContactPoint());
        AHub hub = scene.hub(aCitizen().livingIn(AARHUS).withServiceAt(SUPPORT_CONTACT, "skp").withConsentFor(SUPPORT_CONTACT));
        hub.hears(ADMITTED);
        assertThat(hub.tasks()).contains(Kind.NO_CONTACT_POINT);

        hub.looks("2026-12-01T12:00");
        assertThat(hub.tasks()).contains(Kind.NO_CONTACT_POINT);
        hub.knowing(aCitizen().livingIn(AARHUS)).looks("2026-12-01T13:00");
        assertThat(hub.tasks()).doesNotContain(Kind.NO_CONTACT_POINT);
    }

    @Test
    void each_recipient_that_cannot_be_reached_is_one_task_that_a_human_closes_once() {
        scene.aarhusRules().with(aUnit("skp", SUPPORT_CONTACT).withoutContactPoint(),
            aUnit("stoette", HOUSING_SUPPORT).withoutContactPoint());
        AHub hub = scene.hub(aCitizen().livingIn(AARHUS).withServiceAt(SUPPORT_CONTACT, "skp").withServiceAt(HOUSING_SUPPORT, "stoette")
            .withConsentFor(SUPPORT_CONTACT, HOUSING_SUPPORT));
        Plan plan = hub.hears(ADMITTED);
        assertThat(plan.open()).filteredOn(item -> item.kind() == Kind.NO_CONTACT_POINT).extracting(WorkItem::key).doesNotHaveDuplicates()
            .hasSize(2);

        hub.closing(Kind.NO_CONTACT_POINT).hears(aDischarge().at("2026-12-03T10:00").original());
        assertThat(hub.tasks()).doesNotContain(Kind.NO_CONTACT_POINT);
    }

    @Test
    void the_task_for_a_unit_that_cannot_be_reached_does_not_name_the_unit_but_the_steps_do() {
        scene.aarhusRules().with(aUnit("skp", SUPPORT_CONTACT).withoutContactPoint());
        Plan plan = scene.hub(aCitizen().livingIn(AARHUS).withServiceAt(SUPPORT_CONTACT, "skp").withConsentFor(SUPPORT_CONTACT))
            .hears(ADMITTED);

        assertThat(plan.open()).filteredOn(item -> item.kind() == Kind.NO_CONTACT_POINT).singleElement()
            .satisfies(item -> assertThat(item.key() + item.because()).doesNotContain("skp"));
        assertThat(plan.steps()).anyMatch(step -> step.contains("contact points of skp"));
    }

    @Test
    void a_missing_consent_is_a_task_of_the_ward() {
        assertThat(tasks(aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette"))).contains(Kind.ASK_FOR_CONSENT);
    }

    @Test
    void the_ward_is_not_asked_for_the_consent_of_a_confidential_service_alone() {
        ACitizen citizen = supported().withConsentFor(COORDINATOR).withServiceAt(SUBSTANCE_USE, "rusmiddel");
        Plan plan = scene.hub(citizen).hears(ADMITTED);

        assertThat(plan.decisions()).anyMatch(decision -> decision.mark().verdict().startsWith("WITHHELD"));
        assertThat(plan.open()).extracting(WorkItem::kind).doesNotContain(Kind.ASK_FOR_CONSENT);
        assertThat(plan.wardAnswers()).allMatch(answer -> !answer.askForConsent());
    }

    @Test
    void a_citizen_who_refused_is_not_asked_again() {
        Plan plan = scene.hub(aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette")
            .with(aRefusal().namingUnits("bostoette", "tovholdere").naming(HOUSING_SUPPORT))).hears(ADMITTED);

        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.WITHHELD);
        assertThat(plan.open()).extracting(WorkItem::kind).doesNotContain(Kind.ASK_FOR_CONSENT);
        assertThat(plan.wardAnswers()).allMatch(answer -> !answer.askForConsent());
    }

    @Test
    void after_a_death_nobody_is_asked_for_anything() {
        AHub hub = scene.hub(aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette"));
        hub.hears(ADMITTED);
        Plan plan = hub.hears(aDeath().at("2026-12-02T10:00").original());

        assertThat(hub.tasks()).doesNotContain(Kind.ASK_FOR_CONSENT);
        assertThat(plan.wardAnswers()).isEmpty();
    }

    @Test
    void a_municipality_that_is_not_connected_is_a_task_only_if_somebody_could_be_told() {
        scene.aarhusRules().tellingOnlyOf(EventType.DECEASED).tellingHomeCareOnlyOfSomaticStays();
        scene.silkeborgRules().tellingOnlyOf(EventType.DECEASED);

        assertThat(scene.hub(aCitizen().livingIn("0410")).hears(ADMITTED).open()).isEmpty();
    }

    @Test
    void a_somatic_stay_in_a_municipality_that_is_not_connected_is_no_task() {
        assertThat(scene.hub(aCitizen().livingIn("0410")).hears(anAdmission().onWard(SOMATIC_WARD).original()).open()).isEmpty();
    }

    @Test
    void a_somatic_stay_of_which_no_rule_tells_the_coordinator_needs_none() {
        scene.silkeborgRules().tellingOfSomaticStays();

        assertThat(scene.hub(aCitizen().livingIn(SILKEBORG)).hears(anAdmission().onWard(SOMATIC_WARD).original()).open()).isEmpty();
    }

    @Test
    void services_in_several_units_are_no_task_during_a_stay_of_which_nobody_is_told() {
        scene.silkeborgRules().with(aUnit("silkeborg-skp", SUPPORT_CONTACT)).withCoordinatorTeam("silkeborg-skp");
        ACitizen citizen = aCitizen().livingIn(SILKEBORG).withServiceAt(HOUSING_SUPPORT, "silkeborg-bostoette")
            .withServiceAt(SUPPORT_CONTACT, "silkeborg-skp");

        assertThat(scene.hub(citizen).hears(anAdmission().onWard(SOMATIC_WARD).original()).open()).isEmpty();
        assertThat(scene.hub(citizen).hears(ADMITTED).open()).extracting(WorkItem::kind).contains(Kind.NEEDS_COORDINATOR);
    }

    @ParameterizedTest
    @CsvSource({"ADMITTED, ADMITTED, true", "ADMITTED, DISCHARGED, true", "ADMITTED, LEAVE_STARTED, false",
        "ADMITTED, EMERGENCY_CONTACT, false", "EMERGENCY_CONTACT, EMERGENCY_CONTACT, true", "EMERGENCY_CONTACT, ADMITTED, false"})
    void an_unclassified_ward_is_a_task_only_if_a_rule_names_somebody(EventType event, EventType told, boolean task) {
        scene.aarhusRules().tellingOnlyOf(told).tellingHomeCareOnlyOfSomaticStays();
        scene.silkeborgRules().tellingOnlyOf(told);
        AHub hub = scene.hub(supported());
        hub.hears(an(event).onWard("NEW").original());

        assertThat(hub.tasks().contains(Kind.WARD_NOT_CLASSIFIED)).isEqualTo(task);
    }

    @Test
    void the_ward_is_asked_for_a_consent_only_for_what_the_recipient_did_not_hear() {
        ACitizen asked = aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette");
        StayEvent discharged = aDischarge().at("2026-12-03T10:00").original();
        AHub told = scene.hub(supported().withConsentFor(COORDINATOR));
        told.hears(ADMITTED, discharged);
        told.knowing(asked).looks("2026-12-03T11:00");
        AHub untold = scene.hub(supported().withConsentFor(COORDINATOR));
        untold.hears(ADMITTED);
        untold.knowing(asked).hears(discharged);

        assertThat(told.tasks()).doesNotContain(Kind.ASK_FOR_CONSENT);
        assertThat(untold.tasks()).contains(Kind.ASK_FOR_CONSENT);
    }

    private Set<Kind> tasks(ACitizen citizen) {
        AHub hub = scene.hub(citizen);
        hub.hears(ADMITTED);
        return hub.tasks();
    }

    private void assertOnlyTask(AnEvent event, ACitizen citizen, Kind kind) {
        assertThat(onlyTask(event, citizen, kind).wardAnswers()).isEmpty();
    }

    private Plan onlyTask(AnEvent event, ACitizen citizen, Kind kind) {
        Plan plan = scene.hub(citizen).hears(event.original());

        assertThat(plan.open()).extracting(WorkItem::kind).containsExactly(kind);
        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.WORK_ITEM);
        assertThat(plan.decisions()).isEmpty();
        assertThat(plan.notices()).isEmpty();
        return plan;
    }
}
