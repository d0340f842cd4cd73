package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.APerson.aPerson;
import static dk.broen.domain.given.AUnit.aUnit;
import static dk.broen.domain.given.AnAppointment.appointed;
import static dk.broen.domain.given.AnEvent.aPlannedDischarge;
import static dk.broen.domain.given.AnEvent.aWardChange;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.given.TheCourses.CONFERENCE;
import static dk.broen.domain.given.TheCourses.TALK;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.SOCIAL_SERVICES;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.courses.CourseRule;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.AHub;
import dk.broen.domain.given.Danish;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.notification.Acknowledgement;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.EventType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long an invitation stands, and what its answer and its entry in a calendar follow (domain.md §§3, 6; ADR 127, 128). */
class StepsThatStandTest {
    private static final StayEvent ADMITTED = anAdmission().at("2027-02-01T21:40").original();
    private static final StayEvent FORTY_DAYS = aPlannedDischarge().at("2027-02-02T10:00").expecting("2027-03-13").original();
    private final Scene scene = new Scene();

    private static ACitizen invitable() {
        return aCitizen().livingIn(AARHUS).withServiceAt(SOCIAL_SERVICES, "voksne").withConsentFor(SOCIAL_SERVICES, COORDINATOR)
            .coordinatedBy(appointed(aPerson("Anna"), "tovholdere"));
    }

    private AHub hub(CourseRule... courses) {
        scene.aarhusRules().withCourses(courses);
        return scene.hub(invitable());
    }

    private AHub invitedToTheConference() {
        AHub hub = hub(CONFERENCE);
        hub.hears(ADMITTED, FORTY_DAYS);
        hub.looks("2027-02-15T09:00");
        assertThat(steps("voksne", hub)).hasSize(1);
        return hub;
    }

    @Test
    void a_conference_that_was_held_is_not_cancelled_by_the_day_of_the_discharge() {
        AHub hub = invitedToTheConference();
        hub.hears(aPlannedDischarge().at("2027-02-26T10:00").expecting("2027-02-28").original());

        assertThat(hub.read("voksne")).last().isEqualTo("takes back DISCHARGE_PLANNED, says DISCHARGE_PLANNED, now ADMITTED");
        assertThat(AHub.told(hub.looks("2027-02-26T11:00"))).isEmpty();
    }

    @Test
    void a_conference_that_was_held_is_not_cancelled_with_the_plan() {
        AHub hub = invitedToTheConference();
        hub.hears(aPlannedDischarge().at("2027-02-02T10:00").sentAt("2027-02-26T10:00").expecting("2027-03-13").cancelled());

        assertThat(hub.read("voksne")).last().isEqualTo("takes back DISCHARGE_PLANNED, now ADMITTED");
    }

    @Test
    void an_invitation_that_was_answered_stands() {
        AHub hub = invitedToTheConference();
        hub.answered("voksne", Acknowledgement.Kind.RECEIVED, "2027-02-15T10:00");
        hub.hears(aPlannedDischarge().at("2027-02-15T11:00").expecting("2027-02-20").original());

        assertThat(hub.read("voksne")).last().isEqualTo("takes back DISCHARGE_PLANNED, says DISCHARGE_PLANNED, now ADMITTED");
    }

    @Test
    void what_was_cancelled_in_time_stays_cancelled_after_that_time() {
        AHub hub = invitedToTheConference();
        hub.hears(aPlannedDischarge().at("2027-02-15T11:00").expecting("2027-02-20").original());
        assertThat(hub.read("voksne")).last().asString().startsWith("takes back DISCHARGE_PLANNED STEP");

        assertThat(AHub.told(hub.looks("2027-02-18T09:00"))).isEmpty();
        assertThat(hub.course().stays()).hasSize(1);
        assertThat(Responsible.of(hub.situation()).situation().course().steps().made()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2027-03-23T10:00, 2027-05-01", "2027-03-23T10:00, 2027-03-28"})
    void who_was_invited_and_cancelled_is_invited_again_when_the_stay_is_long_again(String at, String day) {
        AHub hub = invitedToTheConference();
        hub.hears(aPlannedDischarge().at("2027-02-15T11:00").expecting("2027-02-20").original());
        hub.hears(aPlannedDischarge().at(at).expecting(day).original());

        assertThat(steps("voksne", hub)).hasSize(2).extracting(Saying::matter).containsOnly(steps("voksne", hub).get(0).matter());
        assertThat(steps("voksne", hub)).extracting(Saying::at).last().isEqualTo(Danish.time(at));
        assertThat(revisions(hub)).containsExactly(0, 2);
    }

    @Test
    void an_admission_that_is_sent_again_does_not_overrule_a_plan() {
        AHub hub = hub(CONFERENCE);
        hub.hears(ADMITTED, aPlannedDischarge().at("2027-02-10T10:00").expecting("2027-02-20").original(),
            anAdmission().at("2027-02-01T21:40").sentAt("2027-02-12T10:00").expecting("2027-03-13").original());
        hub.looks("2027-02-15T09:00");

        assertThat(steps("voksne", hub)).isEmpty();
    }

    @Test
    void a_reminder_with_another_day_for_the_answer_has_the_next_revision() {
        AHub hub = invitedToTheConference();
        assertThat(AHub.told(hub.looks("2027-02-17T09:00"))).contains("voksne reminds of STEP, now ADMITTED");

        assertThat(all("voksne", hub)).extracting(step -> step.step().orElseThrow().answerUntil().orElseThrow()).doesNotHaveDuplicates()
            .hasSize(2);
        assertThat(all("voksne", hub)).extracting(step -> step.step().orElseThrow().revision()).containsExactly(0, 1);
    }

    @Test
    void an_invitation_that_was_reminded_of_from_another_ward_is_taken_back_once() {
        AHub hub = hub(TALK);
        hub.hears(ADMITTED, aPlannedDischarge().at("2027-02-08T10:20").expecting("2027-03-12").original(),
            aPlannedDischarge().at("2027-02-08T15:00").onWard(ADirectory.OTHER_PSYCHIATRIC_WARD).expecting("2027-03-12").original());
        hub.looks("2027-02-09T10:20");
        assertThat(hub.read("voksne")).last().asString().startsWith("reminds of ");

        hub.hears(aPlannedDischarge().at("2027-02-09T11:00").onWard(ADirectory.OTHER_PSYCHIATRIC_WARD).expecting("2027-03-15").original());
        assertThat(taken(hub)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"2027-02-05T14:00, 2027-02-06, 2027-02-06T23:59", "2027-02-05T10:00, 2027-02-09, 2027-02-08T10:00"})
    void the_answer_is_expected_before_the_citizen_is_discharged(String planned, String day, String until) {
        AHub hub = hub(TALK);
        hub.hears(ADMITTED, aPlannedDischarge().at(planned).expecting(day).original());

        assertThat(steps("tovholdere", hub)).extracting(step -> step.step().orElseThrow().answerUntil().orElseThrow())
            .containsExactly(Danish.time(until));
    }

    @ParameterizedTest
    @CsvSource({ADirectory.SOMATIC_WARD, "NEW"})
    void an_invitation_that_waits_goes_to_nobody_after_the_citizen_left_psychiatry(String ward) {
        AHub hub = hub(TALK);
        hub.knowing(Scene.knownToSocialServices());
        hub.hears(ADMITTED, aPlannedDischarge().at("2027-02-05T18:00").expecting("2027-02-12").original(),
            aWardChange().at("2027-02-06T10:00").onWard(ward).original());
        hub.looks("2027-02-08T09:00");

        assertThat(steps("voksne", hub)).isEmpty();
    }

    @Test
    void an_invitation_that_medcom_cannot_tell_does_not_keep_back_a_leave() {
        scene.aarhusRules().with(aUnit("nexus", SOCIAL_SERVICES)
            .reachedBy(new ContactPoint.MedCom("https://nexus.example/fhir", "953741000016009", "5790001348120")));
        scene.aarhusRules().withCourses(CONFERENCE);
        AHub hub = scene.hub(aCitizen().livingIn(AARHUS).withServiceAt(SOCIAL_SERVICES, "nexus").withConsentFor(SOCIAL_SERVICES));
        hub.hears(anAdmission().at("2027-02-01T21:40").expecting("2027-03-13").original());
        assertThat(hub.looks("2027-02-15T09:00").open()).extracting(WorkItem::kind)
            .contains(WorkItem.Kind.NO_CONTACT_POINT);

        hub.attempting(AHub.Outcome.UNKNOWN);
        Plan leave = hub.hears(an(EventType.LEAVE_STARTED).at("2027-02-16T10:00").original());
        assertThat(AHub.told(leave)).containsExactly("nexus says LEAVE_STARTED, now ON_LEAVE");
        assertThat(AHub.told(hub.looks("2027-02-16T10:05"))).as("its retry goes on under the same id").isEmpty();
        assertThat(hub.attempted("nexus")).hasSize(2);
        assertThat(hub.tasks()).contains(WorkItem.Kind.NO_CONTACT_POINT);
    }

    private static List<Saying> taken(AHub hub) {
        return hub.contents("voksne").flatMap(content -> content.words().takesBack().stream()).filter(saying -> saying.step().isPresent())
            .toList();
    }

    private static List<Integer> revisions(AHub hub) {
        return steps("voksne", hub).stream().map(step -> step.step().orElseThrow().revision()).toList();
    }

    private static List<Saying> steps(String unit, AHub of) {
        return of.contents(unit).filter(content -> !content.words().remind()).flatMap(content -> content.words().says().stream())
            .filter(saying -> saying.step().isPresent()).toList();
    }

    private static List<Saying> all(String unit, AHub of) {
        return of.contents(unit).flatMap(content -> content.words().says().stream()).filter(saying -> saying.step().isPresent()).toList();
    }
}
