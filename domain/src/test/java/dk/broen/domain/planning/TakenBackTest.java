package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.APerson.aPerson;
import static dk.broen.domain.given.AUnit.aUnit;
import static dk.broen.domain.given.AnAppointment.appointed;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.planning.Scene.knownToSocialServices;
import static dk.broen.domain.planning.Scene.supported;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static dk.broen.domain.terms.UnitFunction.SOCIAL_SERVICES;
import static dk.broen.domain.terms.UnitFunction.SUPPORT_CONTACT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.AHub;
import dk.broen.domain.given.AHub.Outcome;
import dk.broen.domain.given.Danish;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.LedgerEntryId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whoever may have heard something untrue hears that it is untrue, and nobody else does (domain.md §3, design.md §3). */
class TakenBackTest {
    private static final StayEvent ADMITTED = anAdmission().at("2026-12-01T10:00").original();
    private static final StayEvent CANCELLED = anAdmission().at("2026-12-01T10:00").sentAt("2026-12-01T11:00").cancelled();
    private static final StayEvent CORRECTED = anAdmission().at("2026-12-01T09:00").sentAt("2026-12-01T11:00").corrected();
    private final Scene scene = new Scene();
    private final AHub hub = scene.hub(supported());

    @Test
    void a_cancelled_admission_is_taken_back_from_whoever_heard_of_it() {
        Plan plan = hub.hears(ADMITTED, CANCELLED);

        assertThat(AHub.told(plan)).containsExactly("bostoette takes back ADMITTED");
        assertThat(plan.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.content().kind()).isEqualTo(NoticeKind.CANCELLED);
            assertThat(notice.content().basis()).isEqualTo(Basis.TOLD_BEFORE);
            assertThat(notice.content().function()).as("not the coordination that bostøtte stands in for").isEqualTo(HOUSING_SUPPORT);
        });
        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.NOTIFIED);
    }

    @Test
    void whoever_was_not_told_the_admission_is_not_told_the_cancellation() {
        hub.hears(ADMITTED);
        hub.knowing(supported().withServiceAt(SOCIAL_SERVICES, "voksne").withConsentFor(SOCIAL_SERVICES));

        assertThat(AHub.told(hub.hears(CANCELLED))).containsExactly("bostoette takes back ADMITTED");
    }

    @Test
    void an_end_that_said_since_when_is_told_again_if_the_admission_is_corrected() {
        hub.hears(ADMITTED, aDischarge().at("2026-12-03T10:00").original());
        hub.hears(anAdmission().at("2026-12-01T09:00").sentAt("2026-12-03T12:00").corrected());

        assertThat(hub.read("bostoette")).last().isEqualTo("takes back ADMITTED DISCHARGED, says DISCHARGED, now DISCHARGED");
        assertThat(hub.contents("bostoette").flatMap(content -> content.words().says().stream()).reduce((first, last) -> last)
            .flatMap(Saying::since)).contains(Danish.time("2026-12-01T09:00"));
        assertThat(hub.looks("2026-12-03T13:00").notices()).isEmpty();
    }

    @Test
    void whoever_heard_of_the_stay_only_when_it_ended_hears_that_it_began_at_another_time() {
        AHub mail = scene.hub(knownToSocialServices());
        mail.hears(anAdmission().at("2026-12-04T20:00").original(), aDischarge().at("2026-12-06T10:00").original());
        mail.looks("2026-12-07T09:00");
        mail.hears(anAdmission().at("2026-12-04T19:00").sentAt("2026-12-07T10:00").corrected());

        assertThat(mail.read("voksne")).containsExactly("says DISCHARGED, now DISCHARGED",
            "takes back DISCHARGED, says DISCHARGED, now DISCHARGED");
    }

    @Test
    void an_end_that_said_since_when_is_told_without_it_if_the_admission_was_none() {
        hub.hears(ADMITTED, aDischarge().at("2026-12-03T10:00").original());
        hub.hears(anAdmission().at("2026-12-01T10:00").sentAt("2026-12-03T12:00").cancelled());

        assertThat(hub.read("bostoette")).last().isEqualTo("takes back ADMITTED DISCHARGED, says DISCHARGED, now DISCHARGED");
    }

    @Test
    void an_end_is_not_taken_back_for_its_beginning_from_whoever_may_not_be_told_it_again() {
        hub.hears(ADMITTED, aDischarge().at("2026-12-03T10:00").original());
        hub.knowing(aCitizen().livingIn("0751").withServiceAt(HOUSING_SUPPORT, "bostoette"));
        hub.hears(anAdmission().at("2026-12-01T09:00").sentAt("2026-12-03T12:00").corrected());

        assertThat(hub.read("bostoette")).last().isEqualTo("takes back ADMITTED");
    }

    @Test
    void a_second_cancellation_tells_nobody() {
        hub.hears(ADMITTED, CANCELLED);

        assertThat(hub.hears(anAdmission().at("2026-12-01T10:00").sentAt("2026-12-01T12:00").cancelled()).notices()).isEmpty();
    }

    @Test
    void a_notice_that_waits_is_withdrawn_and_nothing_is_told() {
        AHub mail = scene.hub(knownToSocialServices());
        mail.hears(anAdmission().at("2026-12-04T20:00").original());
        Plan plan = mail.hears(anAdmission().at("2026-12-04T20:00").sentAt("2026-12-04T21:00").cancelled());
        mail.looks("2026-12-07T09:00");

        assertThat(plan.withdrawn()).extracting(Plan.Withdrawn::reason).containsExactly("NO_LONGER_TRUE");
        assertThat(mail.read("voksne")).isEmpty();
    }

    @Test
    void a_correction_takes_back_and_says_in_one_notice() {
        hub.hears(ADMITTED, CORRECTED);

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED",
            "takes back ADMITTED, says ADMITTED, now ADMITTED");
    }

    @Test
    void a_correction_and_its_cancellation_each_name_the_entry_that_they_correct_and_news_names_none() {
        hub.hears(ADMITTED, CORRECTED);
        Plan cancelled = hub.hears(anAdmission().at("2026-12-01T09:00").sentAt("2026-12-01T12:00").cancelled());
        LedgerEntryId news = hub.attempted("bostoette").get(0);
        LedgerEntryId correction = hub.attempted("bostoette").get(1);

        assertThat(hub.contents("bostoette").map(Content::corrects)).startsWith(Optional.empty(), Optional.of(news));
        assertThat(cancelled.notices()).extracting(notice -> notice.content().corrects()).containsExactly(Optional.of(correction));
    }

    @Test
    void a_correction_of_what_waits_is_news_with_the_right_time() {
        AHub mail = scene.hub(knownToSocialServices());
        mail.hears(anAdmission().at("2026-12-04T20:00").original(),
            anAdmission().at("2026-12-04T19:00").sentAt("2026-12-04T21:00").corrected());
        mail.looks("2026-12-07T09:00");

        assertThat(mail.read("voksne")).containsExactly("says ADMITTED, now ADMITTED");
    }

    @Test
    void a_correction_of_what_nobody_was_told_is_news() {
        hub.hears(anAdmission().onWard("NEW").at("2026-12-01T10:00").original(), CORRECTED);

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED");
    }

    @Test
    void a_cancellation_that_arrives_first_leaves_nothing_to_tell() {
        hub.hears(CANCELLED);
        hub.hears(ADMITTED);

        assertThat(hub.read("bostoette")).isEmpty();
    }

    @Test
    void a_cancellation_is_told_also_after_the_consent_was_withdrawn_and_then_says_nothing_else() {
        hub.hears(ADMITTED, aDischarge().at("2026-12-03T10:00").original());
        hub.knowing(withdrawn());
        hub.hears(aDischarge().at("2026-12-03T10:00").sentAt("2026-12-03T11:00").cancelled());

        assertThat(hub.read("bostoette")).last().isEqualTo("takes back DISCHARGED");
    }

    @Test
    void a_correction_after_the_consent_was_withdrawn_carries_no_news() {
        hub.hears(ADMITTED);
        hub.knowing(withdrawn());
        hub.hears(CORRECTED);

        assertThat(hub.read("bostoette")).last().isEqualTo("takes back ADMITTED");
        assertThat(hub.contents("bostoette").skip(1)).allMatch(content -> content.words().says().isEmpty()
            && content.words().now().isEmpty() && content.coordinator().isEmpty());
    }

    @Test
    void a_cancellation_is_told_also_while_the_register_is_down() {
        hub.hears(ADMITTED);
        hub.knowing(aCitizen().livingIn("0751").withServiceAt(HOUSING_SUPPORT, "bostoette").whoseConsentsCannotBeRead());
        hub.hears(CANCELLED);

        assertThat(hub.read("bostoette")).last().isEqualTo("takes back ADMITTED");
    }

    @Test
    void what_an_attempt_with_unknown_outcome_said_is_taken_back() {
        hub.attempting(Outcome.UNKNOWN).hears(ADMITTED);
        hub.hears(CANCELLED);

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED", "takes back ADMITTED");
    }

    @Test
    void what_was_given_up_after_an_attempt_is_taken_back() {
        hub.attempting(Outcome.GIVEN_UP).hears(ADMITTED);
        hub.hears(CANCELLED);

        assertThat(hub.read("bostoette")).last().isEqualTo("takes back ADMITTED");
    }

    @Test
    void what_a_pointer_pointed_to_may_have_been_heard_and_is_taken_back() {
        scene.aarhusRules().with(aUnit("skp", SUPPORT_CONTACT).reachedBy(
            new ContactPoint.Mail("skp@kommune.example"), new ContactPoint.Sms("+4520000007", ContactPoint.When.OUTSIDE_HOURS)));
        AHub pointer = scene.hub(aCitizen().livingIn("0751").withServiceAt(SUPPORT_CONTACT, "skp")
            .withConsentFor(SUPPORT_CONTACT));
        pointer.hears(anAdmission().at("2026-12-04T20:00").original());

        assertThat(AHub.told(pointer.hears(anAdmission().at("2026-12-04T20:00").sentAt("2026-12-04T21:00").cancelled())))
            .containsExactly("skp takes back ADMITTED");
    }

    @Test
    void a_take_back_whose_outcome_is_unknown_is_retried_under_the_same_id() {
        hub.hears(ADMITTED);
        hub.attempting(Outcome.UNKNOWN, Outcome.UNKNOWN).hears(CANCELLED);
        hub.looks("2026-12-01T11:05");
        hub.looks("2026-12-01T11:10");
        hub.looks("2026-12-01T11:15");

        assertThat(hub.attempted("bostoette")).hasSize(2);
        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED", "takes back ADMITTED");
    }

    @Test
    void what_was_taken_back_without_certainty_is_said_if_it_is_true_again() {
        StayEvent discharged = aDischarge().at("2026-12-03T10:00").original();
        hub.hears(ADMITTED, discharged);
        hub.attempting(Outcome.UNKNOWN).hears(aDischarge().at("2026-12-03T10:00").sentAt("2026-12-03T11:00").cancelled());
        hub.hears(aDischarge().at("2026-12-03T10:00").sentAt("2026-12-03T12:00").original());

        assertThat(hub.read("bostoette")).last().isEqualTo("says DISCHARGED, now DISCHARGED");
    }

    @Test
    void a_cancelled_second_leave_takes_back_the_second_leave_only() {
        hub.hears(ADMITTED, an(EventType.LEAVE_STARTED).at("2026-12-02T10:00").original(),
            an(EventType.LEAVE_ENDED).at("2026-12-02T20:00").original(), an(EventType.LEAVE_STARTED).at("2026-12-03T10:00").original(),
            an(EventType.LEAVE_STARTED).at("2026-12-03T10:00").sentAt("2026-12-03T11:00").cancelled());

        assertThat(hub.read("bostoette")).last().isEqualTo("takes back LEAVE_STARTED, now ADMITTED");
    }

    @Test
    void a_cancellation_outside_hours_also_sends_an_sms_and_is_urgent() {
        hub.hears(ADMITTED);
        Plan plan = hub.hears(anAdmission().at("2026-12-01T10:00").sentAt("2026-12-01T22:00").cancelled());

        assertThat(AHub.channels(plan)).containsExactlyInAnyOrder("bostoette QUEUE", "bostoette SMS");
        assertThat(plan.notices()).flatExtracting(Plan.Notice::deliveries).allMatch(delivery -> delivery.urgent());
    }

    @Test
    void a_cancellation_goes_to_the_address_that_was_told_and_to_the_recipients_own() {
        ContactPoint annas = new ContactPoint.Mail("anna@kommune.example");
        AHub coordinated = scene.hub(coordinatedBy(annas));
        coordinated.hears(ADMITTED);
        coordinated.knowing(coordinatedBy(new ContactPoint.Mail("anna.new@kommune.example")));
        Plan plan = coordinated.hears(CANCELLED);

        assertThat(plan.notices()).singleElement().satisfies(notice -> assertThat(notice.deliveries()).extracting(delivery -> delivery.to())
            .containsExactlyInAnyOrder(annas, new ContactPoint.Mail("anna.new@kommune.example")));
    }

    @Test
    void the_successor_of_a_closed_unit_unlearns_what_the_closed_unit_heard() {
        scene.aarhusRules().with(aUnit("nord", HOUSING_SUPPORT).closing("2026-12-01", "syd"), aUnit("syd", HOUSING_SUPPORT));
        AHub closing = scene.hub(aCitizen().livingIn("0751").withServiceAt(HOUSING_SUPPORT, "nord").withConsentFor(HOUSING_SUPPORT));
        closing.hears(ADMITTED);

        assertThat(AHub.told(closing.hears(anAdmission().at("2026-12-01T10:00").sentAt("2026-12-02T11:00").cancelled())))
            .containsExactly("syd takes back ADMITTED");
    }

    @Test
    void a_unit_that_closed_without_a_successor_is_a_task() {
        AHub before = new AHub(ADirectory.of(new Scene().aarhusRules().with(aUnit("nord", HOUSING_SUPPORT)
            .closing("2026-12-01", "nowhere"))),
            aCitizen().livingIn("0751").withServiceAt(HOUSING_SUPPORT, "nord").withConsentFor(HOUSING_SUPPORT));
        before.hears(ADMITTED);
        before.hears(anAdmission().at("2026-12-01T10:00").sentAt("2026-12-02T11:00").cancelled());

        assertThat(before.tasks()).contains(WorkItem.Kind.NO_CONTACT_POINT);
    }

    private static ACitizen withdrawn() {
        return aCitizen().livingIn("0751").withServiceAt(HOUSING_SUPPORT, "bostoette")
            .with(aConsent().naming(HOUSING_SUPPORT).withdrawnAt("2026-12-01T10:30"));
    }

    private static ACitizen coordinatedBy(ContactPoint address) {
        return aCitizen().livingIn("0751").coordinatedBy(appointed(aPerson("Anna").at(address), "tovholdere")).withConsentFor(COORDINATOR);
    }
}
