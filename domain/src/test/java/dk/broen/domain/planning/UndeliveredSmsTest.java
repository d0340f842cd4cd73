package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.AMunicipality.aarhus;
import static dk.broen.domain.given.AUnit.aUnit;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.terms.EventType.ADMITTED;
import static dk.broen.domain.terms.EventType.LEAVE_STARTED;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.AHub;
import dk.broen.domain.notification.Acknowledgement;
import dk.broen.domain.notification.Delivery;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.ContactPoint.When;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An SMS that the gateway could not deliver, and a queue that nobody reads (domain.md §6). All times are in opening hours. */
class UndeliveredSmsTest {
    private static final ContactPoint.Mail MAIL = new ContactPoint.Mail("bostoette@aarhus.example");
    private static final ContactPoint.Queue QUEUE = new ContactPoint.Queue("notifications.bostoette");
    private static final ContactPoint.Sms FIRST = new ContactPoint.Sms("+4520000001", When.ALWAYS);
    private static final ContactPoint.Sms SECOND = new ContactPoint.Sms("+4520000002", When.ALWAYS);

    @Test
    void where_the_pointer_is_all_there_is_the_next_phone_is_told_once() {
        AHub hub = hub(FIRST, SECOND);
        assertThat(addresses(hub.hears(anAdmission().at("2026-12-01T10:00").original()))).containsExactly(FIRST);

        assertThat(addresses(hub.comingBack(ADMITTED, FIRST).looks("2026-12-01T10:05"))).containsExactly(SECOND);
        assertThat(hub.looks("2026-12-01T12:00").notices()).as("it was told").isEmpty();
        assertThat(addresses(hub.hears(aDischarge().at("2026-12-02T10:00").original()))).as("other news tries the first phone again")
            .containsExactly(FIRST);
    }

    @Test
    void where_no_other_phone_is_left_it_is_not_said_again() {
        AHub hub = hub(FIRST, SECOND);
        hub.hears(anAdmission().at("2026-12-01T10:00").original());
        hub.comingBack(ADMITTED, FIRST).looks("2026-12-01T10:05");

        assertThat(AHub.told(hub.comingBack(ADMITTED, SECOND).looks("2026-12-01T10:10"))).noneMatch(told -> told.contains("says"));
    }

    @Test
    void a_pointer_that_failed_beside_a_delivered_notice_makes_no_second_notice() {
        AHub hub = hub(MAIL, FIRST);
        assertThat(addresses(hub.hears(anAdmission().at("2026-12-01T10:00").original()))).containsExactly(MAIL, FIRST);

        assertThat(hub.comingBack(ADMITTED, FIRST).looks("2026-12-01T10:05").notices()).isEmpty();
    }

    @Test
    void if_the_notice_comes_back_too_the_next_pointer_does_not_go_to_the_dead_phone() {
        ContactPoint.Mail other = new ContactPoint.Mail("vagt@aarhus.example");
        AHub hub = hub(MAIL, other, FIRST, SECOND);
        assertThat(addresses(hub.hears(anAdmission().at("2026-12-01T10:00").original()))).containsExactly(MAIL, FIRST);

        assertThat(addresses(hub.comingBack(ADMITTED, FIRST).comingBack(ADMITTED, MAIL).looks("2026-12-01T10:05")))
            .containsExactly(other, SECOND);
    }

    @Test
    void a_phone_that_was_pointed_at_a_notice_gets_no_second_pointer_to_what_replaces_it() {
        ContactPoint.Mail other = new ContactPoint.Mail("vagt@aarhus.example");
        AHub hub = hub(MAIL, other, FIRST);
        hub.hears(anAdmission().at("2026-12-01T10:00").original());

        assertThat(addresses(hub.comingBack(ADMITTED, MAIL).looks("2026-12-01T10:05"))).containsExactly(other);
        assertThat(addresses(hub.hears(aDischarge().at("2026-12-02T10:00").original()))).as("other news").containsExactly(MAIL, FIRST);
    }

    @Test
    void what_is_said_with_other_news_is_pointed_at_again() {
        ContactPoint.Mail other = new ContactPoint.Mail("vagt@aarhus.example");
        AHub hub = hub(MAIL, other, FIRST);
        hub.hears(anAdmission().at("2026-12-01T10:00").original());

        assertThat(addresses(hub.comingBack(ADMITTED, MAIL).hears(an(LEAVE_STARTED).at("2026-12-02T10:00").original())))
            .containsExactly(other, FIRST);
    }

    @Test
    void what_was_answered_by_its_pointer_is_not_told_elsewhere() {
        AHub hub = hub(MAIL, new ContactPoint.Mail("vagt@aarhus.example"), FIRST);
        hub.hears(anAdmission().at("2026-12-01T10:00").original());
        hub.answered("bostoette", Acknowledgement.Kind.RECEIVED, "2026-12-01T10:02");

        assertThat(AHub.told(hub.comingBack(ADMITTED, MAIL).looks("2026-12-01T10:05"))).noneMatch(told -> told.contains("says"));
    }

    @Test
    void the_next_phone_is_tried_while_the_mail_waits_for_the_opening_and_the_mail_leaves_once() {
        AHub hub = hub(MAIL, FIRST, SECOND);
        assertThat(addresses(hub.hears(anAdmission().at("2026-12-04T22:00").original()))).containsExactly(MAIL, FIRST);

        Plan next = hub.comingBack(ADMITTED, FIRST).looks("2026-12-04T22:05");
        assertThat(addresses(next)).containsExactly(MAIL, SECOND);
        assertThat(next.withdrawn()).extracting(Plan.Withdrawn::reason).containsExactly("REPLACED");
        assertThat(hub.comingBack(ADMITTED, SECOND).looks("2026-12-04T22:10").notices()).as("no phone is left").isEmpty();
        hub.looks("2026-12-07T09:00");
        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED");
    }

    @Test
    void the_next_phone_is_tried_also_if_the_first_pointer_fails_after_its_mail_came_back() {
        ContactPoint.Mail other = new ContactPoint.Mail("vagt@aarhus.example");
        AHub hub = hub(MAIL, other, FIRST, SECOND);
        hub.hears(anAdmission().at("2026-12-04T13:30").original());
        assertThat(addresses(hub.comingBack(ADMITTED, MAIL).looks("2026-12-04T22:02"))).as("the phone was pointed at it")
            .containsExactly(other);
        assertThat(hub.looks("2026-12-04T22:30").notices()).as("nothing happened").isEmpty();

        assertThat(addresses(hub.comingBack(ADMITTED, FIRST).looks("2026-12-04T22:40"))).containsExactly(other, SECOND);
        assertThat(hub.comingBack(ADMITTED, SECOND).looks("2026-12-04T22:50").notices()).as("no phone is left").isEmpty();
        hub.looks("2026-12-07T10:00");
        assertThat(hub.read("bostoette")).as("the refused one, and the one that replaces it").hasSize(2);
    }

    @Test
    void what_is_planned_again_for_the_next_phone_is_known_as_replaced() {
        AHub hub = hub(MAIL, FIRST, SECOND);
        hub.hears(anAdmission().at("2026-12-04T22:00").original());
        hub.comingBack(ADMITTED, FIRST).looks("2026-12-04T22:05");

        assertThat(hub.situation().ledger().entries()).extracting(LedgerEntry::replacedAfterAPointer).containsExactly(true, false);
    }

    @Test
    void who_answers_by_the_pointer_to_what_was_replaced_is_told_no_third_time() {
        ContactPoint.Mail other = new ContactPoint.Mail("vagt@aarhus.example");
        AHub hub = hub(MAIL, other, new ContactPoint.Mail("leder@aarhus.example"), FIRST);
        hub.hears(anAdmission().at("2026-12-01T10:00").original());
        assertThat(addresses(hub.comingBack(ADMITTED, MAIL).looks("2026-12-01T10:05"))).containsExactly(other);
        hub.answeredAt(FIRST, Acknowledgement.Kind.RECEIVED, "2026-12-01T10:10");

        assertThat(AHub.told(hub.comingBack(ADMITTED, other).looks("2026-12-01T10:15"))).noneMatch(told -> told.contains("says"));
    }

    @Test
    void who_certainly_read_nothing_is_not_told_how_things_stand_at_the_dead_phones() {
        AHub hub = hub(FIRST, SECOND);
        hub.hears(anAdmission().at("2026-12-01T10:00").original());
        hub.comingBack(ADMITTED, FIRST).looks("2026-12-01T10:05");

        assertThat(hub.comingBack(ADMITTED, SECOND).looks("2026-12-01T10:10").notices()).isEmpty();
        assertThat(addresses(hub.hears(aDischarge().at("2026-12-02T10:00").original()))).as("other news").containsExactly(FIRST);
    }

    @Test
    void what_nobody_took_from_the_queue_is_told_by_mail_once_and_other_news_goes_to_the_queue_again() {
        AHub hub = hub(QUEUE, MAIL);
        hub.hears(anAdmission().at("2026-12-01T10:00").original());

        assertThat(addresses(hub.comingBack(ADMITTED, QUEUE).looks("2026-12-01T11:00"))).containsExactly(MAIL);
        assertThat(hub.looks("2026-12-01T12:00").notices()).as("it was told").isEmpty();
        assertThat(addresses(hub.hears(aDischarge().at("2026-12-02T10:00").original()))).containsExactly(QUEUE);
    }

    private static AHub hub(ContactPoint... points) {
        return new AHub(ADirectory.of(aarhus().with(aUnit("tovholdere", COORDINATOR), aUnit("bostoette", HOUSING_SUPPORT)
            .reachedBy(points)).withCoordinatorTeam("tovholdere")),
            aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette").withConsentFor(HOUSING_SUPPORT));
    }

    private static List<ContactPoint> addresses(Plan plan) {
        return plan.notices().stream().flatMap(notice -> notice.deliveries().stream()).map(Delivery::to).toList();
    }
}
