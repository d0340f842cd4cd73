package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.AnEvent.aPlannedDischarge;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.given.TheCourses.CONFERENCE;
import static dk.broen.domain.given.TheCourses.TALK;
import static dk.broen.domain.terms.UnitFunction.SOCIAL_SERVICES;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.courses.CourseRule;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.AHub;
import dk.broen.domain.history.StayEvent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A transfer is one course (domain.md §3), and what one hospital says is told to nobody who may not know of that hospital (§4; ADR 127). */
class StepsAfterTransferTest {
    private static final StayEvent ADMITTED = anAdmission().at("2027-02-01T21:40").original();
    private static final StayEvent FORTY_DAYS = aPlannedDischarge().at("2027-02-02T10:00").expecting("2027-03-13").original();
    private static final StayEvent TRANSFERRED = anAdmission().at("2027-02-15T14:00").from("ouh").inStay("o1").original();
    private final Scene scene = new Scene();

    private AHub invited(CourseRule course, String... regions) {
        scene.aarhusRules().withCourses(course);
        AHub hub = scene.hub(aCitizen().livingIn(AARHUS).withServiceAt(SOCIAL_SERVICES, "voksne")
            .with(aConsent().naming(SOCIAL_SERVICES).forHospitalsOf(regions)));
        hub.hears(ADMITTED, FORTY_DAYS);
        hub.looks("2027-02-15T09:00");
        assertThat(steps(hub)).hasSize(1);
        return hub;
    }

    private static StayEvent plannedByTheOther(String day) {
        return aPlannedDischarge().from("ouh").inStay("o1").at("2027-02-15T15:00").expecting(day).original();
    }

    @Test
    void who_may_not_know_of_the_other_hospital_hears_nothing_about_the_talk() {
        AHub hub = invited(TALK, ADirectory.MIDTJYLLAND);
        List<String> before = hub.read("voksne");
        hub.hears(TRANSFERRED, plannedByTheOther("2027-02-20"));

        assertThat(hub.read("voksne")).isEqualTo(andNothingButTheEnd(before));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-02-20", "2027-04-20"})
    void who_may_not_know_of_the_other_hospital_hears_nothing_about_the_conference(String day) {
        AHub hub = invited(CONFERENCE, ADirectory.MIDTJYLLAND);
        List<String> before = hub.read("voksne");
        hub.hears(TRANSFERRED, plannedByTheOther(day));

        assertThat(hub.read("voksne")).isEqualTo(andNothingButTheEnd(before));
    }

    @Test
    void who_may_not_know_of_the_other_hospital_hears_nothing_of_the_end_that_its_admission_expects() {
        AHub hub = invited(CONFERENCE, ADirectory.MIDTJYLLAND);
        List<String> before = hub.read("voksne");
        hub.hears(anAdmission().at("2027-02-15T14:00").from("ouh").inStay("o1").expecting("2027-02-20").original());

        assertThat(hub.read("voksne")).isEqualTo(andNothingButTheEnd(before));
    }

    @Test
    void who_may_know_of_both_hospitals_is_invited_to_one_conference() {
        AHub hub = invited(CONFERENCE, ADirectory.MIDTJYLLAND, ADirectory.SYDDANMARK);
        hub.hears(TRANSFERRED, plannedByTheOther("2027-04-20"));
        hub.looks("2027-03-01T09:00");

        assertThat(steps(hub)).hasSize(1);
        assertThat(hub.read("voksne")).noneMatch(sentence -> sentence.contains("takes back"));
    }

    @Test
    void who_may_know_of_both_hospitals_is_invited_to_the_talk_at_the_other_one() {
        AHub hub = invited(TALK, ADirectory.MIDTJYLLAND, ADirectory.SYDDANMARK);
        hub.hears(TRANSFERRED, plannedByTheOther("2027-04-20"));
        hub.looks("2027-02-16T09:00");

        assertThat(steps(hub)).hasSize(2).extracting(Saying::matter).doesNotHaveDuplicates();
        assertThat(hub.read("voksne")).noneMatch(sentence -> sentence.contains("takes back"));
    }

    @Test
    void an_invitation_that_waits_for_the_opening_vanishes_with_the_transfer() {
        scene.aarhusRules().withCourses(TALK);
        AHub hub = scene.hub(aCitizen().livingIn(AARHUS).withServiceAt(SOCIAL_SERVICES, "voksne").withConsentFor(SOCIAL_SERVICES));
        hub.hears(ADMITTED);
        hub.hears(aPlannedDischarge().at("2027-02-05T18:00").expecting("2027-03-13").original(),
            anAdmission().at("2027-02-06T14:00").from("ouh").inStay("o1").original());
        hub.looks("2027-02-08T09:00");

        assertThat(steps(hub)).isEmpty();
    }

    private static List<String> andNothingButTheEnd(List<String> before) {
        return Stream.concat(before.stream(), Stream.of("now DISCHARGED")).toList();
    }

    private static List<Saying> steps(AHub hub) {
        return hub.contents("voksne").filter(content -> !content.words().remind()).flatMap(content -> content.words().says().stream())
            .filter(saying -> saying.step().isPresent()).toList();
    }
}
