package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.LONG_AGO;
import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.ACourse.aCourse;
import static dk.broen.domain.given.ACourse.notice;
import static dk.broen.domain.given.AnEvent.aDeath;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.given.Functions.HOME_CARE;
import static dk.broen.domain.given.Functions.JOBCENTRE;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static dk.broen.domain.terms.UnitFunction.SOCIAL_SERVICES;
import static dk.broen.domain.terms.UnitFunction.SUPPORT_CONTACT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.ACourse;
import dk.broen.domain.given.AUnit;
import dk.broen.domain.given.Danish;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.notification.Delivery;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.permission.NotConcernedReason;
import dk.broen.domain.permission.Verdict;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Period;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorrectionPlannerTest {
    private static final StayEvent ADMITTED = anAdmission().at("2026-12-01T10:00").original();
    private static final StayEvent CANCELLED = anAdmission().at("2026-12-01T10:00").sentAt("2026-12-01T11:00").cancelled();
    private static final StayEvent CORRECTED = anAdmission().at("2026-12-01T09:00").sentAt("2026-12-01T11:00").corrected();
    private final Scene scene = new Scene();

    @Test
    void a_cancelled_admission_is_told_to_the_unit_that_was_told_the_admission() {
        Plan plan = scene.plan(CANCELLED, toldCourse(), citizen());

        assertThat(Scene.notices(plan)).containsExactly("bostoette CANCELLED QUEUE");
        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.NOTIFIED);
        assertThat(plan.withdrawn()).isEmpty();
    }

    @Test
    void a_unit_that_was_not_told_the_admission_is_not_told_the_cancellation() {
        ACitizen citizen = citizen().withServiceAt(SOCIAL_SERVICES, "voksne").withConsentFor(SOCIAL_SERVICES);

        assertThat(Scene.notices(scene.plan(CANCELLED, toldCourse(), citizen))).containsExactly("bostoette CANCELLED QUEUE");
    }

    @Test
    void the_basis_of_a_cancellation_is_told_before() {
        assertThat(scene.plan(CANCELLED, toldCourse(), citizen()).decisions()).singleElement()
            .satisfies(decision -> assertThat(decision.verdict()).isInstanceOfSatisfying(Verdict.Permitted.class,
                permitted -> assertThat(permitted.basis()).isEqualTo(Basis.TOLD_BEFORE)));
    }

    @Test
    void a_notice_that_has_not_left_is_withdrawn_and_nothing_is_told() {
        Plan plan = scene.plan(CANCELLED, aCourse().of(ADMITTED).heldFor(SOCIAL_SERVICES, "voksne"), citizen());

        assertThat(plan.withdrawn()).containsExactly(notice(1));
        assertThat(plan.decisions()).singleElement().satisfies(decision -> assertThat(decision.verdict())
            .isInstanceOfSatisfying(Verdict.NotConcerned.class,
                notConcerned -> assertThat(notConcerned.reason()).isEqualTo(NotConcernedReason.WITHDRAWN_BEFORE_SENT)));
        assertThat(Scene.notices(plan)).isEmpty();
    }

    @Test
    void a_unit_with_a_sent_and_a_held_notice_is_told_once_and_the_held_notice_is_withdrawn() {
        ACourse before = aCourse().of(ADMITTED).toldTo(SOCIAL_SERVICES, "voksne", new ContactPoint.Mail("voksne@kommune.example"))
            .heldFor(SOCIAL_SERVICES, "voksne");
        Plan plan = scene.plan(CANCELLED, before, citizen());

        assertThat(Scene.notices(plan)).containsExactly("voksne CANCELLED MAIL");
        assertThat(plan.withdrawn()).containsExactly(notice(2));
    }

    @Test
    void a_cancellation_is_told_also_after_the_consent_was_withdrawn() {
        ACitizen withdrawn = aCitizen().livingIn("0751").withServiceAt(HOUSING_SUPPORT, "bostoette")
            .with(aConsent().naming(HOUSING_SUPPORT).withdrawnAt("2026-12-01T10:30"));

        assertThat(Scene.notices(scene.plan(CANCELLED, toldCourse(), withdrawn))).containsExactly("bostoette CANCELLED QUEUE");
    }

    @Test
    void a_cancellation_is_told_also_while_the_register_is_down() {
        assertThat(Scene.notices(scene.plan(CANCELLED, toldCourse(), citizen().whoseConsentsCannotBeRead())))
            .containsExactly("bostoette CANCELLED QUEUE");
    }

    @Test
    void a_cancellation_outside_hours_also_sends_an_sms_and_is_urgent() {
        Plan plan = scene.plan(CANCELLED, toldCourse(), citizen(), Danish.time("2026-12-01T22:00"));

        assertThat(Scene.notices(plan)).containsExactly("bostoette CANCELLED QUEUE", "bostoette CANCELLED SMS");
        assertThat(plan.decisions()).flatExtracting(Decision::deliveries).allMatch(delivery -> delivery.urgent());
    }

    @Test
    void a_correction_goes_to_units_that_were_told_whatever_the_consent_says_now() {
        Plan plan =
            scene.plan(CORRECTED, aCourse().of(ADMITTED).toldTo(HOUSING_SUPPORT, "bostoette").heldFor(SOCIAL_SERVICES, "voksne"),
                citizen());

        assertThat(Scene.notices(plan)).containsExactly("bostoette CORRECTED QUEUE");
        assertThat(plan.withdrawn()).containsExactly(notice(2));
    }

    @Test
    void a_correction_of_a_notice_that_had_not_left_is_news_for_units_that_may_be_told() {
        Plan plan =
            scene.plan(CORRECTED, aCourse().of(ADMITTED).heldFor(SOCIAL_SERVICES, "voksne"), citizen().withConsentFor(SOCIAL_SERVICES));

        assertThat(Scene.notices(plan)).containsExactly("voksne NEWS MAIL");
        assertThat(plan.withdrawn()).containsExactly(notice(1));
    }

    @Test
    void a_cancellation_after_a_correction_tells_each_unit_once() {
        ACourse before = aCourse().of(ADMITTED).toldTo(HOUSING_SUPPORT, "bostoette").of(CORRECTED).toldTo(HOUSING_SUPPORT, "bostoette");
        StayEvent cancelled = anAdmission().at("2026-12-01T09:00").sentAt("2026-12-01T12:00").cancelled();

        assertThat(Scene.notices(scene.plan(cancelled, before, citizen()))).containsExactly("bostoette CANCELLED QUEUE");
    }

    @Test
    void a_second_cancellation_tells_nobody() {
        StayEvent repeated = anAdmission().at("2026-12-01T10:00").sentAt("2026-12-01T12:00").cancelled();

        assertThat(scene.plan(repeated, toldCourse().of(CANCELLED).toldTo(HOUSING_SUPPORT, "bostoette"), citizen()).decisions()).isEmpty();
    }

    @Test
    void a_cancellation_of_what_nobody_was_told_tells_nobody() {
        assertThat(scene.plan(CANCELLED, aCourse().of(ADMITTED), citizen()).decisions()).isEmpty();
        assertThat(scene.plan(CANCELLED, aCourse(), citizen()).decisions()).isEmpty();
    }

    @Test
    void a_cancelled_discharge_keeps_the_notices_of_the_admission() {
        ACourse before = aCourse().of(ADMITTED).heldFor(SOCIAL_SERVICES, "voksne")
            .of(aDischarge().at("2026-12-03T10:00").original()).toldTo(HOUSING_SUPPORT, "bostoette");
        Plan plan = scene.plan(aDischarge().at("2026-12-03T10:00").sentAt("2026-12-03T11:00").cancelled(), before, citizen());

        assertThat(Scene.notices(plan)).containsExactly("bostoette CANCELLED QUEUE");
        assertThat(plan.withdrawn()).isEmpty();
    }

    @Test
    void a_cancelled_discharge_does_not_undo_a_death() {
        ACourse before = aCourse().of(ADMITTED, aDischarge().at("2026-12-03T09:00").original()).toldTo(HOUSING_SUPPORT, "bostoette")
            .of(aDeath().at("2026-12-03T10:00").original()).toldTo(SOCIAL_SERVICES, "voksne");

        assertThat(Scene.notices(scene.plan(aDischarge().at("2026-12-03T09:00").sentAt("2026-12-03T11:00").cancelled(), before, citizen())))
            .containsExactly("bostoette CANCELLED QUEUE");
    }

    @Test
    void a_cancelled_discharge_is_told_to_units_that_were_told_the_death() {
        ACourse before = aCourse().of(ADMITTED, aDeath().at("2026-12-03T10:00").original()).toldTo(HOUSING_SUPPORT, "bostoette");

        assertThat(Scene.notices(scene.plan(aDischarge().at("2026-12-03T10:00").sentAt("2026-12-03T11:00").cancelled(), before, citizen())))
            .containsExactly("bostoette CANCELLED QUEUE");
    }

    @Test
    void a_cancelled_second_leave_keeps_the_notices_of_the_first() {
        StayEvent secondLeave = an(EventType.LEAVE_STARTED).at("2026-12-03T10:00").original();
        ACourse before = aCourse().of(ADMITTED, an(EventType.LEAVE_STARTED).at("2026-12-02T10:00").original())
            .toldTo(SOCIAL_SERVICES, "voksne", new ContactPoint.Mail("voksne@kommune.example")).heldFor(JOBCENTRE, "jobcenter")
            .of(an(EventType.LEAVE_ENDED).at("2026-12-02T20:00").original(), secondLeave).toldTo(HOUSING_SUPPORT, "bostoette");
        Plan plan =
            scene.plan(an(EventType.LEAVE_STARTED).at("2026-12-03T10:00").sentAt("2026-12-03T11:00").cancelled(), before, citizen());

        assertThat(Scene.notices(plan)).containsExactly("bostoette CANCELLED QUEUE");
        assertThat(plan.withdrawn()).isEmpty();
    }

    @Test
    void a_cancellation_goes_to_the_address_that_was_told_also_outside_working_hours() {
        ContactPoint bo = new ContactPoint.Mail("bo@kommune.example");
        Plan plan =
            scene.plan(CANCELLED, aCourse().of(ADMITTED).toldTo(COORDINATOR, "tovholdere", bo), citizen(), Danish.time("2026-12-01T22:00"));

        assertThat(plan.decisions()).flatExtracting(Decision::deliveries).extracting(Delivery::to).containsExactly(bo);
    }

    @Test
    void a_unit_that_got_only_a_pointer_is_told_at_its_own_contact_points() {
        ACourse before = aCourse().of(ADMITTED)
            .toldTo(HOUSING_SUPPORT, "bostoette", new ContactPoint.Sms("+4520000001", ContactPoint.When.OUTSIDE_HOURS));

        assertThat(Scene.notices(scene.plan(CANCELLED, before, citizen()))).containsExactly("bostoette CANCELLED QUEUE");
    }

    @Test
    void a_closed_unit_without_successor_is_a_work_item() {
        Plan plan = scene.plan(CANCELLED, aCourse().of(ADMITTED).toldTo(HOUSING_SUPPORT, "nedlagt"), citizen());

        assertThat(plan.workItems()).extracting(WorkItem::kind).containsExactly(WorkItem.Kind.NO_CONTACT_POINT);
        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.WORK_ITEM);
        assertThat(plan.decisions()).flatExtracting(Decision::steps).anyMatch(step -> step.contains("does not exist any more"));
    }

    @Test
    void a_correction_for_a_unit_without_contact_point_is_a_work_item() {
        Plan plan = scene.plan(CORRECTED, aCourse().of(ADMITTED).heldFor(HOME_CARE, "hjemmepleje"), citizen().withConsentFor(HOME_CARE));

        assertThat(plan.workItems()).extracting(WorkItem::kind).containsExactly(WorkItem.Kind.NO_CONTACT_POINT);
    }

    @Test
    void a_correction_of_a_notice_that_had_not_left_is_held_with_a_work_item_while_the_register_is_down() {
        Plan plan = scene.plan(CORRECTED, aCourse().of(ADMITTED).heldFor(SOCIAL_SERVICES, "voksne"), citizen().whoseConsentsCannotBeRead());

        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.HELD);
        assertThat(plan.workItems()).extracting(WorkItem::kind).containsExactly(WorkItem.Kind.CONSENT_REGISTER_DOWN);
    }

    @Test
    void a_correction_whose_original_was_withdrawn_during_an_outage_of_the_register_is_news_afterwards() {
        ACitizen citizen = citizen().withServiceAt(SOCIAL_SERVICES, "voksne").withConsentFor(SOCIAL_SERVICES);

        assertThat(Scene.notices(scene.plan(CORRECTED, aCourse().of(ADMITTED), citizen))).contains("voksne NEWS MAIL");
    }

    @Test
    void a_cancellation_that_arrives_after_a_new_admission_tells_nobody() {
        ACourse before = toldCourse().of(anAdmission().at("2026-12-01T11:30").original());

        assertThat(scene.plan(CANCELLED, before, citizen()).decisions()).isEmpty();
    }

    @Test
    void a_correction_of_what_nobody_was_told_is_news() {
        StayEvent unclassified = anAdmission().onWard("?").at("2026-12-01T10:00").original();

        assertThat(Scene.notices(scene.plan(CORRECTED, aCourse().of(unclassified), citizen()))).contains("bostoette NEWS QUEUE");
    }

    @Test
    void a_cancelled_death_is_told_also_if_an_update_gave_it_another_time() {
        ACourse before = aCourse().of(ADMITTED, aDeath().at("2026-12-03T10:00").original()).toldTo(HOUSING_SUPPORT, "bostoette")
            .of(aDeath().at("2026-12-03T11:00").original());

        assertThat(Scene.notices(scene.plan(aDeath().at("2026-12-03T10:00").sentAt("2026-12-03T12:00").cancelled(), before, citizen())))
            .containsExactly("bostoette CANCELLED QUEUE");
    }

    @Test
    void the_successor_of_a_closed_unit_is_told() {
        scene.aarhusRules().with(AUnit.aUnit("nord").closing("2026-12-01", "syd"), AUnit.aUnit("syd"));
        ACourse before = aCourse().of(ADMITTED).toldTo(HOUSING_SUPPORT, "nord");

        assertThat(Scene.notices(scene.plan(CANCELLED, before, citizen(), Danish.time("2026-12-02T10:00"))))
            .containsExactly("syd CANCELLED QUEUE");
    }

    @Test
    void the_former_municipality_is_told_only_that_its_responsibility_ended() {
        Plan plan = scene.plan(aDischarge().at("2026-12-03T10:00").original(), toldCourse(), movedToSilkeborg());

        assertThat(Scene.notices(plan)).containsExactly("silkeborg-bostoette NEWS QUEUE", "bostoette RESPONSIBILITY_ENDED QUEUE");
    }

    @Test
    void a_former_municipality_whose_notice_had_not_left_is_told_nothing() {
        Plan plan = scene.plan(aDischarge().at("2026-12-03T10:00").original(), aCourse().of(ADMITTED).heldFor(HOUSING_SUPPORT, "bostoette"),
            movedToSilkeborg());

        assertThat(Scene.notices(plan)).containsExactly("silkeborg-bostoette NEWS QUEUE");
        assertThat(plan.withdrawn()).containsExactly(notice(1));
    }

    @Test
    void a_former_municipality_is_told_also_if_the_new_one_is_not_connected_or_tells_nobody() {
        for (ACitizen moved : List.of(movedTo("0410"), movedTo("0740"))) {
            scene.silkeborgRules().tellingOnlyOf(EventType.ADMITTED);
            Plan plan =
                scene.plan(aDischarge().at("2026-12-03T10:00").original(), toldCourse().heldFor(HOUSING_SUPPORT, "bostoette"), moved);

            assertThat(Scene.notices(plan)).contains("bostoette RESPONSIBILITY_ENDED QUEUE");
            assertThat(plan.withdrawn()).containsExactly(notice(2));
        }
    }

    @Test
    void a_former_municipality_is_told_once() {
        StayEvent planned = an(EventType.DISCHARGE_PLANNED).at("2026-12-02T10:00").original();
        ACourse afterMove = toldCourse().of(planned).responsibilityEndedFor(HOUSING_SUPPORT, "bostoette");

        assertThat(Scene.notices(scene.plan(aDischarge().at("2026-12-03T10:00").original(), afterMove, movedToSilkeborg())))
            .containsExactly("silkeborg-bostoette NEWS QUEUE");
    }

    @Test
    void a_unit_told_in_two_functions_is_told_once_that_its_responsibility_ended() {
        assertThat(
            Scene.notices(scene.plan(aDischarge().at("2026-12-03T10:00").original(), toldCourse().toldTo(SUPPORT_CONTACT, "bostoette"),
                movedToSilkeborg())))
            .containsExactly("silkeborg-bostoette NEWS QUEUE", "bostoette RESPONSIBILITY_ENDED QUEUE");
    }

    @Test
    void a_unit_that_was_told_only_that_its_responsibility_ended_gets_no_cancellation() {
        StayEvent discharged = aDischarge().at("2026-12-03T10:00").original();
        ACourse afterMove = toldCourse().of(discharged).responsibilityEndedFor(HOUSING_SUPPORT, "bostoette");

        assertThat(Scene.notices(scene.plan(aDischarge().at("2026-12-03T10:00").sentAt("2026-12-03T12:00").cancelled(), afterMove,
            movedToSilkeborg()))).isEmpty();
    }

    @Test
    void a_unit_that_stays_responsible_is_not_told_that_its_responsibility_ended() {
        assertThat(scene.plan(aDischarge().at("2026-12-03T10:00").original(), toldCourse(), citizen()).decisions())
            .noneMatch(decision -> decision.kind() == NoticeKind.RESPONSIBILITY_ENDED);
    }

    private static ACourse toldCourse() {
        return aCourse().of(ADMITTED).toldTo(HOUSING_SUPPORT, "bostoette");
    }

    private static ACitizen citizen() {
        return aCitizen().livingIn("0751").withServiceAt(HOUSING_SUPPORT, "bostoette").withConsentFor(HOUSING_SUPPORT);
    }

    private static ACitizen movedTo(String municipality) {
        return aCitizen().livingIn("0751", Period.between(LONG_AGO.from(), LocalDate.of(2026, 12, 1)))
            .livingIn(municipality, Danish.since(LocalDate.of(2026, 12, 2)));
    }

    private static ACitizen movedToSilkeborg() {
        return aCitizen().livingIn("0751", Period.between(LONG_AGO.from(), LocalDate.of(2026, 12, 1)))
            .livingIn("0740", Danish.since(LocalDate.of(2026, 12, 2))).withServiceAt(HOUSING_SUPPORT, "silkeborg-bostoette")
            .with(aConsent().naming(HOUSING_SUPPORT).givenIn("0740"));
    }
}
