package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.AMunicipality.aarhus;
import static dk.broen.domain.given.APerson.aPerson;
import static dk.broen.domain.given.AUnit.aUnit;
import static dk.broen.domain.given.AnAppointment.appointed;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.aPlannedDischarge;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.given.TheCourses.CONFERENCE;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.AHub;
import dk.broen.domain.given.AMunicipality;
import dk.broen.domain.given.AUnit;
import dk.broen.domain.given.Danish;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.notification.Acknowledgement;
import dk.broen.domain.notification.Delivery;
import dk.broen.domain.notification.Ledger;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.notification.NoticeLife;
import dk.broen.domain.schedule.Digest;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.LedgerEntryId;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.OccasionId;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What waits until the mails of a unit are collected, and what does not. The mails of the housing support leave at 14:00, it is open 9 to 16. */
class DigestPlanTest {
    private static final ContactPoint.Mail MAIL = new ContactPoint.Mail("bostoette@aarhus.example");
    private static final ContactPoint.Mail SECOND = new ContactPoint.Mail("vagt@aarhus.example");
    private static final StayEvent WEDNESDAY = anAdmission().at("2026-12-02T10:00").original();
    private static final String COLLECTED = "2026-12-02T14:00 collected";

    private final AUnit bostoette = aUnit("bostoette", HOUSING_SUPPORT).reachedBy(MAIL).collecting(new Digest.Daily(LocalTime.of(14, 0)));
    private final AMunicipality rules = aarhus().with(bostoette.managedBy("leder"), aUnit("tovholdere", COORDINATOR),
        aUnit("leder", HOUSING_SUPPORT).reachedBy(SECOND).collecting(new Digest.Daily(LocalTime.of(14, 0))))
        .withCoordinatorTeam("tovholdere");

    @Test
    void an_admission_waits_for_the_digest() {
        assertThat(mails(hub().hears(WEDNESDAY))).containsExactly(COLLECTED);
    }

    @Test
    void the_steps_say_until_when_it_waits() {
        assertThat(hub().hears(WEDNESDAY).notices()).anySatisfy(
            notice -> assertThat(notice.steps()).contains("mail: collected until 2026-12-02T14:00"));
    }

    @Test
    void a_discharge_goes_at_once_and_says_what_waited() {
        AHub hub = hub();
        hub.hears(WEDNESDAY);

        assertThat(mails(hub.hears(aDischarge().at("2026-12-02T11:00").original()))).containsExactly("2026-12-02T11:00");
        assertThat(hub.read("bostoette")).containsExactly("says DISCHARGED, now DISCHARGED");
        assertThat(hub.looks("2026-12-02T14:00").notices()).as("nothing is left for the digest").isEmpty();
    }

    @Test
    void an_admission_that_the_rules_call_urgent_goes_at_once() {
        AHub hub = hub();
        hub.hears(WEDNESDAY);
        Situation heard = hub.situation();
        Rules shipped = heard.rules();
        Rules strict = new Rules(shipped.calendar(), shipped.course(), shipped.thresholds(), shipped.waiting(), Set.of(EventType.ADMITTED),
            shipped.news(), shipped.stale(), shipped.deadlines());
        Situation urgent = new Situation(heard.course(), heard.facts(), new Ledger(List.of()), heard.answers(), heard.items(),
            heard.due(), heard.decided(), heard.disputed(), heard.directory(), heard.disclosure(), strict, heard.at());

        assertThat(mails(Planner.plan(urgent))).containsExactly("2026-12-02T10:00");
    }

    @Test
    void what_was_told_is_taken_back_at_once() {
        AHub hub = hub();
        hub.hears(WEDNESDAY);
        hub.looks("2026-12-02T14:00");

        assertThat(mails(hub.hears(anAdmission().at("2026-12-02T10:00").sentAt("2026-12-02T15:00").cancelled())))
            .containsExactly("2026-12-02T15:00");
    }

    @Test
    void what_is_cancelled_before_the_digest_is_not_in_it() {
        AHub hub = hub();
        hub.hears(WEDNESDAY);
        Plan cancelled = hub.hears(anAdmission().at("2026-12-02T10:00").sentAt("2026-12-02T11:00").cancelled());

        assertThat(cancelled.withdrawn()).isNotEmpty();
        assertThat(hub.attempted("bostoette")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-12-02, 2026-12-02T11:00", "2026-12-03, 2026-12-02T11:00", "2026-12-04, 2026-12-02T14:00 collected"})
    void a_planned_discharge_waits_only_if_a_whole_day_is_left_after_the_digest(String day, String leaves) {
        AHub hub = hub();
        hub.hears(WEDNESDAY);

        assertThat(mails(hub.hears(aPlannedDischarge().at("2026-12-02T11:00").expecting(day).original()))).containsExactly(leaves);
    }

    /** Friday, and the day before Christmas Eve, which is a Thursday before three closed days. */
    @ParameterizedTest
    @CsvSource({"2026-12-04T09:00, 2026-12-06, 2026-12-04T09:00", "2026-12-04T09:00, 2026-12-07, 2026-12-04T09:00",
        "2026-12-04T09:00, 2026-12-08, 2026-12-04T14:00 collected", "2026-12-24T10:00, 2026-12-27, 2026-12-24T10:00",
        "2026-12-24T10:00, 2026-12-28, 2026-12-24T10:00", "2026-12-24T10:00, 2026-12-29, 2026-12-24T14:00 collected"})
    void closed_days_are_no_days_to_prepare(String at, String day, String leaves) {
        AHub hub = hub();
        hub.hears(WEDNESDAY);

        assertThat(mails(hub.hears(aPlannedDischarge().at(at).expecting(day).original()))).containsExactly(leaves);
    }

    @ParameterizedTest
    @CsvSource({"4 working hours, 2026-12-02T10:00", "2 working days, 2026-12-02T14:00 collected"})
    void what_must_be_answered_within_hours_goes_at_once(String within, String leaves) {
        rules.expectingAnswers(EventType.ADMITTED, HOUSING_SUPPORT, within, 1);

        assertThat(mails(hub().hears(WEDNESDAY))).containsExactly(leaves);
    }

    /** The digest leaves on Wednesday at 14; two working days later is Friday at 14, and Tuesday at 14. */
    @Test
    void the_time_to_answer_begins_with_the_digest_and_reminders_and_escalations_go_at_once() {
        rules.expectingAnswers(EventType.ADMITTED, HOUSING_SUPPORT, "2 working days", 1);
        AHub hub = hub();
        hub.hears(WEDNESDAY);
        hub.looks("2026-12-02T14:00");

        assertThat(hub.waits("2026-12-08T13:59")).containsExactly("2026-12-04T14:00 bostoette reminds of ADMITTED, now ADMITTED");
        assertThat(mails(hub.looks("2026-12-08T15:00"))).as("to the manager, after 14:00").containsExactly("2026-12-08T15:00");
    }

    @Test
    void the_next_of_the_chain_after_ikke_os_hears_it_at_once_and_what_comes_later_with_the_others() {
        AHub hub = new AHub(ADirectory.of(aarhus().with(aUnit("tovholdere", COORDINATOR),
            aUnit("team", COORDINATOR).reachedBy(MAIL).collecting(new Digest.Daily(LocalTime.of(14, 0)))).withCoordinatorTeam("team")),
            aCitizen().livingIn(AARHUS).coordinatedBy(appointed(aPerson("Anne Holm"), "tovholdere")).withConsentFor(COORDINATOR));
        hub.hears(WEDNESDAY);

        assertThat(mails(hub.answered("tovholdere", Acknowledgement.Kind.NOT_US, "2026-12-02T11:00"))).containsExactly("2026-12-02T11:00");
        assertThat(hub.read("team")).containsExactly("says ADMITTED, now ADMITTED");
        assertThat(mails(hub.hears(aPlannedDischarge().at("2026-12-02T12:00").expecting("2026-12-10").original())))
            .containsExactly(COLLECTED);
    }

    @Test
    void a_reminder_does_not_wait_for_the_next_digest() {
        rules.expectingAnswers(EventType.ADMITTED, HOUSING_SUPPORT, "2 working days", 1);
        AHub hub = hub();
        hub.hears(WEDNESDAY);
        hub.looks("2026-12-02T14:00");

        assertThat(mails(hub.looks("2026-12-04T15:00"))).containsExactly("2026-12-04T15:00");
    }

    @Test
    void an_invitation_goes_at_once() {
        rules.withCourses(CONFERENCE);
        AHub hub = new AHub(ADirectory.of(aarhus().with(aUnit("bostoette", COORDINATOR).reachedBy(MAIL)
            .collecting(new Digest.Daily(LocalTime.of(14, 0)))).withCoordinatorTeam("bostoette").withCourses(CONFERENCE)),
            aCitizen().livingIn(AARHUS).withConsentFor(COORDINATOR));
        hub.hears(anAdmission().at("2027-02-01T10:00").original());
        hub.hears(aPlannedDischarge().at("2027-02-02T10:00").expecting("2027-03-13").original());
        hub.looks("2027-02-02T14:00");

        assertThat(mails(hub.looks("2027-02-15T09:00"))).containsExactly("2027-02-15T09:00");
    }

    @Test
    void what_came_back_goes_to_the_next_mailbox_at_once() {
        bostoette.reachedBy(SECOND);
        AHub hub = hub().attempting(AHub.Outcome.BOUNCED);
        hub.hears(WEDNESDAY);
        hub.looks("2026-12-02T14:00");

        assertThat(mails(hub.looks("2026-12-02T15:00"))).containsExactly("2026-12-02T15:00");
    }

    @Test
    void the_mail_of_a_person_at_work_is_not_collected() {
        AHub hub = new AHub(ADirectory.of(rules), aCitizen().livingIn(AARHUS).withConsentFor(COORDINATOR)
            .coordinatedBy(appointed(aPerson("Anna").at(new ContactPoint.Mail("anna@aarhus.example")), "bostoette")));

        assertThat(mails(hub.hears(WEDNESDAY))).containsExactly("2026-12-02T10:00");
    }

    @Test
    void a_queue_and_a_phone_are_told_at_once() {
        bostoette.reachedBy(new ContactPoint.Sms("+4520000001", ContactPoint.When.ALWAYS));
        assertThat(AHub.channels(hub().hears(WEDNESDAY))).contains("bostoette MAIL", "bostoette SMS");

        assertThat(hub().hears(WEDNESDAY).notices().stream().flatMap(notice -> notice.deliveries().stream())
            .filter(delivery -> !(delivery.to() instanceof ContactPoint.Mail)).map(Delivery::due))
            .containsOnly(Danish.time("2026-12-02T10:00"));
    }

    @Test
    void if_the_pointer_came_back_the_mail_leaves_as_soon_as_the_unit_is_open_and_no_phone_rings_then() {
        ContactPoint.Sms phone = new ContactPoint.Sms("+4520000001", ContactPoint.When.OUTSIDE_HOURS);
        bostoette.reachedBy(phone);
        AHub hub = hub();
        assertThat(mails(hub.hears(anAdmission().at("2026-12-02T08:50").original()))).containsExactly(COLLECTED);
        Plan closed = hub.comingBack(EventType.ADMITTED, phone).looks("2026-12-02T08:52");

        assertThat(mails(closed)).containsExactly("2026-12-02T09:00");
        assertThat(AHub.channels(closed)).doesNotContain("bostoette SMS");
        assertThat(hub.looks("2026-12-02T09:05").notices()).as("it has left").isEmpty();
        assertThat(hub.looks("2026-12-02T14:00").notices()).as("nothing is left for the digest").isEmpty();
    }

    @Test
    void what_goes_another_way_is_planned_once_also_before_it_has_left() {
        ContactPoint.Sms phone = new ContactPoint.Sms("+4520000001", ContactPoint.When.ALWAYS);
        bostoette.reachedBy(SECOND, phone);
        AHub hub = hub();
        hub.hears(WEDNESDAY);
        assertThat(mails(hub.comingBack(EventType.ADMITTED, phone).looks("2026-12-02T10:05"))).containsExactly("2026-12-02T10:05");
        Situation bothCameBack = hub.comingBack(EventType.ADMITTED, MAIL).situation();
        Plan second = Planner.plan(bothCameBack);

        assertThat(second.notices()).singleElement().satisfies(
            notice -> assertThat(notice.deliveries()).extracting(Delivery::to).containsExactly(SECOND));
        Plan again = Planner.plan(afterwards(bothCameBack, second));
        assertThat(again.notices()).isEmpty();
        assertThat(again.withdrawn()).isEmpty();
    }

    /** The same moment, when the plan is stored and nothing of it has left. */
    private static Situation afterwards(Situation before, Plan plan) {
        List<LedgerEntry> entries = new ArrayList<>(before.ledger().entries());
        plan.notices()
            .forEach(notice -> entries.add(new LedgerEntry(new LedgerEntryId(new UUID(9, entries.size())), new OccasionId(new UUID(8, 1)),
                before.at(), notice.content().recipient(), notice.content().function(), notice.content().municipality(),
                notice.content().words(),
                notice.deliveries().stream()
                    .map(delivery -> new LedgerEntry.Sending(new NotificationId(new UUID(10, entries.size())), delivery.to(),
                        delivery.content(), new NoticeLife.Waiting()))
                    .toList())));
        return new Situation(before.course(), before.facts(), new Ledger(entries), before.answers(), before.items(), before.due(),
            before.decided(),
            before.disputed(), before.directory(), before.disclosure(), before.rules(), before.at());
    }

    private AHub hub() {
        return new AHub(ADirectory.of(rules),
            aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette").withConsentFor(HOUSING_SUPPORT));
    }

    /** When the mails of the plan leave. */
    private static List<String> mails(Plan plan) {
        Stream<Delivery> deliveries = plan.notices().stream().flatMap(notice -> notice.deliveries().stream());
        return deliveries.filter(delivery -> delivery.to() instanceof ContactPoint.Mail)
            .map(delivery -> LocalDateTime.ofInstant(delivery.due(), ZoneId.of("Europe/Copenhagen"))
                + (delivery.collected() ? " collected" : ""))
            .toList();
    }
}
