package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.APerson.aPerson;
import static dk.broen.domain.given.AUnit.aUnit;
import static dk.broen.domain.given.AnAppointment.appointed;
import static dk.broen.domain.given.AnEvent.aDeath;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.aPlannedDischarge;
import static dk.broen.domain.given.AnEvent.aWardChange;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.given.Functions.HOME_CARE;
import static dk.broen.domain.given.TheCourses.CONFERENCE;
import static dk.broen.domain.given.TheCourses.TALK;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.SOCIAL_SERVICES;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.courses.CourseRule;
import dk.broen.domain.courses.StepRule;
import dk.broen.domain.courses.StepTime;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.AHub;
import dk.broen.domain.given.AUnit;
import dk.broen.domain.given.Danish;
import dk.broen.domain.history.Course;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.notification.Acknowledgement;
import dk.broen.domain.schedule.WorkingTime;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.UnitFunction;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of an invitation after it was told (domain.md §§3, 6; ADR 127). */
class StepsThatWereToldTest {
    private static final String INVITED = "says STEP, now ADMITTED";
    private static final StayEvent ADMITTED = anAdmission().at("2027-02-01T21:40").original();
    private static final StayEvent FORTY_DAYS = aPlannedDischarge().at("2027-02-02T10:00").expecting("2027-03-13").original();
    private final Scene scene = new Scene();

    /** What a municipality can do to its courses. */
    private enum Change {
        SWITCHED_OFF, OTHER_DAY, LONGER, OTHER_FUNCTIONS;

        List<CourseRule> courses() {
            return switch (this) {
                case SWITCHED_OFF -> List.of();
                case OTHER_DAY -> List.of(conference(30, "21 days after ADMITTED", COORDINATOR, SOCIAL_SERVICES));
                case LONGER -> List.of(conference(60, "14 days after ADMITTED", COORDINATOR, SOCIAL_SERVICES));
                case OTHER_FUNCTIONS -> List.of(conference(30, "14 days after ADMITTED", COORDINATOR));
            };
        }
    }

    private static CourseRule conference(int days, String at, UnitFunction... to) {
        return new CourseRule("behandlingskonference", List.of(new StepRule("behandlingskonference.conference", EventType.ADMITTED, days,
            StepTime.DaysAfter.parse(at), Set.of(to), WorkingTime.parse("2 working days"), false)));
    }

    private static ACitizen invitable() {
        return aCitizen().livingIn(AARHUS).withServiceAt(SOCIAL_SERVICES, "voksne").withConsentFor(SOCIAL_SERVICES, COORDINATOR)
            .coordinatedBy(appointed(aPerson("Anna"), "tovholdere"));
    }

    private AHub hub(ACitizen citizen, CourseRule... courses) {
        scene.aarhusRules().withCourses(courses);
        return scene.hub(citizen);
    }

    private AHub invitedToTheConference() {
        AHub hub = hub(invitable(), CONFERENCE);
        hub.hears(ADMITTED, FORTY_DAYS);
        hub.looks("2027-02-15T09:00");
        assertThat(hub.read("voksne")).last().isEqualTo(INVITED);
        return hub;
    }

    private void change(AHub hub, Change change) {
        scene.aarhusRules().withCourses(change.courses().toArray(CourseRule[]::new));
        hub.configured(ADirectory.of(scene.aarhusRules(), scene.silkeborgRules()));
    }

    @ParameterizedTest
    @EnumSource
    void another_configuration_takes_no_invitation_back(Change change) {
        AHub hub = invitedToTheConference();
        change(hub, change);

        assertThat(AHub.told(hub.looks("2027-02-15T10:00"))).isEmpty();
        assertThat(course(hub).steps().holding()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void another_configuration_says_nothing_of_the_invitations_of_a_stay_that_ended(Change change) {
        AHub hub = invitedToTheConference();
        hub.hears(aDischarge().at("2027-02-20T10:00").original());
        change(hub, change);

        assertThat(AHub.told(hub.looks("2027-02-20T11:00"))).isEmpty();
        assertThat(AHub.told(hub.looks("2027-12-20T11:00"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void another_configuration_says_nothing_of_the_invitations_of_a_citizen_who_died(Change change) {
        AHub hub = invitedToTheConference();
        hub.hears(aDeath().at("2027-02-20T10:00").original());
        change(hub, change);

        assertThat(AHub.told(hub.looks("2027-03-20T11:00"))).isEmpty();
    }

    @Test
    void a_run_that_was_told_nothing_yet_takes_the_configuration_of_the_day() {
        AHub hub = hub(invitable(), CONFERENCE);
        hub.hears(ADMITTED, FORTY_DAYS);
        change(hub, Change.OTHER_DAY);

        assertThat(AHub.told(hub.looks("2027-02-15T09:00"))).isEmpty();
    }

    @Test
    void what_the_rule_does_not_make_any_more_is_taken_back_after_the_course_was_switched_off() {
        AHub hub = invitedToTheConference();
        change(hub, Change.SWITCHED_OFF);
        hub.hears(aPlannedDischarge().at("2027-02-15T11:00").expecting("2027-02-20").original());

        assertThat(hub.read("tovholdere")).last()
            .isEqualTo("takes back DISCHARGE_PLANNED STEP, says DISCHARGE_PLANNED, now ADMITTED");
    }

    @Test
    void who_may_not_know_the_planned_day_is_invited_to_nothing_that_tells_it_or_rests_on_it() {
        CourseRule talk = new CourseRule("udskrivningssamtale", List.of(new StepRule("udskrivningssamtale.talk", EventType.ADMITTED, 0,
            new StepTime.When(EventType.DISCHARGE_PLANNED), Set.of(SOCIAL_SERVICES), WorkingTime.parse("1 working day"), false)));
        AHub hub = hub(aCitizen().livingIn(AARHUS).withServiceAt(SOCIAL_SERVICES, "voksne")
            .with(aConsent().naming(SOCIAL_SERVICES).forEvents(EventType.ADMITTED)), talk,
            conference(30, "14 days after ADMITTED", SOCIAL_SERVICES));
        hub.hears(ADMITTED, FORTY_DAYS);
        hub.looks("2027-02-15T09:00");

        assertThat(hub.read("voksne")).containsExactly("says ADMITTED");
    }

    @Test
    void a_correction_of_the_first_message_corrects_no_invitation() {
        AHub hub = invitedToTheConference();
        hub.hears(anAdmission().at("2027-02-02T08:00").sentAt("2027-02-15T10:00").corrected());

        assertThat(hub.read("voksne")).last().isEqualTo("takes back ADMITTED, says ADMITTED, now ADMITTED");
        assertThat(course(hub).steps().made()).extracting(step -> step.key()).containsExactly(steps("voksne", hub).get(0).matter());
    }

    @Test
    void an_admission_that_is_cancelled_and_sent_again_keeps_the_key_of_the_invitation() {
        AHub hub = invitedToTheConference();
        hub.hears(anAdmission().at("2027-02-01T21:40").sentAt("2027-02-15T10:00").cancelled());
        hub.hears(anAdmission().at("2027-02-01T22:00").sentAt("2027-02-15T10:05").original());

        assertThat(steps("voksne", hub)).extracting(Saying::matter).hasSizeGreaterThan(1)
            .containsOnly(steps("voksne", hub).get(0).matter());
    }

    @Test
    void a_stay_whose_end_was_lost_takes_no_invitation_back() {
        AHub hub = invitedToTheConference();
        hub.hears(anAdmission().at("2027-04-10T10:00").inStay("b2").original());

        assertThat(hub.read("voksne")).noneMatch(sentence -> sentence.contains("takes back"));
    }

    @Test
    void who_was_invited_and_is_named_by_no_rule_hears_the_end() {
        AHub hub = hub(aCitizen().livingIn(AARHUS).withServiceAt(HOME_CARE, "hjemmepleje").withConsentFor(HOME_CARE),
            conference(30, "14 days after ADMITTED", HOME_CARE));
        hub.hears(ADMITTED, FORTY_DAYS);
        hub.looks("2027-02-15T09:00");
        assertThat(hub.read("hjemmepleje")).containsExactly("says STEP");

        hub.hears(aDischarge().at("2027-02-15T11:00").original());
        assertThat(hub.read("hjemmepleje")).last().asString().contains("says DISCHARGED");
    }

    @Test
    void who_was_invited_to_something_that_was_switched_off_since_hears_the_end() {
        AHub hub = hub(aCitizen().livingIn(AARHUS).withServiceAt(HOME_CARE, "hjemmepleje").withConsentFor(HOME_CARE),
            conference(30, "14 days after ADMITTED", HOME_CARE));
        hub.hears(ADMITTED, FORTY_DAYS);
        hub.looks("2027-02-15T09:00");
        change(hub, Change.SWITCHED_OFF);
        assertThat(AHub.told(hub.looks("2027-02-15T10:00"))).isEmpty();

        hub.hears(aDischarge().at("2027-02-15T11:00").original());
        assertThat(hub.read("hjemmepleje")).last().asString().contains("says DISCHARGED");
    }

    @Test
    void a_new_case_worker_is_invited_to_a_talk_that_is_still_to_come() {
        AHub late = hub(aCitizen().livingIn(AARHUS).withServiceAt(SOCIAL_SERVICES, "voksne"), TALK);
        late.hears(ADMITTED, FORTY_DAYS);
        late.knowing(invitable()).looks("2027-03-05T10:00");
        assertThat(late.read("voksne")).last().isEqualTo("says ADMITTED DISCHARGE_PLANNED STEP, now ADMITTED");
    }

    @Test
    void a_length_that_becomes_known_long_after_day_14_invites_then() {
        AHub hub = hub(invitable(), conference(60, "14 days after ADMITTED", COORDINATOR, SOCIAL_SERVICES));
        hub.hears(ADMITTED, aPlannedDischarge().at("2027-03-23T10:00").expecting("2027-05-01").original());

        assertThat(steps("tovholdere", hub)).extracting(Saying::at).containsExactly(Danish.time("2027-03-23T10:00"));
    }

    @Test
    void a_step_that_was_said_again_is_taken_back_once_and_its_revision_rises() {
        AHub hub = invitedToTheConference();
        hub.knowing(aCitizen().livingIn(AARHUS).withConsentFor(SOCIAL_SERVICES, COORDINATOR)
            .withServiceAt(SOCIAL_SERVICES, "voksne", Period.between(LocalDate.of(2020, 1, 1), LocalDate.of(2027, 2, 14)))
            .coordinatedBy(appointed(aPerson("Anna"), "tovholdere"))).looks("2027-02-15T10:00");
        assertThat(hub.read("voksne")).last().isEqualTo("part ended");
        hub.knowing(invitable()).looks("2027-02-15T11:00");
        assertThat(steps("voksne", hub)).extracting(step -> step.step().orElseThrow().revision()).containsExactly(0, 1);

        hub.hears(aPlannedDischarge().at("2027-02-15T12:00").expecting("2027-02-20").original());
        assertThat(hub.read("voksne")).last().isEqualTo("takes back DISCHARGE_PLANNED STEP, says DISCHARGE_PLANNED, now ADMITTED");
    }

    @Test
    void the_days_count_from_the_psychiatric_ward() {
        AHub hub = hub(invitable(), CONFERENCE);
        Plan plan = hub.hears(anAdmission().at("2027-02-01T10:00").onWard(ADirectory.SOMATIC_WARD).original(),
            aWardChange().at("2027-02-18T10:00").onWard(ADirectory.PSYCHIATRIC_WARD).original(),
            aPlannedDischarge().at("2027-02-18T11:00").expecting("2027-04-18").original());

        assertThat(steps("tovholdere", hub)).isEmpty();
        assertThat(plan.lookAgain()).contains(Danish.time("2027-03-04T09:00"));
    }

    @Test
    void who_lies_in_another_ward_by_then_is_invited_to_nothing_and_keeps_what_was_told() {
        AHub hub = hub(invitable(), CONFERENCE);
        hub.hears(ADMITTED, FORTY_DAYS, aWardChange().at("2027-02-03T10:00").onWard(ADirectory.SOMATIC_WARD).original());
        hub.looks("2027-02-15T09:00");
        assertThat(steps("tovholdere", hub)).isEmpty();

        AHub told = invitedToTheConference();
        told.hears(aWardChange().at("2027-02-15T10:00").onWard(ADirectory.SOMATIC_WARD).original());
        assertThat(told.read("voksne")).noneMatch(sentence -> sentence.contains("takes back"));
    }

    @Test
    void a_stay_that_may_be_another_citizens_is_part_of_no_course() {
        AHub hub = hub(invitable(), CONFERENCE);
        StayEvent other = anAdmission().at("2027-01-25T10:00").from("ouh").inStay("o1").original();
        hub.disputing(other.stay()).hears(other, ADMITTED, FORTY_DAYS);
        hub.looks("2027-02-08T09:00");
        assertThat(steps("tovholdere", hub)).isEmpty();

        hub.looks("2027-02-15T09:00");
        assertThat(steps("tovholdere", hub)).hasSize(1);
    }

    @Test
    void those_told_of_the_stay_are_invited_while_the_municipality_is_unclear() {
        AHub hub = hub(invitable(), CONFERENCE);
        hub.hears(ADMITTED, FORTY_DAYS);
        hub.knowing(invitable().livingIn("0740")).looks("2027-02-15T09:00");

        assertThat(steps("tovholdere", hub)).hasSize(1);
    }

    @Test
    void the_answer_runs_in_the_working_time_of_the_unit() {
        scene.aarhusRules().with(aUnit("deltid", SOCIAL_SERVICES).open(AUnit.TUESDAY_AND_THURSDAY));
        AHub hub = hub(aCitizen().livingIn(AARHUS).withServiceAt(SOCIAL_SERVICES, "deltid").withConsentFor(SOCIAL_SERVICES), TALK);
        hub.hears(ADMITTED, aPlannedDischarge().at("2027-02-09T10:20").expecting("2027-02-19").original());

        assertThat(steps("deltid", hub)).extracting(step -> step.step().orElseThrow().answerUntil().orElseThrow())
            .containsExactly(Danish.time("2027-02-11T10:20"));
    }

    @Test
    void an_invitation_that_nobody_answers_is_reminded_of_and_then_told_to_the_manager() {
        scene.aarhusRules().with(aUnit("leder", new UnitFunction("LEADER")), aUnit("sager", SOCIAL_SERVICES).managedBy("leder"));
        AHub hub = hub(aCitizen().livingIn(AARHUS).withServiceAt(SOCIAL_SERVICES, "sager").withConsentFor(SOCIAL_SERVICES), CONFERENCE);
        hub.hears(anAdmission().at("2027-03-01T21:40").original(),
            aPlannedDischarge().at("2027-03-02T10:00").expecting("2027-04-10").original());
        Plan invited = hub.looks("2027-03-15T09:00");

        assertThat(invited.lookAgain()).contains(Danish.time("2027-03-17T09:00"));
        assertThat(AHub.told(hub.looks("2027-03-17T09:00"))).containsExactly("sager reminds of STEP, now ADMITTED");
        assertThat(AHub.told(hub.looks("2027-03-19T09:00"))).containsExactly("leder says STEP");
        assertThat(AHub.told(hub.hears(an(EventType.LEAVE_STARTED).at("2027-03-19T12:00").original()))).as("nothing else of the stay")
            .noneMatch(told -> told.startsWith("leder"));
        assertThat(AHub.told(hub.hears(aDischarge().at("2027-03-19T14:00").original()))).as("the end of what it heard of")
            .anyMatch(told -> told.startsWith("leder says DISCHARGED"));
    }

    @Test
    void an_answer_or_the_end_of_the_stay_stops_the_reminder() {
        AHub answered = invitedToTheConference();
        answered.answered("voksne", Acknowledgement.Kind.RECEIVED, "2027-02-15T10:00");
        answered.answered("tovholdere", Acknowledgement.Kind.RECEIVED, "2027-02-15T10:00");
        assertThat(AHub.told(answered.looks("2027-02-17T09:00"))).isEmpty();

        AHub ended = invitedToTheConference();
        ended.hears(aDischarge().at("2027-02-16T10:00").original());
        assertThat(AHub.told(ended.looks("2027-02-17T09:00"))).isEmpty();
    }

    @Test
    void the_cancellation_of_an_urgent_step_wakes_who_the_step_woke() {
        CourseRule urgent = new CourseRule("akut", List.of(new StepRule("akut.kom", EventType.DISCHARGE_PLANNED, 0,
            new StepTime.When(EventType.DISCHARGE_PLANNED), Set.of(UnitFunction.HOUSING_SUPPORT), WorkingTime.parse("4 working hours"),
            true)));
        AHub hub = hub(Scene.supported(), urgent);
        hub.hears(anAdmission().at("2027-02-01T21:40").original());
        Plan come = hub.hears(aPlannedDischarge().at("2027-02-02T02:10").expecting("2027-02-02").original());
        assertThat(AHub.channels(come)).anyMatch(channel -> channel.endsWith("SMS"));

        Plan cancelled =
            hub.hears(aPlannedDischarge().at("2027-02-02T02:10").sentAt("2027-02-02T02:30").expecting("2027-02-02").cancelled());
        assertThat(AHub.channels(cancelled)).containsAll(AHub.channels(come));
    }

    private static Course course(AHub hub) {
        return Responsible.of(hub.situation()).situation().course();
    }

    private static List<Saying> steps(String unit, AHub of) {
        return of.contents(unit).filter(content -> !content.words().remind()).flatMap(content -> content.words().says().stream())
            .filter(saying -> saying.step().isPresent()).toList();
    }
}
