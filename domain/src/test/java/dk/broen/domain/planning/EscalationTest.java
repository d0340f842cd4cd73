package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.AMunicipality.aarhus;
import static dk.broen.domain.given.APerson.aPerson;
import static dk.broen.domain.given.AUnit.aUnit;
import static dk.broen.domain.given.AnAppointment.appointed;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.given.Functions.HOME_CARE;
import static dk.broen.domain.given.Functions.JOBCENTRE;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static dk.broen.domain.terms.UnitFunction.RESIDENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.followup.WorkItem.Kind;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.AHub;
import dk.broen.domain.given.AMunicipality;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.notification.Acknowledgement;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.EventType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nobody answers: reminder, the next of the chain, the manager, a work item. Units are open on weekdays from 9 to 16. */
class EscalationTest {
    private static final String FRIDAY = "2026-12-04T10:00";
    private static final String NEXT_WEEKEND = "2026-12-12T00:00";
    private static final StayEvent ADMITTED = anAdmission().at(FRIDAY).original();
    private static final String REMINDED = "2026-12-04T14:00 tovholdere reminds of ADMITTED, now ADMITTED";
    private static final String SECOND = "2026-12-07T11:00 andre says ADMITTED, now ADMITTED";

    private final AMunicipality rules = aarhus().with(aUnit("tovholdere", COORDINATOR).managedBy("leder"), aUnit("andre", COORDINATOR),
        aUnit("leder", COORDINATOR), aUnit("bostoette", HOUSING_SUPPORT).managedBy("leder"))
        .expectingAnswers(EventType.ADMITTED, COORDINATOR, "4 working hours", 1);

    /** Friday 10 + 4 = 14. Friday 6 hours + Monday 2 = 11. Monday 11 + 4 = 15, Monday 5 + Tuesday 3 = 12; then 16, and Wednesday 13. */
    @Test
    void a_silent_chain_is_walked_to_its_end_in_working_time_and_each_step_is_taken_once() {
        AHub hub = hub(coordinated().withConsentFor(COORDINATOR));
        hub.hears(ADMITTED);

        assertThat(hub.waits(NEXT_WEEKEND)).containsExactly(REMINDED, SECOND, "2026-12-07T15:00 andre reminds of ADMITTED, now ADMITTED",
            "2026-12-08T12:00 leder says ADMITTED, now ADMITTED", "2026-12-08T16:00 leder reminds of ADMITTED, now ADMITTED",
            "2026-12-09T13:00 opens UNANSWERED");
    }

    @Test
    void who_answers_before_the_deadline_is_reminded_of_nothing() {
        AHub hub = hub(coordinated().withConsentFor(COORDINATOR));
        hub.hears(ADMITTED);
        hub.answered("tovholdere", Acknowledgement.Kind.RECEIVED, "2026-12-04T13:59");

        assertThat(hub.waits(NEXT_WEEKEND)).isEmpty();
    }

    @Test
    void that_somebody_has_opened_the_notice_stops_nothing() {
        AHub hub = hub(coordinated().withConsentFor(COORDINATOR));
        hub.hears(ADMITTED);
        hub.answered("tovholdere", Acknowledgement.Kind.SEEN, "2026-12-04T11:00");

        assertThat(hub.waits("2026-12-05T00:00")).containsExactly(REMINDED);
    }

    @Test
    void an_answer_to_the_reminder_answers_what_it_reminds_of() {
        AHub hub = hub(coordinated().withConsentFor(COORDINATOR));
        hub.hears(ADMITTED);
        hub.waits("2026-12-04T15:00");
        hub.answered("tovholdere", Acknowledgement.Kind.RECEIVED, "2026-12-04T15:00");

        assertThat(hub.waits(NEXT_WEEKEND)).isEmpty();
    }

    @Test
    void when_the_first_answers_late_the_second_keeps_its_part_to_the_end_and_nobody_is_reminded_any_more() {
        AHub hub = hub(coordinated().withConsentFor(COORDINATOR));
        hub.hears(ADMITTED);
        hub.waits("2026-12-07T12:00");
        hub.answered("tovholdere", Acknowledgement.Kind.RECEIVED, "2026-12-07T12:00");

        assertThat(hub.waits(NEXT_WEEKEND)).isEmpty();
        hub.hears(aDischarge().at("2026-12-14T10:00").original());
        assertThat(hub.read("tovholdere")).endsWith("says DISCHARGED, now DISCHARGED");
        assertThat(hub.read("andre")).containsExactly("says ADMITTED, now ADMITTED", "says DISCHARGED, now DISCHARGED");
    }

    @Test
    void the_answer_of_the_second_is_an_answer_of_the_chain() {
        AHub hub = hub(coordinated().withConsentFor(COORDINATOR));
        hub.hears(ADMITTED);
        hub.waits("2026-12-07T12:00");
        hub.answered("andre", Acknowledgement.Kind.RECEIVED, "2026-12-07T12:00");

        assertThat(hub.waits(NEXT_WEEKEND)).isEmpty();
        assertThat(hub.tasks()).doesNotContain(Kind.UNANSWERED);
    }

    @Test
    void the_second_has_no_part_in_a_later_stay() {
        AHub hub = hub(coordinated().withConsentFor(COORDINATOR));
        hub.hears(ADMITTED);
        hub.waits("2026-12-07T12:00");
        hub.hears(aDischarge().at("2026-12-07T13:00").original(),
            anAdmission().inStay("later").at("2026-12-14T10:00").original());

        assertThat(hub.read("tovholdere")).endsWith("says ADMITTED, now ADMITTED");
        assertThat(hub.read("andre")).containsExactly("says ADMITTED, now ADMITTED", "says DISCHARGED, now DISCHARGED");
    }

    @Test
    void a_discharge_supersedes_what_was_not_answered() {
        AHub hub = hub(coordinated().withConsentFor(COORDINATOR));
        hub.hears(ADMITTED, aDischarge().at("2026-12-04T13:00").original());

        assertThat(hub.waits(NEXT_WEEKEND)).isEmpty();
    }

    @Test
    void a_cancellation_stops_it() {
        AHub hub = hub(coordinated().withConsentFor(COORDINATOR));
        hub.hears(ADMITTED);
        hub.waits("2026-12-04T15:00");
        hub.hears(anAdmission().at(FRIDAY).sentAt("2026-12-04T15:00").cancelled());

        assertThat(hub.waits(NEXT_WEEKEND)).isEmpty();
        assertThat(hub.read("tovholdere")).last().asString().startsWith("takes back ADMITTED");
    }

    @Test
    void nobody_is_told_for_somebody_who_may_not_know() {
        AHub hub = hub(coordinated().with(aConsent().namingUnits("tovholdere")));
        hub.hears(ADMITTED);

        assertThat(hub.waits(NEXT_WEEKEND)).containsExactly(REMINDED, "2026-12-07T11:00 opens UNANSWERED");
    }

    @Test
    void when_the_consent_is_withdrawn_the_chain_ends_also_for_those_who_may_be_told_on_another_basis() {
        AHub hub = hub(coordinated().with(aConsent().namingUnits("tovholdere", "andre")));
        hub.hears(ADMITTED);
        hub.waits("2026-12-04T15:00");
        hub.knowing(coordinated().with(aConsent().namingUnits("tovholdere").withdrawnAt("2026-12-04T15:00"))
            .with(aConsent().namingUnits("andre")));

        assertThat(hub.waits(NEXT_WEEKEND)).isEmpty();
    }

    @Test
    void a_service_has_no_chain_but_a_manager() {
        AHub hub = hub(aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette").withConsentFor(HOUSING_SUPPORT));
        rules.expectingAnswers(EventType.ADMITTED, HOUSING_SUPPORT, "30 working minutes", 0);
        hub.configured(ADirectory.of(rules));
        hub.hears(ADMITTED);

        assertThat(hub.waits(NEXT_WEEKEND)).containsExactly("2026-12-04T10:30 leder says ADMITTED, now ADMITTED",
            "2026-12-04T11:00 opens UNANSWERED");
        hub.answered("leder", Acknowledgement.Kind.RECEIVED, NEXT_WEEKEND);
        assertThat(hub.tasks()).doesNotContain(Kind.UNANSWERED);
    }

    @Test
    void a_gp_that_was_told_five_times_is_told_no_sixth_time() {
        rules.with(aUnit("laege", JOBCENTRE)).expectingAnswers(EventType.ADMITTED, JOBCENTRE, "1 working hour", 4);
        AHub hub = hub(aCitizen().livingIn(AARHUS).withServiceAt(JOBCENTRE, "laege").withConsentFor(JOBCENTRE));
        hub.hears(ADMITTED);

        assertThat(hub.waits(NEXT_WEEKEND)).hasSize(5).endsWith("2026-12-04T15:00 opens UNANSWERED");
        assertThat(hub.read("laege")).hasSize(5);
        hub.answered("laege", Acknowledgement.Kind.NOT_US, NEXT_WEEKEND);
        assertThat(hub.waits("2027-01-10T00:00")).isEmpty();
        assertThat(hub.read("laege")).hasSize(5);
    }

    @Test
    void after_an_outage_over_several_deadlines_one_reminder_leaves() {
        rules.expectingAnswers(EventType.LEAVE_STARTED, COORDINATOR, "30 working minutes", 3);
        AHub hub = hub(coordinated().withConsentFor(COORDINATOR));
        hub.hears(anAdmission().at("2026-12-03T10:00").original());
        hub.answered("tovholdere", Acknowledgement.Kind.RECEIVED, "2026-12-03T11:00");
        hub.hears(an(EventType.LEAVE_STARTED).at(FRIDAY).original());

        assertThat(AHub.told(hub.looks("2026-12-04T11:10"))).containsExactly("tovholdere reminds of LEAVE_STARTED, now ON_LEAVE");
        assertThat(AHub.told(hub.looks("2026-12-04T11:11"))).isEmpty();
    }

    @Test
    void one_reminder_carries_all_that_was_not_answered_and_names_it() {
        rules.expectingAnswers(EventType.LEAVE_STARTED, COORDINATOR, "4 working hours", 1);
        AHub hub = hub(coordinated().withConsentFor(COORDINATOR));
        hub.hears(ADMITTED, an(EventType.LEAVE_STARTED).at("2026-12-04T10:30").original());
        List<LedgerEntry> told = hub.situation().ledger().entries();

        Plan plan = hub.looks("2026-12-04T14:30");

        assertThat(AHub.told(plan)).containsExactly("tovholdere reminds of ADMITTED LEAVE_STARTED, now ON_LEAVE");
        assertThat(plan.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.content().words().remindsOf()).containsExactlyElementsOf(told.stream().map(LedgerEntry::id).toList());
            assertThat(notice.content().corrects()).contains(told.get(1).id());
        });
    }

    @Test
    void a_reminder_goes_by_no_medcom_and_the_next_step_follows_all_the_same() {
        ContactPoint medcom = new ContactPoint.MedCom("https://nexus.example/fhir", "953741000016009", "5790001348120");
        rules.with(aUnit("nexus", HOME_CARE).managedBy("leder").reachedBy(medcom, new ContactPoint.Mail("nexus@kommune.example")),
            aUnit("kun-medcom", RESIDENCE).managedBy("leder")
                .reachedBy(new ContactPoint.MedCom("https://other.example/fhir", "953741000016010", "5790001348137")))
            .expectingAnswers(EventType.ADMITTED, HOME_CARE, "1 working hour", 1)
            .expectingAnswers(EventType.ADMITTED, RESIDENCE, "1 working hour", 1);
        AHub hub = hub(aCitizen().livingIn(AARHUS).withServiceAt(HOME_CARE, "nexus").withServiceAt(RESIDENCE, "kun-medcom")
            .withConsentFor(HOME_CARE, RESIDENCE));

        assertThat(AHub.channels(hub.hears(ADMITTED))).containsExactlyInAnyOrder("nexus MEDCOM", "kun-medcom MEDCOM");
        assertThat(AHub.channels(hub.looks("2026-12-04T11:00"))).containsExactly("nexus MAIL");
        assertThat(hub.tasks()).doesNotContain(Kind.NO_CONTACT_POINT);
        assertThat(AHub.told(hub.looks("2026-12-04T12:00"))).containsExactly("leder says ADMITTED, now ADMITTED");
    }

    private AHub hub(ACitizen citizen) {
        return new AHub(ADirectory.of(rules), citizen);
    }

    /** A citizen of Aarhus with a primary and a secondary coordinator, who are reached at their units. */
    private static ACitizen coordinated() {
        return aCitizen().livingIn(AARHUS).coordinatedBy(appointed(aPerson("Anne Holm"), "tovholdere"))
            .coordinatedBy(appointed(aPerson("Bo Lund"), "andre").secondary());
    }
}
