package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.AUnit.aUnit;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.planning.Scene.knownToSocialServices;
import static dk.broen.domain.planning.Scene.supported;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static dk.broen.domain.terms.UnitFunction.SOCIAL_SERVICES;
import static dk.broen.domain.terms.UnitFunction.SUPPORT_CONTACT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.AHub;
import dk.broen.domain.given.AHub.Outcome;
import dk.broen.domain.given.Danish;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.EventType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An attempt whose outcome is unknown: it may have been heard, and it is still to be said (design.md §3). */
class UncertainAttemptTest {
    private static final StayEvent ADMITTED = anAdmission().at("2026-12-01T10:00").original();
    private static final StayEvent DISCHARGED = aDischarge().at("2026-12-03T10:00").original();
    private final AHub hub = new Scene().hub(supported());

    @Test
    void a_retry_is_identical_and_has_the_same_id() {
        hub.attempting(Outcome.UNKNOWN, Outcome.UNKNOWN).hears(ADMITTED);
        hub.looks("2026-12-01T10:05");
        hub.looks("2026-12-01T10:10");

        assertThat(hub.attempted("bostoette")).hasSize(1);
        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED");
    }

    @Test
    void a_later_notice_takes_over_what_is_being_tried() {
        hub.attempting(Outcome.UNKNOWN).hears(ADMITTED);
        Plan plan = hub.hears(DISCHARGED);

        assertThat(plan.withdrawn()).extracting(Plan.Withdrawn::reason).containsExactly("SUPERSEDED");
        assertThat(hub.read("bostoette")).last().isEqualTo("says DISCHARGED, now DISCHARGED");
    }

    @Test
    void what_was_tried_is_not_tried_again_after_the_consent_was_withdrawn_and_goes_on_under_its_id_when_it_returns() {
        hub.attempting(Outcome.UNKNOWN).hears(ADMITTED);
        Plan stopped = hub.knowing(aCitizen().livingIn("0751").withServiceAt(HOUSING_SUPPORT, "bostoette")
            .with(aConsent().naming(HOUSING_SUPPORT).withdrawnAt("2026-12-01T10:30"))).looks("2026-12-01T11:00");
        assertThat(stopped.withdrawn()).extracting(Plan.Withdrawn::reason).containsExactly("CONSENT_WITHDRAWN");

        Plan again = hub.knowing(supported()).looks("2026-12-01T12:00");

        assertThat(again.kept()).singleElement().satisfies(kept -> assertThat(kept.revived()).isTrue());
        assertThat(again.notices()).isEmpty();
        assertThat(hub.attempted("bostoette")).hasSize(1);
    }

    @Test
    void what_was_given_up_is_not_said_again_and_the_next_notice_says_how_things_stand() {
        hub.attempting(Outcome.GIVEN_UP).hears(ADMITTED);
        hub.looks("2026-12-01T11:00");
        hub.looks("2026-12-01T12:00");

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED", "now ADMITTED");
    }

    @Test
    void after_an_uncertain_discharge_that_was_none_the_last_word_is_that_the_citizen_is_admitted() {
        hub.hears(ADMITTED);
        hub.attempting(Outcome.UNKNOWN).hears(DISCHARGED);
        hub.hears(aDischarge().at("2026-12-03T10:00").sentAt("2026-12-03T11:00").cancelled());

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED", "says DISCHARGED, now DISCHARGED",
            "takes back DISCHARGED, now ADMITTED");
    }

    @Test
    void a_notice_that_is_delivered_is_never_sent_again() {
        hub.hears(ADMITTED);

        assertThat(hub.looks("2026-12-01T11:00").notices()).isEmpty();
        assertThat(hub.looks("2026-12-05T11:00").notices()).isEmpty();
    }

    @Test
    void a_true_admission_that_may_have_been_heard_is_not_taken_back_without_consent() {
        ACitizen without = aCitizen().livingIn("0751").withServiceAt(HOUSING_SUPPORT, "bostoette");
        hub.attempting(Outcome.UNKNOWN).hears(ADMITTED);
        hub.knowing(without).hears(DISCHARGED);

        assertThat(hub.read("bostoette")).as("nothing untrue was heard").containsExactly("says ADMITTED, now ADMITTED");
    }

    @Test
    void a_notice_of_which_only_the_pointer_left_is_made_anew_when_the_consent_returns() {
        Scene scene = new Scene();
        scene.aarhusRules().with(aUnit("skp", SUPPORT_CONTACT).reachedBy(new ContactPoint.Mail("skp@kommune.example"),
            new ContactPoint.Sms("+4520000002", ContactPoint.When.OUTSIDE_HOURS)));
        ACitizen without = aCitizen().livingIn("0751").withServiceAt(SUPPORT_CONTACT, "skp");
        ACitizen with = aCitizen().livingIn("0751").withServiceAt(SUPPORT_CONTACT, "skp").withConsentFor(SUPPORT_CONTACT);
        AHub mail = scene.hub(with);
        mail.hears(anAdmission().at("2026-12-04T20:00").original());
        mail.knowing(without).looks("2026-12-05T10:00");

        Plan again = mail.knowing(with).looks("2026-12-05T12:00");

        assertThat(again.kept()).isEmpty();
        assertThat(again.notices()).hasSize(1);
    }

    @Test
    void what_is_tried_again_says_what_it_said_and_what_only_waits_says_what_is_known_now() {
        StayEvent discharged = aDischarge().at("2026-12-04T20:00").original();
        StayEvent admitted = anAdmission().at("2026-12-01T10:00").original();
        AHub tried = new Scene().hub(supported());
        tried.attempting(Outcome.UNKNOWN, Outcome.UNKNOWN).hears(discharged);
        AHub waiting = new Scene().hub(knownToSocialServices());
        waiting.hears(discharged);

        assertThat(since(tried.hears(admitted, Danish.time("2026-12-04T21:00")))).containsExactly(Optional.empty());
        assertThat(since(waiting.hears(admitted, Danish.time("2026-12-04T21:00")))).containsExactly(Optional.of(admitted.occurredAt()));
    }

    @Test
    void while_the_consent_register_cannot_be_read_a_notice_is_held_only_if_it_is_still_right() {
        AHub held = new Scene().hub(knownToSocialServices());
        AHub old = new Scene().hub(knownToSocialServices());
        StayEvent admitted = anAdmission().at("2026-12-04T20:00").original();
        held.hears(admitted);
        old.hears(admitted);

        assertThat(held.knowing(unreadable()).looks("2026-12-05T10:00").held()).hasSize(1);
        Plan plan = old.knowing(unreadable()).hears(aDischarge().at("2026-12-05T10:00").original());
        assertThat(plan.held()).isEmpty();
        assertThat(plan.withdrawn()).extracting(Plan.Withdrawn::reason).containsExactly("SUPERSEDED");
    }

    @Test
    void notices_that_wait_for_several_recipients_are_each_kept_for_their_own() {
        Scene scene = new Scene();
        scene.aarhusRules().with(aUnit("skp", SUPPORT_CONTACT).reachedBy(new ContactPoint.Mail("skp@kommune.example")));
        AHub mail = scene.hub(knownToSocialServices().withServiceAt(SUPPORT_CONTACT, "skp").withConsentFor(SUPPORT_CONTACT));
        mail.hears(anAdmission().at("2026-12-04T20:00").original());
        Plan plan = mail.looks("2026-12-05T10:00");

        assertThat(plan.kept()).extracting(kept -> kept.content().recipient().unit().value()).containsExactlyInAnyOrder("voksne", "skp");
        assertThat(plan.kept()).extracting(Plan.Kept::entry).doesNotHaveDuplicates();
        assertThat(plan.withdrawn()).isEmpty();
        assertThat(plan.notices()).isEmpty();
    }

    @Test
    void a_notice_that_waits_for_a_closed_unit_is_kept_for_its_successor() {
        Scene scene = new Scene();
        scene.aarhusRules().with(aUnit("h3", SUPPORT_CONTACT).reachedBy(new ContactPoint.Mail("h3@kommune.example"))
            .closing("2026-12-04", "nord"), aUnit("nord", SUPPORT_CONTACT).reachedBy(new ContactPoint.Mail("nord@kommune.example")));
        AHub mail = scene.hub(aCitizen().livingIn("0751").withServiceAt(SUPPORT_CONTACT, "h3").withConsentFor(SUPPORT_CONTACT));
        mail.hears(anAdmission().at("2026-12-04T20:00").original());
        Plan plan = mail.looks("2026-12-05T10:00");

        assertThat(plan.kept()).singleElement()
            .satisfies(kept -> assertThat(kept.content().recipient().unit().value()).isEqualTo("nord"));
        assertThat(plan.notices()).isEmpty();
        assertThat(plan.withdrawn()).isEmpty();
    }

    @Test
    void the_reason_of_a_withdrawn_notice_is_that_of_the_matter_that_it_says() {
        AHub mail = new Scene().hub(knownToSocialServices());
        mail.hears(anAdmission().at("2026-12-04T10:00").original(), an(EventType.LEAVE_STARTED).at("2026-12-04T20:00").original());
        Plan plan = mail.knowing(aCitizen().livingIn("0751").withServiceAt(SOCIAL_SERVICES, "voksne")
            .with(aConsent().naming(SOCIAL_SERVICES).forEvents(EventType.ADMITTED, EventType.DISCHARGED))).looks("2026-12-05T10:00");

        assertThat(plan.withdrawn()).extracting(Plan.Withdrawn::reason).containsExactly("CONSENT_OTHER_EVENTS");
    }

    @Test
    void a_notice_that_waits_is_replaced_by_one_that_says_more() {
        AHub mail = new Scene().hub(knownToSocialServices());
        mail.hears(anAdmission().at("2026-12-04T20:00").original());
        Plan plan = mail.hears(an(EventType.LEAVE_STARTED).at("2026-12-05T10:00").original());

        assertThat(plan.withdrawn()).extracting(Plan.Withdrawn::reason).containsExactly("REPLACED");
        assertThat(AHub.told(plan)).containsExactly("voksne says ADMITTED LEAVE_STARTED, now ON_LEAVE");
    }

    private static ACitizen unreadable() {
        return aCitizen().livingIn("0751").withServiceAt(SOCIAL_SERVICES, "voksne").whoseConsentsCannotBeRead();
    }

    private static List<Optional<Instant>> since(Plan plan) {
        return plan.kept().stream().flatMap(kept -> kept.content().words().says().stream()).map(Saying::since).toList();
    }
}
