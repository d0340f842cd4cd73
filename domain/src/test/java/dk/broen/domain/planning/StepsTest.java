package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.AMunicipality.SILKEBORG;
import static dk.broen.domain.given.APerson.aPerson;
import static dk.broen.domain.given.AnAppointment.appointed;
import static dk.broen.domain.given.AnEvent.aDeath;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.aPlannedDischarge;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.given.TheCourses.CONFERENCE;
import static dk.broen.domain.given.TheCourses.TALK;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static dk.broen.domain.terms.UnitFunction.SOCIAL_SERVICES;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.AHub;
import dk.broen.domain.given.Danish;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.notification.Acknowledgement;
import dk.broen.domain.permission.Verdict;
import dk.broen.domain.permission.WithheldReason;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Period;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the courses of a municipality make of a stay (domain.md §§3, 9 O2; ADR 127). */
class StepsTest {
    private static final String INVITED = "says STEP, now ADMITTED";
    private static final StayEvent ADMITTED = anAdmission().at("2027-02-01T21:40").original();
    private static final StayEvent FORTY_DAYS = aPlannedDischarge().at("2027-02-02T10:00").expecting("2027-03-13").original();
    private final Scene scene = new Scene();
    private final AHub hub = hub(invitable());

    private static ACitizen invitable() {
        return aCitizen().livingIn(AARHUS).withServiceAt(SOCIAL_SERVICES, "voksne").withConsentFor(SOCIAL_SERVICES, COORDINATOR)
            .coordinatedBy(appointed(aPerson("Anna"), "tovholdere"));
    }

    private AHub hub(ACitizen citizen) {
        scene.aarhusRules().withCourses(CONFERENCE, TALK);
        return scene.hub(citizen);
    }

    private AHub conferenceOnly() {
        scene.aarhusRules().withCourses(CONFERENCE);
        return scene.hub(invitable());
    }

    @Test
    void the_coordinator_and_the_case_worker_of_a_long_stay_are_invited_on_day_14() {
        AHub conference = conferenceOnly();
        Plan planned = conference.hears(ADMITTED, FORTY_DAYS);

        assertThat(planned.lookAgain()).contains(Danish.time("2027-02-15T09:00"));
        assertThat(AHub.told(conference.looks("2027-02-15T08:59"))).isEmpty();
        assertThat(AHub.told(conference.looks("2027-02-15T09:00"))).containsExactlyInAnyOrder("tovholdere " + INVITED,
            "voksne " + INVITED);
        assertThat(AHub.told(conference.looks("2027-02-16T09:00"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2027-03-02, false", "2027-03-03, true", "2027-03-04, true"})
    void a_stay_is_long_from_30_days_on(String expected, boolean invited) {
        AHub conference = conferenceOnly();
        conference.hears(ADMITTED, aPlannedDischarge().at("2027-02-02T10:00").expecting(expected).original());
        conference.looks("2027-02-15T09:00");

        assertThat(conference.read("tovholdere").contains(INVITED)).isEqualTo(invited);
    }

    @Test
    void nobody_is_invited_for_a_stay_of_which_no_hospital_said_how_long_it_will_be() {
        hub.hears(ADMITTED);
        hub.looks("2027-02-15T09:00");
        hub.looks("2027-03-03T09:00");

        assertThat(steps("tovholdere")).isEmpty();
    }

    @Test
    void an_admission_can_say_how_long_the_stay_will_be_and_tells_nobody() {
        AHub conference = conferenceOnly();
        conference.hears(anAdmission().at("2027-02-01T21:40").expecting("2027-03-13").original());
        conference.looks("2027-02-15T09:00");

        assertThat(conference.read("tovholdere")).containsExactly("says ADMITTED, now ADMITTED", INVITED);
        assertThat(conference.contents("tovholdere").flatMap(content -> content.words().says().stream())).allSatisfy(
            saying -> assertThat(saying.planned()).isEmpty());
    }

    @Test
    void the_expected_end_that_was_sent_last_counts() {
        AHub conference = conferenceOnly();
        conference.hears(anAdmission().at("2027-02-01T21:40").expecting("2027-03-13").original(),
            aPlannedDischarge().at("2027-02-04T10:00").expecting("2027-02-20").original());
        conference.looks("2027-02-15T09:00");

        assertThat(steps("tovholdere", conference)).isEmpty();
    }

    @Test
    void a_length_that_becomes_known_after_day_14_invites_at_once() {
        AHub conference = conferenceOnly();
        conference.hears(ADMITTED, aPlannedDischarge().at("2027-02-20T16:30").expecting("2027-03-18").original());

        assertThat(conference.read("tovholdere")).last().isEqualTo("says DISCHARGE_PLANNED STEP, now ADMITTED");
    }

    @Test
    void the_end_of_the_stay_before_day_14_invites_nobody() {
        hub.hears(ADMITTED, FORTY_DAYS, aDischarge().at("2027-02-10T10:00").original());
        hub.looks("2027-02-15T09:00");

        assertThat(steps("tovholdere")).extracting(step -> step.step().orElseThrow().rule().id())
            .containsExactly("udskrivningssamtale.talk");
    }

    @Test
    void the_end_of_the_stay_after_the_invitation_takes_nothing_back() {
        AHub conference = conferenceOnly();
        conference.hears(ADMITTED, FORTY_DAYS);
        conference.looks("2027-02-15T09:00");
        conference.hears(aDischarge().at("2027-02-20T10:00").original());

        assertThat(conference.read("tovholdere")).last().isEqualTo("says DISCHARGED, now DISCHARGED");
    }

    @Test
    void an_invitation_that_waits_vanishes_with_the_end_of_the_stay() {
        hub.hears(ADMITTED, aPlannedDischarge().at("2027-02-05T18:00").expecting("2027-02-12").original(),
            aDischarge().at("2027-02-06T10:00").original());
        hub.looks("2027-02-08T09:00");

        assertThat(hub.read("voksne")).containsExactly("says DISCHARGED, now DISCHARGED");
    }

    @Test
    void an_invitation_before_which_the_stay_had_ended_is_taken_back() {
        AHub conference = conferenceOnly();
        conference.hears(ADMITTED, FORTY_DAYS);
        conference.looks("2027-02-15T09:00");
        conference.hears(aDischarge().at("2027-02-10T10:00").sentAt("2027-02-16T10:00").original());

        assertThat(conference.read("tovholdere")).last().isEqualTo("takes back STEP, says DISCHARGED, now DISCHARGED");
    }

    @Test
    void a_planned_discharge_invites_to_the_talk_before_it() {
        hub.hears(ADMITTED, aPlannedDischarge().at("2027-02-08T10:20").expecting("2027-02-12").original());

        assertThat(hub.read("tovholdere")).last().isEqualTo("says DISCHARGE_PLANNED STEP, now ADMITTED");
        assertThat(steps("tovholdere")).extracting(step -> step.planned().orElseThrow().day().toString()).containsExactly("2027-02-12");
        assertThat(steps("tovholdere")).extracting(step -> step.step().orElseThrow().answerUntil().orElseThrow())
            .containsExactly(Danish.time("2027-02-09T10:20"));
    }

    @Test
    void a_moved_day_corrects_the_invitation_and_its_revision_rises() {
        hub.hears(ADMITTED, aPlannedDischarge().at("2027-02-08T10:20").expecting("2027-02-12").original(),
            aPlannedDischarge().at("2027-02-09T10:20").expecting("2027-02-15").original(),
            aPlannedDischarge().at("2027-02-10T10:20").expecting("2027-02-16").original());

        assertThat(hub.read("tovholdere")).last()
            .isEqualTo("takes back DISCHARGE_PLANNED STEP, says DISCHARGE_PLANNED STEP, now ADMITTED");
        assertThat(steps("tovholdere")).extracting(step -> step.step().orElseThrow().revision()).containsExactly(0, 1, 2);
        assertThat(steps("tovholdere")).extracting(Saying::matter).containsOnly(steps("tovholdere").get(0).matter());
    }

    @Test
    void a_cancelled_plan_cancels_the_invitation_and_a_new_plan_invites_again() {
        StayEvent plan = aPlannedDischarge().at("2027-02-08T10:20").expecting("2027-02-12").original();
        hub.hears(ADMITTED, plan,
            aPlannedDischarge().at("2027-02-08T10:20").sentAt("2027-02-09T10:00").expecting("2027-02-12").cancelled());
        assertThat(hub.read("tovholdere")).last().isEqualTo("takes back DISCHARGE_PLANNED STEP, now ADMITTED");

        hub.hears(aPlannedDischarge().at("2027-02-10T10:20").expecting("2027-02-12").original());
        assertThat(steps("tovholdere")).extracting(step -> step.step().orElseThrow().revision()).containsExactly(0, 2);
    }

    @Test
    void a_cancelled_admission_cancels_the_invitation() {
        AHub conference = conferenceOnly();
        conference.hears(anAdmission().at("2027-02-01T21:40").expecting("2027-03-13").original());
        conference.looks("2027-02-15T09:00");
        conference.hears(anAdmission().at("2027-02-01T21:40").sentAt("2027-02-16T10:00").expecting("2027-03-13").cancelled());

        assertThat(conference.read("tovholdere")).last().isEqualTo("takes back ADMITTED STEP");
    }

    @ParameterizedTest
    @CsvSource({"2027-03-11T10:00, 2027-03-30T09:00, Maundy Thursday until Easter Monday", "2027-01-30T10:00, 2027-02-15T09:00, a Saturday",
        "2026-12-18T10:00, 2027-01-04T09:00, New Year's Day and the weekend after it", "2027-03-17T23:59, 2027-03-31T09:00, summer time"})
    void a_step_lands_on_the_next_working_day(String admitted, String invited, String because) {
        AHub conference = conferenceOnly();
        StayEvent event = anAdmission().at(admitted).original();
        Plan plan = conference.hears(event, aPlannedDischarge().at(admitted).expecting("2027-06-01").original());

        assertThat(plan.lookAgain()).as(because).contains(Danish.time(invited));
    }

    @Test
    void a_transfer_to_another_hospital_is_one_course_and_invites_once() {
        scene.aarhusRules().withCourses(CONFERENCE);
        AHub conference = scene.hub(aCitizen().livingIn(AARHUS).withServiceAt(SOCIAL_SERVICES, "voksne")
            .with(aConsent().naming(SOCIAL_SERVICES).forHospitalsOf(ADirectory.MIDTJYLLAND, ADirectory.SYDDANMARK)));
        conference.hears(ADMITTED, FORTY_DAYS);
        conference.looks("2027-02-15T09:00");
        conference.answered("voksne", Acknowledgement.Kind.RECEIVED, "2027-02-15T10:00");
        conference.hears(anAdmission().at("2027-02-17T10:00").from("ouh").inStay("o1").original(),
            aPlannedDischarge().from("ouh").inStay("o1").at("2027-02-18T10:00").expecting("2027-05-01").original());
        conference.looks("2027-03-05T09:00");

        assertThat(steps("voksne", conference)).hasSize(1);
        assertThat(conference.read("voksne")).anyMatch(sentence -> sentence.contains("says ADMITTED"))
            .noneMatch(sentence -> sentence.contains("takes back STEP"));
    }

    @Test
    void a_transfer_before_day_14_counts_from_the_first_admission() {
        scene.aarhusRules().withCourses(CONFERENCE);
        AHub conference = scene.hub(aCitizen().livingIn(AARHUS).withServiceAt(SOCIAL_SERVICES, "voksne")
            .with(aConsent().naming(SOCIAL_SERVICES, COORDINATOR).forHospitalsOf(ADirectory.MIDTJYLLAND, ADirectory.SYDDANMARK)));
        conference.hears(ADMITTED, FORTY_DAYS, anAdmission().at("2027-02-10T10:00").from("ouh").inStay("o1").original());
        conference.looks("2027-02-15T09:00");

        assertThat(steps("voksne", conference)).hasSize(1);
    }

    @Test
    void a_stay_in_a_region_that_the_consent_does_not_cover_leaves_no_trace_in_an_invitation() {
        AHub conference = conferenceOnly();
        conference.hears(anAdmission().at("2027-02-01T21:40").from("ouh").inStay("o1").original(),
            anAdmission().at("2027-02-10T10:00").original(),
            aPlannedDischarge().at("2027-02-11T10:00").expecting("2027-03-20").original());
        conference.looks("2027-02-15T09:00");
        conference.looks("2027-02-24T09:00");

        assertThat(conference.read("tovholdere")).containsExactly("says ADMITTED, now ADMITTED", "says DISCHARGE_PLANNED, now ADMITTED");
    }

    @Test
    void a_readmission_under_the_same_visit_number_is_another_course() {
        AHub conference = conferenceOnly();
        conference.hears(ADMITTED, FORTY_DAYS);
        conference.looks("2027-02-15T09:00");
        conference.hears(aDischarge().at("2027-02-20T10:00").original(), anAdmission().at("2027-03-01T10:00").original(),
            aPlannedDischarge().at("2027-03-02T10:00").expecting("2027-05-01").original());
        conference.looks("2027-03-15T09:00");

        assertThat(steps("tovholdere", conference)).hasSize(2).extracting(Saying::matter).doesNotHaveDuplicates();
    }

    @Test
    void death_stops_everything_and_says_nothing_of_meetings() {
        hub.hears(ADMITTED, FORTY_DAYS, aDeath().at("2027-02-12T10:00").original());
        Plan later = hub.looks("2027-02-15T09:00");

        assertThat(hub.read("tovholdere")).last().isEqualTo("says DECEASED, now DEAD");
        assertThat(AHub.told(later)).isEmpty();
        assertThat(later.lookAgain()).isEmpty();
    }

    @Test
    void a_step_never_rests_on_the_law() {
        scene.aarhusRules().withStatutoryBasis().withCourses(CONFERENCE);
        AHub byLaw = scene.hub(aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette"));
        byLaw.hears(ADMITTED, FORTY_DAYS);
        Plan plan = byLaw.looks("2027-02-15T09:00");

        assertThat(byLaw.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED");
        assertThat(plan.decisions()).filteredOn(decision -> decision.event() == EventType.STEP).isNotEmpty()
            .allSatisfy(decision -> assertThat(decision.verdict()).isInstanceOf(Verdict.Withheld.class));
    }

    @Test
    void whoever_may_not_know_the_planned_day_is_not_invited_to_the_talk() {
        AHub begins = hub(aCitizen().livingIn(AARHUS).withServiceAt(SOCIAL_SERVICES, "voksne")
            .with(aConsent().naming(SOCIAL_SERVICES).forEvents(EventType.ADMITTED)));
        Plan plan = begins.hears(ADMITTED, aPlannedDischarge().at("2027-02-08T10:20").expecting("2027-02-12").original());

        assertThat(plan.decisions()).filteredOn(decision -> decision.event() == EventType.STEP)
            .filteredOn(decision -> decision.function().equals(SOCIAL_SERVICES)).extracting(Decision::verdict)
            .allSatisfy(verdict -> assertThat(((Verdict.Withheld) verdict).reason()).isEqualTo(WithheldReason.CONSENT_OTHER_EVENTS))
            .hasSize(1);
    }

    @Test
    void no_phone_rings_at_night_and_mail_waits_for_the_opening() {
        Plan plan = conferenceOnly().hears(ADMITTED);
        AHub late = conferenceOnly();
        late.hears(ADMITTED);
        Plan night = late.hears(aPlannedDischarge().at("2027-02-20T23:30").expecting("2027-03-20").original());

        assertThat(plan.notices()).isNotEmpty();
        assertThat(AHub.channels(night)).noneMatch(channel -> channel.endsWith("SMS"));
        assertThat(night.notices().stream().filter(notice -> notice.content().recipient().unit().value().equals("voksne"))
            .flatMap(notice -> notice.deliveries().stream()).map(delivery -> delivery.due()))
            .containsExactly(Danish.time("2027-02-22T09:00"));
    }

    @Test
    void a_citizen_who_moves_leaves_the_meeting_to_the_other_municipality() {
        LocalDate moved = LocalDate.of(2027, 2, 20);
        AHub moving = conferenceOnly();
        moving.hears(ADMITTED, FORTY_DAYS);
        moving.looks("2027-02-15T09:00");
        moving.knowing(aCitizen().livingIn(SILKEBORG, Danish.since(moved)).livingIn(AARHUS, Period.between(LocalDate.of(2020, 1, 1),
            moved.minusDays(1))).withServiceAt(SOCIAL_SERVICES, "voksne").withConsentFor(SOCIAL_SERVICES, COORDINATOR)
            .coordinatedBy(appointed(aPerson("Anna"), "tovholdere"))).looks("2027-02-20T10:00");

        assertThat(moving.read("tovholdere")).last().isEqualTo("takes back STEP, part ended");
    }

    @Test
    void a_course_that_is_switched_on_later_invites_to_nothing_that_was_due_long_ago() {
        scene.aarhusRules().withCourses();
        AHub before = scene.hub(invitable());
        before.hears(ADMITTED, FORTY_DAYS);
        scene.aarhusRules().withCourses(CONFERENCE);
        before.configured(ADirectory.of(scene.aarhusRules(), scene.silkeborgRules()));

        assertThat(AHub.told(before.looks("2027-03-18T10:00"))).isEmpty();
    }

    @Test
    void without_a_course_nothing_is_made() {
        scene.aarhusRules().withCourses();
        AHub off = scene.hub(invitable());
        off.hears(ADMITTED, FORTY_DAYS);
        off.looks("2027-02-15T09:00");

        assertThat(steps("tovholdere", off)).isEmpty();
    }

    private List<Saying> steps(String unit) {
        return steps(unit, hub);
    }

    private static List<Saying> steps(String unit, AHub of) {
        return of.contents(unit).flatMap(content -> content.words().says().stream()).filter(saying -> saying.step().isPresent()).toList();
    }
}
