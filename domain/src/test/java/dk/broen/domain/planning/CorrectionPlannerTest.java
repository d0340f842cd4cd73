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
    private static final StayEvent ADMITTED = anAdmission().at("2026-12-01T10:00").told();
    private static final StayEvent CANCELLED = anAdmission().at("2026-12-01T10:00").sentAt("2026-12-01T11:00").cancelled();
    private static final StayEvent CORRECTED = anAdmission().at("2026-12-01T09:00").sentAt("2026-12-01T11:00").corrected();
    private final Scene scene = new Scene();

    @Test
    void a_cancelled_admission_is_unlearned_by_the_unit_that_was_told() {
        Plan plan = scene.plan(CANCELLED, told(), citizen());

        assertThat(Scene.told(plan)).containsExactly("bostoette CANCELLED QUEUE");
        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.NOTIFIED);
        assertThat(plan.withdrawn()).isEmpty();
    }

    @Test
    void whoever_was_not_told_learns_of_no_cancellation() {
        ACitizen citizen = citizen().withServiceAt(SOCIAL_SERVICES, "voksne").withConsentFor(SOCIAL_SERVICES);

        assertThat(Scene.told(scene.plan(CANCELLED, told(), citizen))).containsExactly("bostoette CANCELLED QUEUE");
    }

    @Test
    void the_basis_is_that_they_were_told_before() {
        assertThat(scene.plan(CANCELLED, told(), citizen()).decisions()).singleElement()
            .satisfies(decision -> assertThat(decision.verdict()).isInstanceOfSatisfying(Verdict.Permitted.class,
                permitted -> assertThat(permitted.basis()).isEqualTo(Basis.TOLD_BEFORE)));
    }

    @Test
    void a_notice_that_has_not_left_is_withdrawn_and_there_is_nothing_to_unlearn() {
        Plan plan = scene.plan(CANCELLED, aCourse().of(ADMITTED).heldFor(SOCIAL_SERVICES, "voksne"), citizen());

        assertThat(plan.withdrawn()).containsExactly(notice(1));
        assertThat(plan.decisions()).singleElement().satisfies(decision -> assertThat(decision.verdict())
            .isInstanceOfSatisfying(Verdict.NotConcerned.class,
                nothing -> assertThat(nothing.reason()).isEqualTo(NotConcernedReason.WITHDRAWN_BEFORE_SENT)));
        assertThat(Scene.told(plan)).isEmpty();
    }

    @Test
    void a_unit_with_one_notice_gone_and_one_held_unlearns_the_one_and_is_spared_the_other() {
        ACourse before = aCourse().of(ADMITTED).toldTo(SOCIAL_SERVICES, "voksne", new ContactPoint.Mail("voksne@kommune.example"))
            .heldFor(SOCIAL_SERVICES, "voksne");
        Plan plan = scene.plan(CANCELLED, before, citizen());

        assertThat(Scene.told(plan)).containsExactly("voksne CANCELLED MAIL");
        assertThat(plan.withdrawn()).containsExactly(notice(2));
    }

    @Test
    void they_must_unlearn_also_after_the_consent_was_withdrawn() {
        ACitizen withdrawn = aCitizen().livingIn("0751").withServiceAt(HOUSING_SUPPORT, "bostoette")
            .with(aConsent().naming(HOUSING_SUPPORT).withdrawnAt("2026-12-01T10:30"));

        assertThat(Scene.told(scene.plan(CANCELLED, told(), withdrawn))).containsExactly("bostoette CANCELLED QUEUE");
    }

    @Test
    void they_must_unlearn_also_while_the_register_is_down() {
        assertThat(Scene.told(scene.plan(CANCELLED, told(), citizen().whoseConsentsCannotBeRead())))
            .containsExactly("bostoette CANCELLED QUEUE");
    }

    @Test
    void outside_hours_the_duty_phone_is_woken_for_a_cancellation_and_it_is_urgent() {
        Plan plan = scene.plan(CANCELLED, told(), citizen(), Danish.time("2026-12-01T22:00"));

        assertThat(Scene.told(plan)).containsExactly("bostoette CANCELLED QUEUE", "bostoette CANCELLED SMS");
        assertThat(plan.decisions()).flatExtracting(Decision::deliveries).allMatch(delivery -> delivery.urgent());
    }

    @Test
    void a_correction_goes_to_those_who_were_told_whatever_consent_says_now() {
        Plan plan =
            scene.plan(CORRECTED, aCourse().of(ADMITTED).toldTo(HOUSING_SUPPORT, "bostoette").heldFor(SOCIAL_SERVICES, "voksne"),
                citizen());

        assertThat(Scene.told(plan)).containsExactly("bostoette CORRECTED QUEUE");
        assertThat(plan.withdrawn()).containsExactly(notice(2));
    }

    @Test
    void a_correction_of_what_had_not_left_is_news_for_those_who_may_be_told() {
        Plan plan =
            scene.plan(CORRECTED, aCourse().of(ADMITTED).heldFor(SOCIAL_SERVICES, "voksne"), citizen().withConsentFor(SOCIAL_SERVICES));

        assertThat(Scene.told(plan)).containsExactly("voksne NEWS MAIL");
        assertThat(plan.withdrawn()).containsExactly(notice(1));
    }

    @Test
    void a_cancellation_after_a_correction_reaches_whoever_heard_either_once() {
        ACourse before = aCourse().of(ADMITTED).toldTo(HOUSING_SUPPORT, "bostoette").of(CORRECTED).toldTo(HOUSING_SUPPORT, "bostoette");
        StayEvent cancelled = anAdmission().at("2026-12-01T09:00").sentAt("2026-12-01T12:00").cancelled();

        assertThat(Scene.told(scene.plan(cancelled, before, citizen()))).containsExactly("bostoette CANCELLED QUEUE");
    }

    @Test
    void a_second_cancellation_tells_nobody() {
        StayEvent again = anAdmission().at("2026-12-01T10:00").sentAt("2026-12-01T12:00").cancelled();

        assertThat(scene.plan(again, told().of(CANCELLED).toldTo(HOUSING_SUPPORT, "bostoette"), citizen()).decisions()).isEmpty();
    }

    @Test
    void a_cancellation_of_what_nobody_was_told_tells_nobody() {
        assertThat(scene.plan(CANCELLED, aCourse().of(ADMITTED), citizen()).decisions()).isEmpty();
        assertThat(scene.plan(CANCELLED, aCourse(), citizen()).decisions()).isEmpty();
    }

    @Test
    void a_cancelled_discharge_leaves_the_notices_of_the_admission_alone() {
        ACourse before = aCourse().of(ADMITTED).heldFor(SOCIAL_SERVICES, "voksne")
            .of(aDischarge().at("2026-12-03T10:00").told()).toldTo(HOUSING_SUPPORT, "bostoette");
        Plan plan = scene.plan(aDischarge().at("2026-12-03T10:00").sentAt("2026-12-03T11:00").cancelled(), before, citizen());

        assertThat(Scene.told(plan)).containsExactly("bostoette CANCELLED QUEUE");
        assertThat(plan.withdrawn()).isEmpty();
    }

    @Test
    void a_cancelled_discharge_does_not_undo_a_death() {
        ACourse before = aCourse().of(ADMITTED, aDischarge().at("2026-12-03T09:00").told()).toldTo(HOUSING_SUPPORT, "bostoette")
            .of(aDeath().at("2026-12-03T10:00").told()).toldTo(SOCIAL_SERVICES, "voksne");

        assertThat(Scene.told(scene.plan(aDischarge().at("2026-12-03T09:00").sentAt("2026-12-03T11:00").cancelled(), before, citizen())))
            .containsExactly("bostoette CANCELLED QUEUE");
    }

    @Test
    void a_cancelled_end_is_unlearned_by_those_who_were_told_of_the_death_that_it_was() {
        ACourse before = aCourse().of(ADMITTED, aDeath().at("2026-12-03T10:00").told()).toldTo(HOUSING_SUPPORT, "bostoette");

        assertThat(Scene.told(scene.plan(aDischarge().at("2026-12-03T10:00").sentAt("2026-12-03T11:00").cancelled(), before, citizen())))
            .containsExactly("bostoette CANCELLED QUEUE");
    }

    @Test
    void a_cancelled_second_leave_leaves_the_notices_of_the_first_alone() {
        StayEvent second = an(EventType.LEAVE_STARTED).at("2026-12-03T10:00").told();
        ACourse before = aCourse().of(ADMITTED, an(EventType.LEAVE_STARTED).at("2026-12-02T10:00").told())
            .toldTo(SOCIAL_SERVICES, "voksne", new ContactPoint.Mail("voksne@kommune.example")).heldFor(JOBCENTRE, "jobcenter")
            .of(an(EventType.LEAVE_ENDED).at("2026-12-02T20:00").told(), second).toldTo(HOUSING_SUPPORT, "bostoette");
        Plan plan =
            scene.plan(an(EventType.LEAVE_STARTED).at("2026-12-03T10:00").sentAt("2026-12-03T11:00").cancelled(), before, citizen());

        assertThat(Scene.told(plan)).containsExactly("bostoette CANCELLED QUEUE");
        assertThat(plan.withdrawn()).isEmpty();
    }

    @Test
    void a_cancellation_goes_to_the_very_address_that_was_told_though_she_is_not_at_work_now() {
        ContactPoint bo = new ContactPoint.Mail("bo@kommune.example");
        Plan plan =
            scene.plan(CANCELLED, aCourse().of(ADMITTED).toldTo(COORDINATOR, "tovholdere", bo), citizen(), Danish.time("2026-12-01T22:00"));

        assertThat(plan.decisions()).flatExtracting(Decision::deliveries).extracting(Delivery::to).containsExactly(bo);
    }

    @Test
    void who_had_only_a_pointer_hears_at_the_units_own_contact_point_when_it_is_open() {
        ACourse before = aCourse().of(ADMITTED)
            .toldTo(HOUSING_SUPPORT, "bostoette", new ContactPoint.Sms("+4520000001", ContactPoint.When.OUTSIDE_HOURS));

        assertThat(Scene.told(scene.plan(CANCELLED, before, citizen()))).containsExactly("bostoette CANCELLED QUEUE");
    }

    @Test
    void a_unit_that_is_gone_without_successor_is_left_to_a_human() {
        Plan plan = scene.plan(CANCELLED, aCourse().of(ADMITTED).toldTo(HOUSING_SUPPORT, "nedlagt"), citizen());

        assertThat(plan.workItems()).extracting(WorkItem::kind).containsExactly(WorkItem.Kind.NO_CONTACT_POINT);
        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.WORK_ITEM);
        assertThat(plan.decisions()).flatExtracting(Decision::steps).anyMatch(step -> step.contains("does not exist any more"));
    }

    @Test
    void a_correction_for_a_unit_without_contact_point_is_left_to_a_human() {
        Plan plan = scene.plan(CORRECTED, aCourse().of(ADMITTED).heldFor(HOME_CARE, "hjemmepleje"), citizen().withConsentFor(HOME_CARE));

        assertThat(plan.workItems()).extracting(WorkItem::kind).containsExactly(WorkItem.Kind.NO_CONTACT_POINT);
    }

    @Test
    void a_correction_of_what_had_not_left_is_held_and_a_human_is_told_while_the_register_is_down() {
        Plan plan = scene.plan(CORRECTED, aCourse().of(ADMITTED).heldFor(SOCIAL_SERVICES, "voksne"), citizen().whoseConsentsCannotBeRead());

        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.HELD);
        assertThat(plan.workItems()).extracting(WorkItem::kind).containsExactly(WorkItem.Kind.CONSENT_REGISTER_DOWN);
    }

    @Test
    void a_correction_whose_original_was_withdrawn_while_the_register_was_down_is_news_when_it_is_back() {
        ACitizen citizen = citizen().withServiceAt(SOCIAL_SERVICES, "voksne").withConsentFor(SOCIAL_SERVICES);

        assertThat(Scene.told(scene.plan(CORRECTED, aCourse().of(ADMITTED), citizen))).contains("voksne NEWS MAIL");
    }

    @Test
    void a_cancellation_that_comes_after_the_new_admission_is_not_told_for_the_citizen_is_admitted() {
        ACourse before = told().of(anAdmission().at("2026-12-01T11:30").told());

        assertThat(scene.plan(CANCELLED, before, citizen()).decisions()).isEmpty();
    }

    @Test
    void a_correction_of_what_nobody_was_told_is_news() {
        StayEvent unclassified = anAdmission().onWard("?").at("2026-12-01T10:00").told();

        assertThat(Scene.told(scene.plan(CORRECTED, aCourse().of(unclassified), citizen()))).contains("bostoette NEWS QUEUE");
    }

    @Test
    void a_cancelled_death_is_unlearned_though_an_update_had_given_it_another_time() {
        ACourse before = aCourse().of(ADMITTED, aDeath().at("2026-12-03T10:00").told()).toldTo(HOUSING_SUPPORT, "bostoette")
            .of(aDeath().at("2026-12-03T11:00").told());

        assertThat(Scene.told(scene.plan(aDeath().at("2026-12-03T10:00").sentAt("2026-12-03T12:00").cancelled(), before, citizen())))
            .containsExactly("bostoette CANCELLED QUEUE");
    }

    @Test
    void a_unit_that_has_closed_since_is_followed_to_its_successor() {
        scene.aarhusRules().with(AUnit.aUnit("nord").closing("2026-12-01", "syd"), AUnit.aUnit("syd"));
        ACourse before = aCourse().of(ADMITTED).toldTo(HOUSING_SUPPORT, "nord");

        assertThat(Scene.told(scene.plan(CANCELLED, before, citizen(), Danish.time("2026-12-02T10:00"))))
            .containsExactly("syd CANCELLED QUEUE");
    }

    @Test
    void the_former_municipality_hears_only_that_its_responsibility_ended() {
        Plan plan = scene.plan(aDischarge().at("2026-12-03T10:00").told(), told(), movedToSilkeborg());

        assertThat(Scene.told(plan)).containsExactly("silkeborg-bostoette NEWS QUEUE", "bostoette RESPONSIBILITY_ENDED QUEUE");
    }

    @Test
    void a_former_municipality_whose_notice_had_not_left_hears_nothing() {
        Plan plan = scene.plan(aDischarge().at("2026-12-03T10:00").told(), aCourse().of(ADMITTED).heldFor(HOUSING_SUPPORT, "bostoette"),
            movedToSilkeborg());

        assertThat(Scene.told(plan)).containsExactly("silkeborg-bostoette NEWS QUEUE");
        assertThat(plan.withdrawn()).containsExactly(notice(1));
    }

    @Test
    void a_former_municipality_hears_of_it_whoever_has_taken_over() {
        for (ACitizen moved : List.of(movedTo("0410"), movedTo("0740"))) {
            scene.silkeborgRules().tellingOnlyOf(EventType.ADMITTED);
            Plan plan = scene.plan(aDischarge().at("2026-12-03T10:00").told(), told().heldFor(HOUSING_SUPPORT, "bostoette"), moved);

            assertThat(Scene.told(plan)).contains("bostoette RESPONSIBILITY_ENDED QUEUE");
            assertThat(plan.withdrawn()).containsExactly(notice(2));
        }
    }

    @Test
    void a_former_municipality_hears_it_once() {
        StayEvent planned = an(EventType.DISCHARGE_PLANNED).at("2026-12-02T10:00").told();
        ACourse departed = told().of(planned).endedFor(HOUSING_SUPPORT, "bostoette");

        assertThat(Scene.told(scene.plan(aDischarge().at("2026-12-03T10:00").told(), departed, movedToSilkeborg())))
            .containsExactly("silkeborg-bostoette NEWS QUEUE");
    }

    @Test
    void a_unit_told_in_two_functions_hears_once_that_its_responsibility_ended() {
        assertThat(Scene.told(scene.plan(aDischarge().at("2026-12-03T10:00").told(), told().toldTo(SUPPORT_CONTACT, "bostoette"),
            movedToSilkeborg())))
            .containsExactly("silkeborg-bostoette NEWS QUEUE", "bostoette RESPONSIBILITY_ENDED QUEUE");
    }

    @Test
    void whoever_heard_only_that_its_responsibility_ended_has_nothing_to_unlearn() {
        StayEvent discharged = aDischarge().at("2026-12-03T10:00").told();
        ACourse departed = told().of(discharged).endedFor(HOUSING_SUPPORT, "bostoette");

        assertThat(Scene.told(scene.plan(aDischarge().at("2026-12-03T10:00").sentAt("2026-12-03T12:00").cancelled(), departed,
            movedToSilkeborg()))).isEmpty();
    }

    @Test
    void nobody_who_stays_responsible_hears_that_it_ended() {
        assertThat(scene.plan(aDischarge().at("2026-12-03T10:00").told(), told(), citizen()).decisions())
            .noneMatch(decision -> decision.kind() == NoticeKind.RESPONSIBILITY_ENDED);
    }

    private static ACourse told() {
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
