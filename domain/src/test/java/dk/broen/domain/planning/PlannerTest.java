package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.AConsent.aRefusal;
import static dk.broen.domain.given.ACourse.aCourse;
import static dk.broen.domain.given.ADirectory.SOMATIC_WARD;
import static dk.broen.domain.given.APerson.aPerson;
import static dk.broen.domain.given.AnAppointment.appointed;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.given.Functions.HOME_CARE;
import static dk.broen.domain.given.Functions.JOBCENTRE;
import static dk.broen.domain.given.Functions.SUBSTANCE_USE;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static dk.broen.domain.terms.UnitFunction.SOCIAL_SERVICES;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.AMunicipality;
import dk.broen.domain.given.AUnit;
import dk.broen.domain.given.AnEvent;
import dk.broen.domain.given.Danish;
import dk.broen.domain.given.TheRules;
import dk.broen.domain.history.Flag;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.history.StayHistory;
import dk.broen.domain.permission.Verdict;
import dk.broen.domain.permission.WithheldReason;
import dk.broen.domain.planning.Plan.Outcome;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MunicipalityCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private final Scene scene = new Scene();

    @Test
    void every_unit_that_is_named_and_permitted_is_told_once() {
        Plan plan = plan(anAdmission(), bothServices().withConsentFor(HOUSING_SUPPORT, SOCIAL_SERVICES));

        assertThat(Scene.notices(plan)).containsExactly("bostoette NEWS QUEUE", "bostoette NEWS SMS", "voksne NEWS MAIL");
        assertThat(plan.outcome()).isEqualTo(Outcome.NOTIFIED);
        assertThat(plan.municipality()).contains(new MunicipalityCode("0751"));
    }

    @Test
    void a_unit_without_consent_is_withheld_while_others_are_told() {
        Plan plan = plan(anAdmission(), aCitizen().livingIn("0751").withServiceAt(HOUSING_SUPPORT, "bostoette")
            .withServiceAt(JOBCENTRE, "jobcenter").withConsentFor(HOUSING_SUPPORT));

        assertThat(Scene.notices(plan)).noneMatch(told -> told.startsWith("jobcenter"));
        assertThat(plan.decisions()).filteredOn(decision -> decision.function().equals(JOBCENTRE)).singleElement()
            .extracting(Decision::verdict).isInstanceOfSatisfying(Verdict.Withheld.class,
                withheld -> assertThat(withheld.reason()).isEqualTo(WithheldReason.CONSENT_MISSING));
    }

    @Test
    void consent_alone_makes_no_recipient() {
        assertThat(plan(anAdmission(), aCitizen().livingIn("0751").withConsentFor(JOBCENTRE)).decisions())
            .noneMatch(decision -> decision.function().equals(JOBCENTRE));
    }

    @Test
    void a_unit_in_two_functions_is_told_once() {
        ACitizen citizen = aCitizen().livingIn("0751").withServiceAt(HOUSING_SUPPORT, "bostoette")
            .withServiceAt(SOCIAL_SERVICES, "bostoette")
            .withConsentFor(HOUSING_SUPPORT, SOCIAL_SERVICES);

        assertThat(Scene.notices(plan(anAdmission(), citizen))).containsExactly("bostoette NEWS QUEUE", "bostoette NEWS SMS");
    }

    @Test
    void an_unclassified_ward_is_a_work_item() {
        assertOnlyWorkItem(plan(anAdmission().onWard("NEW"), consenting()), WorkItem.Kind.WARD_NOT_CLASSIFIED);
    }

    @Test
    void an_unclear_municipality_is_a_work_item() {
        assertOnlyWorkItem(plan(anAdmission().statingMunicipality("0740"), consenting()), WorkItem.Kind.MUNICIPALITY_UNCLEAR);
    }

    @Test
    void a_municipality_that_is_not_connected_is_a_work_item() {
        assertOnlyWorkItem(plan(anAdmission(), aCitizen().livingIn("0410")), WorkItem.Kind.MUNICIPALITY_NOT_CONNECTED);
    }

    @Test
    void a_somatic_admission_tells_nobody_and_gives_no_ward_answer() {
        for (ACitizen citizen : List.of(consenting(), aCitizen(), aCitizen().livingIn("0410"))) {
            Plan plan = plan(anAdmission().onWard(SOMATIC_WARD), citizen);
            assertThat(plan.outcome()).isEqualTo(Outcome.NOBODY_CONCERNED);
            assertThat(plan.wardAnswer()).isEmpty();
        }
    }

    @Test
    void a_somatic_stay_of_an_unclear_municipality_is_a_work_item_only_if_a_rule_tells_of_it() {
        StayEvent somatic = anAdmission().onWard(SOMATIC_WARD).statingMunicipality("0740").original();
        assertThat(scene.plan(somatic, aCourse(), consenting()).workItems()).isEmpty();

        scene.aarhusRules().tellingOfSomaticStays();

        assertThat(kinds(scene.plan(somatic, aCourse(), consenting()))).containsExactly(WorkItem.Kind.MUNICIPALITY_UNCLEAR);
    }

    @Test
    void a_silent_event_opens_no_work_item() {
        scene.aarhusRules().tellingOnlyOf(EventType.ADMITTED);
        scene.silkeborgRules().tellingOnlyOf(EventType.ADMITTED);

        for (Plan plan : List.of(plan(an(EventType.DETAILS_CHANGED).onWard("NEW"), consenting()),
            plan(an(EventType.TRANSFERRED).statingMunicipality("0740"), consenting()),
            plan(an(EventType.DETAILS_CHANGED), aCitizen().livingIn("0410")))) {
            assertThat(plan.workItems()).isEmpty();
        }
    }

    @Test
    void the_steps_name_the_rules_that_decided() {
        assertThat(plan(anAdmission(), consenting()).steps()).anyMatch(step -> step.startsWith("rules [psychiatric] name"));
    }

    @Test
    void a_ward_is_not_asked_for_the_consent_of_a_confidential_service_alone() {
        Plan plan = plan(anAdmission(), consenting().withConsentFor(COORDINATOR).withServiceAt(SUBSTANCE_USE, "rusmiddel"));

        assertThat(plan.decisions()).anyMatch(decision -> decision.verdict() instanceof Verdict.Withheld);
        assertThat(kinds(plan)).doesNotContain(WorkItem.Kind.ASK_FOR_CONSENT);
        assertThat(answer(plan).askForConsent()).isFalse();
    }

    @Test
    void an_event_that_no_rule_names_tells_nobody() {
        scene.aarhusRules().tellingOnlyOf(EventType.ADMITTED);

        assertThat(plan(an(EventType.TRANSFERRED), consenting()).outcome()).isEqualTo(Outcome.NOBODY_CONCERNED);
    }

    @Test
    void while_the_register_is_down_all_are_held_and_the_ward_gets_no_answer() {
        Plan plan = plan(anAdmission(), consenting().whoseConsentsCannotBeRead());

        assertThat(plan.outcome()).isEqualTo(Outcome.HELD);
        assertThat(Scene.notices(plan)).isEmpty();
        assertThat(plan.wardAnswer()).isEmpty();
        assertThat(kinds(plan)).contains(WorkItem.Kind.CONSENT_REGISTER_DOWN).doesNotContain(WorkItem.Kind.ASK_FOR_CONSENT);
    }

    @Test
    void a_held_event_is_told_when_the_register_answers_also_if_the_hospital_repeated_it() {
        StayEvent held = anAdmission().original();
        StayEvent repeated = anAdmission().at("2026-12-04T20:10").original();
        StayHistory known = aCourse().of(held, repeated).history();

        Plan plan = new Planner().plan(held, known.without(known.events().get(0).id()), consenting().facts(),
            ADirectory.of(scene.aarhusRules()), TheRules.SHIPPED, Danish.time("2026-12-04T21:00"));

        assertThat(Scene.notices(plan)).contains("bostoette NEWS QUEUE");
    }

    @Test
    void a_unit_that_may_be_told_but_cannot_be_reached_is_a_work_item() {
        Plan plan = plan(anAdmission(), aCitizen().livingIn("0751").withServiceAt(HOME_CARE, "hjemmepleje").withConsentFor(HOME_CARE));

        assertThat(kinds(plan)).contains(WorkItem.Kind.NO_CONTACT_POINT);
    }

    @Test
    void services_in_several_units_without_a_coordinator_are_a_work_item() {
        assertThat(kinds(plan(anAdmission(), bothServices()))).contains(WorkItem.Kind.NEEDS_COORDINATOR);
        assertThat(kinds(plan(anAdmission(), bothServices().coordinatedBy(appointed(aPerson("Anna"), "tovholdere")))))
            .doesNotContain(WorkItem.Kind.NEEDS_COORDINATOR);
        assertThat(kinds(plan(anAdmission(), consenting()))).doesNotContain(WorkItem.Kind.NEEDS_COORDINATOR);
    }

    @Test
    void a_municipality_where_nobody_can_coordinate_is_a_work_item() {
        Plan plan = new Planner().plan(anAdmission().original(), aCourse().history(), aCitizen().livingIn("0740").facts(),
            ADirectory.of(AMunicipality.aMunicipality("0740")),
            TheRules.SHIPPED, Danish.time("2026-12-04T20:00"));

        assertThat(kinds(plan)).containsExactly(WorkItem.Kind.NO_COORDINATOR);
        assertThat(plan.outcome()).isEqualTo(Outcome.WORK_ITEM);
    }

    @Test
    void the_ward_is_told_who_the_coordinator_is() {
        WardAnswer answer = answer(plan(anAdmission(), aCitizen().livingIn("0751").with(aConsent().namingUnits("tovholdere"))
            .coordinatedBy(appointed(aPerson("Anna Holm").answeringOn("+4520000009"), "tovholdere"))));

        assertThat(answer.askForConsent()).isFalse();
        assertThat(answer.coordinator()).hasValueSatisfying(contact -> {
            assertThat(contact.appointed()).isTrue();
            assertThat(contact.name()).isEqualTo("Anna Holm");
            assertThat(contact.title()).isEqualTo("tovholder");
            assertThat(contact.phone()).contains("+4520000009");
            assertThat(contact.hours()).isEqualTo(AUnit.OFFICE);
        });
    }

    @Test
    void the_ward_is_told_a_unit_and_no_name_of_a_worker_if_nobody_is_appointed() {
        ACitizen citizen = aCitizen().livingIn("0751").withServiceAt(HOUSING_SUPPORT, "bostoette", aPerson("Bodil").person())
            .with(aConsent().namingUnits("bostoette"));

        assertThat(answer(plan(anAdmission(), citizen)).coordinator()).hasValueSatisfying(contact -> {
            assertThat(contact.appointed()).isFalse();
            assertThat(contact.name()).isEqualTo("Unit bostoette");
        });
    }

    @Test
    void the_ward_is_asked_to_ask_the_citizen_and_gets_no_coordinator_who_may_not_be_told() {
        Plan plan = plan(anAdmission(), aCitizen().livingIn("0751").coordinatedBy(appointed(aPerson("Anna Holm"), "tovholdere")));

        assertThat(answer(plan).askForConsent()).isTrue();
        assertThat(answer(plan).coordinator()).isEmpty();
        assertThat(kinds(plan)).contains(WorkItem.Kind.ASK_FOR_CONSENT);
        assertThat(plan.outcome()).isEqualTo(Outcome.WITHHELD);
    }

    @Test
    void a_citizen_who_refused_is_not_asked_again() {
        Plan plan = plan(anAdmission(), aCitizen().livingIn("0751").withServiceAt(HOUSING_SUPPORT, "bostoette")
            .with(aRefusal().namingUnits("bostoette", "tovholdere").naming(HOUSING_SUPPORT)));

        assertThat(plan.outcome()).isEqualTo(Outcome.WITHHELD);
        assertThat(answer(plan).askForConsent()).isFalse();
        assertThat(kinds(plan)).doesNotContain(WorkItem.Kind.ASK_FOR_CONSENT);
    }

    @Test
    void the_ward_gets_an_answer_to_a_discharge_only_if_the_citizen_should_be_asked() {
        assertThat(plan(aDischarge(), fullyConsenting()).wardAnswer()).isEmpty();
        assertThat(plan(aDischarge(), bothServices()).wardAnswer())
            .hasValueSatisfying(answer -> assertThat(answer.askForConsent()).isTrue());
    }

    @Test
    void a_discharge_is_urgent_and_an_admission_is_not() {
        assertThat(plan(aDischarge(), fullyConsenting()).decisions()).flatExtracting(Decision::deliveries).isNotEmpty()
            .allMatch(delivery -> delivery.urgent());
        assertThat(plan(anAdmission(), fullyConsenting()).decisions()).flatExtracting(Decision::deliveries).isNotEmpty()
            .noneMatch(delivery -> delivery.urgent());
    }

    @Test
    void leave_sends_no_sms_outside_hours() {
        assertThat(Scene.notices(plan(an(EventType.LEAVE_STARTED), fullyConsenting()))).containsExactly("bostoette NEWS QUEUE");
    }

    @Test
    void a_discharge_while_the_recipient_is_closed_is_flagged() {
        assertThat(plan(aDischarge().at("2026-12-05T22:00"), fullyConsenting()).flags()).contains(Flag.DISCHARGED_OUT_OF_HOURS);
        assertThat(plan(aDischarge().at("2026-12-07T10:00"), fullyConsenting()).flags()).doesNotContain(Flag.DISCHARGED_OUT_OF_HOURS);
    }

    @Test
    void a_missing_follow_up_contact_is_flagged() {
        assertThat(plan(anAdmission(), aCitizen().livingIn("0751").withServiceAt(JOBCENTRE, "jobcenter")).flags())
            .contains(Flag.NO_FOLLOW_UP_CONTACT);
        assertThat(plan(anAdmission(), consenting()).flags()).doesNotContain(Flag.NO_FOLLOW_UP_CONTACT);
    }

    @Test
    void no_step_and_no_work_item_contains_citizen_data() {
        Plan plan = plan(anAdmission(), bothServices().withConsentFor(HOUSING_SUPPORT));

        assertThat(plan.toString()).doesNotContain(ACitizen.TEST_PERSON.digits());
    }

    private Plan plan(AnEvent event, ACitizen citizen) {
        return scene.plan(event.original(), aCourse(), citizen);
    }

    private static void assertOnlyWorkItem(Plan plan, WorkItem.Kind kind) {
        assertThat(kinds(plan)).containsExactly(kind);
        assertThat(plan.outcome()).isEqualTo(Outcome.WORK_ITEM);
        assertThat(plan.decisions()).isEmpty();
        assertThat(plan.wardAnswer()).isEmpty();
    }

    private static List<WorkItem.Kind> kinds(Plan plan) {
        return plan.workItems().stream().map(WorkItem::kind).toList();
    }

    private static WardAnswer answer(Plan plan) {
        return plan.wardAnswer().orElseThrow(() -> new AssertionError("the ward is answered"));
    }

    private static ACitizen consenting() {
        return aCitizen().livingIn("0751").withServiceAt(HOUSING_SUPPORT, "bostoette").withConsentFor(HOUSING_SUPPORT);
    }

    private static ACitizen fullyConsenting() {
        return consenting().with(aConsent().namingUnits("bostoette"));
    }

    private static ACitizen bothServices() {
        return aCitizen().livingIn("0751").withServiceAt(HOUSING_SUPPORT, "bostoette").withServiceAt(SOCIAL_SERVICES, "voksne");
    }
}
