package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.AMunicipality.aarhus;
import static dk.broen.domain.given.AUnit.aUnit;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.aPlannedDischarge;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.terms.EventType.LEAVE_STARTED;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.AHub;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.Delivery;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.Period;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a HospitalNotification cannot tell goes to the next contact point of the unit, else a human gets a work item. */
class ReportableTest {
    private static final ContactPoint.MedCom NEXUS =
        new ContactPoint.MedCom("https://nexus.example/fhir", "953741000016009", "5790001348120");
    private static final ContactPoint.MedCom OTHER =
        new ContactPoint.MedCom("https://other.example/fhir", "953741000016010", "5790001348137");
    private static final ContactPoint.Queue QUEUE = new ContactPoint.Queue("notifications.bostoette");

    @Test
    void an_admission_goes_by_medcom_and_its_cancellation_too() {
        AHub hub = hub(NEXUS, QUEUE);

        assertThat(channels(hub.hears(anAdmission().at("2026-12-01T10:00").original()))).containsExactly("MEDCOM");
        assertThat(channels(hub.hears(anAdmission().at("2026-12-01T10:00").sentAt("2026-12-01T11:00").cancelled())))
            .as("where it was told").contains("MEDCOM");
    }

    @Test
    void a_planned_discharge_goes_to_the_next_contact_point() {
        AHub hub = hub(NEXUS, QUEUE);
        hub.hears(anAdmission().at("2026-12-01T10:00").original());

        assertThat(channels(hub.hears(aPlannedDischarge().at("2026-12-02T10:00").expecting("2026-12-05").original())))
            .containsExactly("QUEUE");
        assertThat(channels(hub.hears(aDischarge().at("2026-12-05T10:00").original()))).containsExactly("MEDCOM");
    }

    @Test
    void without_another_contact_point_a_human_gets_a_work_item() {
        AHub hub = hub(NEXUS);
        hub.hears(anAdmission().at("2026-12-01T10:00").original());
        Plan plan = hub.hears(aPlannedDischarge().at("2026-12-02T10:00").expecting("2026-12-05").original());

        assertThat(plan.notices()).isEmpty();
        assertThat(plan.open()).extracting(WorkItem::kind).containsExactly(WorkItem.Kind.NO_CONTACT_POINT);
    }

    @Test
    void a_hospital_without_a_sor_id_is_not_told_by_medcom() {
        AHub hub = hub(NEXUS, QUEUE);

        assertThat(channels(hub.hears(anAdmission().from("rh").at("2026-12-01T10:00").original()))).doesNotContain("MEDCOM");
    }

    @Test
    void a_part_that_ended_is_told_elsewhere_also_where_only_medcom_was_told_before() {
        AHub hub = hub(NEXUS, QUEUE);
        hub.hears(anAdmission().at("2026-12-01T10:00").original());
        assertThat(channels(serviceEnds(hub))).containsExactly("QUEUE");

        AHub withoutQueue = hub(NEXUS);
        withoutQueue.hears(anAdmission().at("2026-12-01T10:00").original());
        Plan plan = serviceEnds(withoutQueue);
        assertThat(plan.notices()).isEmpty();
        assertThat(plan.open()).extracting(WorkItem::kind).containsExactly(WorkItem.Kind.NO_CONTACT_POINT);
    }

    @Test
    void what_is_taken_back_goes_where_the_receiver_has_moved_to_and_not_to_its_old_address() {
        AHub hub = hub(NEXUS, QUEUE);
        hub.hears(anAdmission().at("2026-12-01T10:00").original());
        ContactPoint moved = new ContactPoint.MedCom("https://new.example/fhir", NEXUS.sor(), NEXUS.gln());
        hub.configured(directory(moved, QUEUE));

        assertThat(hub.hears(anAdmission().at("2026-12-01T10:00").sentAt("2026-12-01T11:00").cancelled()).notices())
            .flatExtracting(Plan.Notice::deliveries).extracting(Delivery::to).containsExactly(moved);
    }

    @Test
    void what_a_receiver_did_not_take_is_told_at_the_next_contact_point_once() {
        AHub hub = hub(NEXUS, QUEUE).attempting(AHub.Outcome.GIVEN_UP);
        hub.hears(anAdmission().at("2026-12-01T10:00").original());

        assertThat(channels(hub.looks("2026-12-01T12:00"))).containsExactly("QUEUE");
        assertThat(hub.looks("2026-12-01T13:00").notices()).as("it was told").isEmpty();
        assertThat(channels(hub.hears(aDischarge().at("2026-12-05T10:00").original()))).as("other news tries the receiver again")
            .containsExactly("MEDCOM");
    }

    @Test
    void what_the_next_contact_point_does_not_take_either_is_not_said_again() {
        AHub hub = hub(NEXUS, QUEUE).attempting(AHub.Outcome.GIVEN_UP, AHub.Outcome.GIVEN_UP);
        hub.hears(anAdmission().at("2026-12-01T10:00").original());
        hub.looks("2026-12-01T12:00");

        assertThat(AHub.told(hub.looks("2026-12-01T13:00"))).noneMatch(told -> told.contains("says"));
    }

    @Test
    void what_no_receiver_of_the_unit_took_is_not_said_again_and_other_news_tries_the_first_one_again() {
        AHub hub = hub(NEXUS, OTHER).attempting(AHub.Outcome.GIVEN_UP, AHub.Outcome.GIVEN_UP);
        hub.hears(anAdmission().at("2026-12-01T10:00").original());
        assertThat(addresses(hub.looks("2026-12-01T12:00"))).containsExactly(OTHER);

        assertThat(hub.looks("2026-12-01T13:00").notices()).isEmpty();
        Plan leave = hub.hears(an(LEAVE_STARTED).at("2026-12-02T10:00").original());
        assertThat(addresses(leave)).containsExactly(NEXUS);
        assertThat(AHub.told(leave)).containsExactly("bostoette says LEAVE_STARTED, now ON_LEAVE");
    }

    @Test
    void what_the_only_contact_point_did_not_take_is_not_said_again() {
        AHub hub = hub(NEXUS).attempting(AHub.Outcome.GIVEN_UP);
        hub.hears(anAdmission().at("2026-12-01T10:00").original());

        assertThat(hub.looks("2026-12-01T12:00").notices()).isEmpty();
    }

    @Test
    void what_a_receiver_did_not_take_back_is_taken_back_at_the_next_contact_point() {
        AHub hub = hub(NEXUS, QUEUE).attempting(AHub.Outcome.DELIVERED, AHub.Outcome.GIVEN_UP);
        hub.hears(anAdmission().at("2026-12-01T10:00").original());
        hub.hears(anAdmission().at("2026-12-01T10:00").sentAt("2026-12-01T11:00").cancelled());

        Plan plan = hub.looks("2026-12-01T12:00");

        assertThat(channels(plan)).containsExactly("QUEUE");
        assertThat(AHub.told(plan)).singleElement().asString().startsWith("bostoette takes back ADMITTED");
    }

    private static Plan serviceEnds(AHub hub) {
        Period ended = Period.between(LocalDate.parse("2020-01-01"), LocalDate.parse("2026-12-02"));
        return hub.knowing(aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette", ended).withConsentFor(HOUSING_SUPPORT))
            .looks("2026-12-03T10:00");
    }

    private static AHub hub(ContactPoint... points) {
        ACitizen citizen = aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette").withConsentFor(HOUSING_SUPPORT);
        return new AHub(directory(points), citizen);
    }

    private static Directory directory(ContactPoint... points) {
        return ADirectory.of(aarhus().with(aUnit("tovholdere", COORDINATOR), aUnit("bostoette", HOUSING_SUPPORT)
            .reachedBy(points)).withCoordinatorTeam("tovholdere"));
    }

    private static List<ContactPoint> addresses(Plan plan) {
        return plan.notices().stream().flatMap(notice -> notice.deliveries().stream()).map(Delivery::to).toList();
    }

    private static List<String> channels(Plan plan) {
        return plan.notices().stream().flatMap(notice -> notice.deliveries().stream()).map(Delivery::channel).map(Channel::name).toList();
    }
}
