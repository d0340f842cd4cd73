package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.AConsent.aRefusal;
import static dk.broen.domain.given.ADirectory.SOMATIC_WARD;
import static dk.broen.domain.given.ALedgerEntry.saying;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.APerson.aPerson;
import static dk.broen.domain.given.AUnit.TUESDAY_AND_THURSDAY;
import static dk.broen.domain.given.AUnit.aUnit;
import static dk.broen.domain.given.AnAppointment.appointed;
import static dk.broen.domain.given.AnEvent.aDeath;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.given.Functions.HOME_CARE;
import static dk.broen.domain.given.Functions.JOBCENTRE;
import static dk.broen.domain.given.Functions.SUBSTANCE_USE;
import static dk.broen.domain.planning.Scene.supported;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static dk.broen.domain.terms.UnitFunction.SOCIAL_SERVICES;
import static dk.broen.domain.terms.UnitFunction.SUPPORT_CONTACT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.AHub;
import dk.broen.domain.given.Danish;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.ContactPoint.When;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.UnitFunction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is told, at which address and with which content (domain.md §§5, 6, 7). */
class WhoIsToldTest {
    private static final StayEvent ADMITTED = anAdmission().original();
    private static final ContactPoint ANNAS_MAIL = new ContactPoint.Mail("anna@kommune.example");
    private static final ContactPoint BOS_MAIL = new ContactPoint.Mail("bo@kommune.example");
    private static final ContactPoint ANNAS_PHONE = new ContactPoint.Sms("+4520000011", When.ALWAYS);
    private final Scene scene = new Scene();

    @Test
    void every_unit_that_is_named_and_permitted_is_told_once() {
        Plan plan = scene.hub(bothServices().withConsentFor(HOUSING_SUPPORT, SOCIAL_SERVICES)).hears(ADMITTED);

        assertThat(AHub.channels(plan)).containsExactly("bostoette QUEUE", "bostoette SMS", "voksne MAIL");
        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.NOTIFIED);
        assertThat(plan.municipality()).contains(new MunicipalityCode(AARHUS));
    }

    @Test
    void consent_alone_makes_no_recipient() {
        Plan plan = scene.hub(aCitizen().livingIn(AARHUS).withConsentFor(JOBCENTRE)).hears(ADMITTED);

        assertThat(plan.notices()).isEmpty();
        assertThat(plan.decisions()).noneMatch(decision -> decision.function().equals(JOBCENTRE));
    }

    @Test
    void a_unit_in_two_functions_is_told_once() {
        ACitizen citizen = aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette")
            .withServiceAt(SOCIAL_SERVICES, "bostoette").withConsentFor(HOUSING_SUPPORT, SOCIAL_SERVICES);

        assertThat(AHub.told(scene.hub(citizen).hears(ADMITTED))).containsExactly("bostoette says ADMITTED, now ADMITTED");
    }

    @Test
    void two_units_at_one_contact_point_get_one_notice() {
        scene.aarhusRules().with(aUnit("skp", SUPPORT_CONTACT).reachedBy(new ContactPoint.Mail("voksne@kommune.example")));
        Plan plan = scene.hub(aCitizen().livingIn(AARHUS).withServiceAt(SOCIAL_SERVICES, "voksne").withServiceAt(SUPPORT_CONTACT, "skp")
            .withConsentFor(SOCIAL_SERVICES, SUPPORT_CONTACT)).hears(ADMITTED);

        assertThat(plan.notices()).hasSize(1);
        assertThat(plan.decisions()).extracting(decision -> decision.mark().verdict())
            .contains("NOT_CONCERNED TOLD_AT_THE_SAME_CONTACT_POINT");
    }

    @Test
    void the_other_unit_at_a_contact_point_is_told_in_the_plan_that_withdraws_the_notice_of_the_first() {
        scene.aarhusRules().with(aUnit("skp", SUPPORT_CONTACT).reachedBy(new ContactPoint.Mail("voksne@kommune.example")));
        ACitizen both = aCitizen().livingIn(AARHUS).withServiceAt(SOCIAL_SERVICES, "voksne").withServiceAt(SUPPORT_CONTACT, "skp");
        AHub hub = scene.hub(both.withConsentFor(SOCIAL_SERVICES, SUPPORT_CONTACT));
        String first = AHub.told(hub.hears(anAdmission().at("2026-12-04T20:00").original())).get(0).split(" ")[0];
        UnitFunction other = first.equals("skp") ? SOCIAL_SERVICES : SUPPORT_CONTACT;
        Plan plan = hub.knowing(aCitizen().livingIn(AARHUS).withServiceAt(SOCIAL_SERVICES, "voksne").withServiceAt(SUPPORT_CONTACT, "skp")
            .withConsentFor(other)).looks("2026-12-05T12:00");

        assertThat(plan.withdrawn()).hasSize(1);
        assertThat(AHub.told(plan)).containsExactly((first.equals("skp") ? "voksne" : "skp") + " says ADMITTED, now ADMITTED");
    }

    @Test
    void an_event_that_no_rule_names_tells_nobody() {
        scene.aarhusRules().tellingOnlyOf(EventType.ADMITTED);
        AHub hub = scene.hub(supported());
        hub.hears(ADMITTED);

        assertThat(hub.hears(an(EventType.LEAVE_STARTED).at("2026-12-05T10:00").original()).outcome())
            .isEqualTo(Plan.Outcome.NOBODY_CONCERNED);
    }

    @Test
    void two_coordinators_in_one_unit_who_are_both_chosen_are_both_told() {
        ACitizen citizen = aCitizen().livingIn(AARHUS).coordinatedBy(appointed(aPerson("Anna").at(ANNAS_MAIL), "tovholdere"))
            .coordinatedBy(appointed(aPerson("Bo").at(BOS_MAIL), "tovholdere")).with(aConsent().namingUnits("tovholdere"));
        Plan plan = scene.hub(citizen).hears(anAdmission().at("2026-12-04T10:00").original());

        assertThat(AHub.told(plan)).containsExactlyInAnyOrder("tovholdere/Anna says ADMITTED, now ADMITTED",
            "tovholdere/Bo says ADMITTED, now ADMITTED");
        assertThat(plan.notices()).flatExtracting(Plan.Notice::deliveries).extracting(delivery -> delivery.to())
            .containsExactlyInAnyOrder(ANNAS_MAIL, BOS_MAIL);
    }

    @Test
    void of_two_coordinators_none_of_whom_is_chosen_one_is_told() {
        ACitizen citizen = aCitizen().livingIn(AARHUS).coordinatedBy(appointed(aPerson("Anna"), "tovholdere"))
            .coordinatedBy(appointed(aPerson("Bo"), "voksne")).withConsentFor(COORDINATOR);

        assertThat(scene.hub(citizen).hears(ADMITTED).notices()).hasSize(1);
    }

    @Test
    void a_second_coordinator_who_is_appointed_during_the_stay_is_told_what_holds() {
        ACitizen one = aCitizen().livingIn(AARHUS).coordinatedBy(appointed(aPerson("Anna").at(ANNAS_MAIL), "tovholdere"))
            .with(aConsent().namingUnits("tovholdere"));
        ACitizen two = aCitizen().livingIn(AARHUS).coordinatedBy(appointed(aPerson("Anna").at(ANNAS_MAIL), "tovholdere"))
            .coordinatedBy(appointed(aPerson("Bo").at(BOS_MAIL), "tovholdere")).with(aConsent().namingUnits("tovholdere"));
        AHub hub = scene.hub(one);
        hub.hears(anAdmission().at("2026-12-04T10:00").original());

        assertThat(AHub.told(hub.knowing(two).looks("2026-12-04T11:00"))).containsExactly("tovholdere/Bo says ADMITTED, now ADMITTED");
    }

    @Test
    void a_coordinator_with_only_a_phone_gets_the_pointer_beside_the_full_notice_of_the_unit() {
        ACitizen citizen = aCitizen().livingIn(AARHUS).coordinatedBy(appointed(aPerson("Anna").at(ANNAS_PHONE), "tovholdere"))
            .withConsentFor(COORDINATOR);
        Plan plan = scene.hub(citizen).hears(anAdmission().at("2026-12-04T10:00").original());

        assertThat(AHub.channels(plan)).containsExactly("tovholdere QUEUE", "tovholdere SMS");
        assertThat(plan.notices()).flatExtracting(Plan.Notice::deliveries).extracting(delivery -> delivery.to()).contains(ANNAS_PHONE);
    }

    @Test
    void a_coordinator_who_is_not_at_work_is_told_through_the_unit() {
        ACitizen citizen = aCitizen().livingIn(AARHUS)
            .coordinatedBy(appointed(aPerson("Anna").at(ANNAS_MAIL).working(TUESDAY_AND_THURSDAY), "tovholdere"))
            .withConsentFor(COORDINATOR);

        assertThat(addresses(citizen, "2026-12-08T10:00")).containsExactly(ANNAS_MAIL);
        assertThat(addresses(citizen, "2026-12-04T10:00")).containsExactly(new ContactPoint.Queue("notifications.tovholdere"));
    }

    @Test
    void a_deputy_is_an_address_of_the_coordinator_and_no_second_recipient() {
        AHub hub = scene.hub(aCitizen().livingIn(AARHUS).coordinatedBy(appointed(aPerson("Anna").at(ANNAS_MAIL), "tovholdere")
            .deputisedBy(aPerson("Dorte").at(BOS_MAIL)).absent("2026-12-07", "2026-12-09")).withConsentFor(COORDINATOR));
        hub.hears(anAdmission().at("2026-12-04T10:00").original());

        assertThat(hub.looks("2026-12-07T10:00").notices()).as("the deputy is not told again").isEmpty();
        Plan plan = hub.hears(aDischarge().at("2026-12-08T10:00").original());
        assertThat(plan.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.content().recipient().person()).contains("Anna");
            assertThat(notice.deliveries()).extracting(delivery -> delivery.to()).containsExactly(BOS_MAIL);
        });
    }

    @Test
    void a_stand_in_that_is_replaced_by_an_appointed_coordinator_keeps_its_own_part() {
        AHub hub = scene.hub(supported().withConsentFor(COORDINATOR));
        hub.hears(ADMITTED);
        hub.knowing(supported().withConsentFor(COORDINATOR).coordinatedBy(appointed(aPerson("Anna"), "tovholdere")))
            .looks("2026-12-05T10:00");

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED");
        assertThat(hub.read("tovholdere")).containsExactly("says ADMITTED, now ADMITTED");
    }

    @Test
    void a_discharge_is_urgent_and_an_admission_is_not() {
        AHub hub = scene.hub(supported());

        assertThat(hub.hears(ADMITTED).notices()).flatExtracting(Plan.Notice::deliveries).isNotEmpty()
            .noneMatch(delivery -> delivery.urgent());
        assertThat(hub.hears(aDischarge().at("2026-12-05T10:00").original()).notices()).flatExtracting(Plan.Notice::deliveries).isNotEmpty()
            .allMatch(delivery -> delivery.urgent());
    }

    @Test
    void a_leave_sends_no_sms_outside_hours() {
        AHub hub = scene.hub(supported());
        hub.hears(ADMITTED);

        assertThat(AHub.channels(hub.hears(an(EventType.LEAVE_STARTED).at("2026-12-05T20:00").original())))
            .containsExactly("bostoette QUEUE");
    }

    @Test
    void a_jobcentre_reads_no_place_and_a_confidential_service_no_ward() {
        AHub hub = scene.hub(aCitizen().livingIn(AARHUS).withServiceAt(JOBCENTRE, "jobcenter").withServiceAt(SUBSTANCE_USE, "rusmiddel")
            .withConsentFor(JOBCENTRE, SUBSTANCE_USE));
        hub.hears(ADMITTED);

        assertThat(hub.contents("jobcenter").flatMap(content -> content.words().says().stream()))
            .allMatch(saying -> saying.hospital().isEmpty() && saying.department().isEmpty());
        assertThat(hub.contents("rusmiddel").flatMap(content -> content.words().says().stream()))
            .allMatch(saying -> saying.hospital().isPresent() && saying.department().isEmpty());
    }

    @Test
    void the_coordinator_reads_who_else_is_told_but_never_of_a_confidential_service() {
        AHub hub = scene.hub(aCitizen().livingIn(AARHUS).coordinatedBy(appointed(aPerson("Anna"), "tovholdere"))
            .withServiceAt(HOUSING_SUPPORT, "bostoette").withServiceAt(SUBSTANCE_USE, "rusmiddel")
            .withConsentFor(COORDINATOR, HOUSING_SUPPORT, SUBSTANCE_USE));
        hub.hears(ADMITTED);

        assertThat(hub.contents("tovholdere").flatMap(content -> content.toldAlso().stream()).map(told -> told.function()))
            .containsExactly(HOUSING_SUPPORT);
        assertThat(hub.contents("bostoette")).allMatch(content -> content.toldAlso().isEmpty());
        assertThat(hub.read("rusmiddel")).hasSize(1);
    }

    @Test
    void whoever_is_told_reads_whom_to_call() {
        AHub hub = scene.hub(supported().coordinatedBy(appointed(aPerson("Anna Holm").answeringOn("+4520000009"), "tovholdere"))
            .withConsentFor(COORDINATOR));
        hub.hears(ADMITTED);

        assertThat(hub.contents("bostoette").map(content -> content.coordinator().map(WardAnswer.Contact::name)))
            .containsExactly(Optional.of("Anna Holm"));
    }

    @Test
    void nobody_reads_of_a_coordinator_who_may_not_be_told() {
        AHub hub = scene.hub(supported().coordinatedBy(appointed(aPerson("Anna Holm"), "tovholdere")));
        hub.hears(ADMITTED);

        assertThat(hub.contents("bostoette")).hasSize(1).allMatch(content -> content.coordinator().isEmpty());
    }

    @Test
    void a_message_that_states_an_unknown_municipality_states_none() {
        AHub hub = scene.hub(supported());
        hub.hears(anAdmission().statingMunicipality("9999").original());
        assertThat(hub.read("bostoette")).hasSize(1);

        AHub unregistered = scene.hub(aCitizen().withServiceAt(HOUSING_SUPPORT, "bostoette").withConsentFor(HOUSING_SUPPORT));
        unregistered.hears(anAdmission().statingMunicipality("9999").original());
        assertThat(unregistered.tasks()).containsExactly(WorkItem.Kind.MUNICIPALITY_UNCLEAR);
    }

    @Test
    void an_unknown_municipality_does_not_hide_the_one_that_an_earlier_message_stated() {
        AHub hub = scene.hub(aCitizen().withServiceAt(HOUSING_SUPPORT, "bostoette").withConsentFor(HOUSING_SUPPORT));
        hub.hears(anAdmission().statingMunicipality(AARHUS).original(),
            aDischarge().at("2026-12-05T10:00").statingMunicipality("9999").original());

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED", "says DISCHARGED, now DISCHARGED");
        assertThat(hub.tasks()).doesNotContain(WorkItem.Kind.MUNICIPALITY_UNCLEAR);
    }

    @Test
    void home_care_is_told_of_a_somatic_stay_by_a_rule() {
        AHub hub = scene.hub(aCitizen().livingIn(AARHUS).withServiceAt(HOME_CARE, "hjemmepleje", Danish.since(LocalDate.of(2026, 1, 1)))
            .withConsentFor(HOME_CARE));
        hub.hears(anAdmission().onWard(SOMATIC_WARD).original());

        assertThat(hub.read("hjemmepleje")).containsExactly("says ADMITTED, now ADMITTED");
    }

    @Test
    void the_same_situation_gives_the_same_plan() {
        AHub hub = scene.hub(bothServices().withConsentFor(HOUSING_SUPPORT));
        hub.hears(ADMITTED);

        assertThat(Planner.plan(hub.situation())).isEqualTo(Planner.plan(hub.situation()));
    }

    @Test
    void the_steps_say_what_is_true_who_may_have_heard_and_the_difference_and_contain_no_citizen_data() {
        AHub hub = scene.hub(supported());
        hub.hears(ADMITTED);
        Plan plan = hub.hears(aDischarge().at("2026-12-05T10:00").original());

        assertThat(plan.steps()).contains("true: stay in [PSYCHIATRIC] is ENDED: ADMITTED is old news, DISCHARGED holds",
            "may have heard: bostoette: ADMITTED", "difference: bostoette: NEWS, says DISCHARGED, now DISCHARGED");
        assertThat(plan.toString()).doesNotContain(ACitizen.TEST_PERSON.digits());
    }

    @Test
    void the_decisions_say_that_a_unit_is_told_in_another_function() {
        Plan plan = scene.hub(aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette")
            .withServiceAt(SOCIAL_SERVICES, "bostoette").withConsentFor(HOUSING_SUPPORT, SOCIAL_SERVICES)).hears(ADMITTED);

        assertThat(plan.decisions()).filteredOn(decision -> decision.function().equals(SOCIAL_SERVICES))
            .extracting(decision -> decision.mark().verdict()).containsExactly("NOT_CONCERNED TOLD_IN_OTHER_FUNCTION");
    }

    @Test
    void a_unit_is_told_each_matter_in_the_function_that_may_know_it() {
        AHub hub = scene.hub(aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette")
            .withServiceAt(SOCIAL_SERVICES, "bostoette")
            .with(aConsent().naming(HOUSING_SUPPORT).forEvents(EventType.ADMITTED, EventType.DISCHARGED))
            .with(aConsent().naming(SOCIAL_SERVICES).forEvents(EventType.LEAVE_STARTED)));
        hub.hears(ADMITTED, an(EventType.LEAVE_STARTED).at("2026-12-05T10:00").original());

        assertThat(hub.contents("bostoette").map(Content::function)).containsExactly(HOUSING_SUPPORT, SOCIAL_SERVICES);
        assertThat(hub.contents("bostoette").map(Content::basis)).containsOnly(Basis.CONSENT);
    }

    @Test
    void what_only_takes_back_rests_on_having_told_it() {
        AHub hub = scene.hub(supported());
        hub.hears(ADMITTED, anAdmission().sentAt("2026-12-04T21:00").cancelled());

        assertThat(hub.contents("bostoette")).last().satisfies(content -> {
            assertThat(content.basis()).isEqualTo(Basis.TOLD_BEFORE);
            assertThat(content.rule()).isEqualTo("TOLD_BEFORE");
            assertThat(content.toString()).isEqualTo("Content[CANCELLED to bostoette]");
        });
    }

    @Test
    void what_takes_back_and_says_how_things_stand_rests_on_the_consent() {
        AHub hub = scene.hub(supported());
        hub.hears(ADMITTED, aDischarge().at("2026-12-05T10:00").original(),
            aDischarge().at("2026-12-05T10:00").sentAt("2026-12-05T11:00").cancelled());

        assertThat(hub.read("bostoette")).last().isEqualTo("takes back DISCHARGED, now ADMITTED");
        assertThat(hub.contents("bostoette")).last().satisfies(content -> assertThat(content.basis()).isEqualTo(Basis.CONSENT));
    }

    @Test
    void two_units_that_share_a_phone_are_both_told() {
        ContactPoint phone = new ContactPoint.Sms("+4520000001", When.OUTSIDE_HOURS);
        scene.aarhusRules().with(aUnit("skp", SUPPORT_CONTACT).reachedBy(new ContactPoint.Queue("notifications.skp"), phone));
        Plan plan = scene.hub(supported().withServiceAt(SUPPORT_CONTACT, "skp").withConsentFor(SUPPORT_CONTACT)).hears(ADMITTED);

        assertThat(AHub.told(plan)).containsExactlyInAnyOrder("bostoette says ADMITTED, now ADMITTED", "skp says ADMITTED, now ADMITTED");
    }

    @Test
    void two_units_at_one_contact_point_that_hear_different_things_are_both_told() {
        scene.aarhusRules().with(aUnit("skp", SUPPORT_CONTACT).reachedBy(new ContactPoint.Mail("voksne@kommune.example")));
        AHub hub = scene.hub(aCitizen().livingIn(AARHUS).withServiceAt(SOCIAL_SERVICES, "voksne").withServiceAt(SUPPORT_CONTACT, "skp")
            .with(aConsent().naming(SUPPORT_CONTACT).forEvents(EventType.ADMITTED)).withConsentFor(SOCIAL_SERVICES));
        hub.hears(an(EventType.LEAVE_STARTED).at("2026-12-05T08:00").original());

        assertThat(AHub.told(hub.hears(ADMITTED, Danish.time("2026-12-05T09:00"))))
            .containsExactlyInAnyOrder("skp says ADMITTED", "voksne says ADMITTED LEAVE_STARTED, now ON_LEAVE");
    }

    @Test
    void a_unit_that_is_told_for_its_own_part_is_not_reached_at_the_phone_of_a_coordinator_who_may_not_know() {
        Plan plan = scene.hub(aCitizen().livingIn(AARHUS).coordinatedBy(appointed(aPerson("Anna").at(ANNAS_PHONE), "tovholdere"))
            .withServiceAt(HOUSING_SUPPORT, "tovholdere").withConsentFor(HOUSING_SUPPORT))
            .hears(anAdmission().at("2026-12-04T10:00").original());

        assertThat(AHub.channels(plan)).containsExactly("tovholdere QUEUE");
    }

    @Test
    void the_coordinator_does_not_read_of_those_who_are_not_told_the_same() {
        AHub hub = scene.hub(aCitizen().livingIn(AARHUS).coordinatedBy(appointed(aPerson("Anna"), "tovholdere"))
            .withServiceAt(HOUSING_SUPPORT, "bostoette").withServiceAt(JOBCENTRE, "jobcenter").withConsentFor(COORDINATOR)
            .with(aConsent().naming(HOUSING_SUPPORT).forEvents(EventType.ADMITTED, EventType.DISCHARGED)));
        hub.hears(ADMITTED, an(EventType.LEAVE_STARTED).at("2026-12-05T10:00").original());

        assertThat(hub.contents("tovholdere").map(content -> content.toldAlso().stream().map(Content.ToldAlso::function).toList()))
            .containsExactly(List.of(HOUSING_SUPPORT), List.of());
    }

    @Test
    void a_coordinator_is_named_only_in_notices_of_what_the_coordinator_may_be_told() {
        AHub hub = scene.hub(supported().coordinatedBy(appointed(aPerson("Anna Holm"), "tovholdere"))
            .with(aConsent().naming(COORDINATOR).forEvents(EventType.ADMITTED)));
        hub.hears(ADMITTED, an(EventType.LEAVE_STARTED).at("2026-12-05T10:00").original());

        assertThat(hub.contents("bostoette").map(content -> content.coordinator().map(WardAnswer.Contact::name)))
            .containsExactly(Optional.of("Anna Holm"), Optional.empty());
    }

    @Test
    void of_several_coordinators_only_one_who_may_be_told_is_named() {
        AHub hub = scene.hub(supported()
            .coordinatedBy(appointed(aPerson("Anna Holm"), "tovholdere").lasting(Danish.since(LocalDate.of(2026, 1, 1))))
            .coordinatedBy(appointed(aPerson("Bo Lund"), "voksne").lasting(Danish.since(LocalDate.of(2026, 5, 1))))
            .with(aConsent().namingUnits("tovholdere", "voksne")).with(aRefusal().namingUnits("voksne")));
        hub.hears(ADMITTED);

        assertThat(hub.contents("bostoette").map(content -> content.coordinator().map(WardAnswer.Contact::name)))
            .containsExactly(Optional.of("Anna Holm"));
    }

    @Test
    void a_discharge_says_since_when_only_to_who_may_know_or_knew_the_beginning() {
        AHub endsOnly = scene.hub(aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette")
            .with(aConsent().naming(HOUSING_SUPPORT).forEvents(EventType.DISCHARGED)));
        endsOnly.hears(ADMITTED, aDischarge().at("2026-12-05T10:00").original());
        scene.aarhusRules().tellingOnlyOf(EventType.ADMITTED);
        AHub knewTheBeginning = scene.hub(supported());
        knewTheBeginning.hears(ADMITTED, aDischarge().at("2026-12-05T10:00").original());

        assertThat(since(endsOnly)).containsExactly(Optional.empty());
        assertThat(since(knewTheBeginning)).containsExactly(Optional.empty(), Optional.of(ADMITTED.occurredAt()));
    }

    @Test
    void the_steps_say_that_a_municipality_is_not_connected() {
        assertThat(scene.hub(aCitizen().livingIn("0410")).hears(ADMITTED).steps()).first().asString().endsWith("; it is not connected");
        assertThat(scene.hub(supported()).hears(ADMITTED).steps()).first().asString().doesNotContain("connected");
    }

    @Test
    void the_steps_say_that_the_citizen_is_dead_and_what_is_in_doubt() {
        AHub hub = scene.hub(supported());
        hub.hears(ADMITTED);
        assertThat(hub.hears(aDischarge().at("2027-12-05T10:00").original(), Danish.time("2026-12-05T10:00")).steps())
            .contains("in doubt: DISCHARGED IN_THE_FUTURE");
        assertThat(hub.hears(aDeath().at("2026-12-06T10:00").original()).steps())
            .contains("true: the citizen is dead, and everything else is old news");
    }

    @Test
    void the_steps_say_what_is_taken_back_and_that_a_stay_is_an_emergency_contact_only() {
        AHub hub = scene.hub(supported());
        hub.hears(ADMITTED);

        assertThat(hub.hears(anAdmission().sentAt("2026-12-04T21:00").cancelled()).steps())
            .contains("difference: bostoette: CANCELLED, takes back ADMITTED");
        assertThat(scene.hub(supported()).hears(an(EventType.EMERGENCY_CONTACT).original()).steps())
            .contains("true: stay in [PSYCHIATRIC] is EMERGENCY OPEN: EMERGENCY_CONTACT holds");
    }

    private List<ContactPoint> addresses(ACitizen citizen, String time) {
        return scene.hub(citizen).hears(anAdmission().at(time).original()).notices().stream()
            .flatMap(notice -> notice.deliveries().stream()).map(delivery -> delivery.to()).toList();
    }

    private static List<Optional<Instant>> since(AHub hub) {
        return hub.contents("bostoette").flatMap(content -> content.words().says().stream()).map(Saying::since).toList();
    }

    private static ACitizen bothServices() {
        return aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette").withServiceAt(SOCIAL_SERVICES, "voksne");
    }
}
