package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.ADirectory.MIDTJYLLAND;
import static dk.broen.domain.given.ADirectory.SYDDANMARK;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.APerson.aPerson;
import static dk.broen.domain.given.AnAppointment.appointed;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.aWardChange;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.planning.Scene.supported;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.AHub;
import dk.broen.domain.given.Danish;
import dk.broen.domain.history.Flag;
import dk.broen.domain.history.Stay;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.history.StayEvent.Mark;
import dk.broen.domain.terms.Circumstance;
import dk.broen.domain.terms.EventType;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A transfer to another hospital is one course: no discharge and no new admission, and the municipality hears where the citizen is
 * (domain.md §3).
 */
class TransferTest {
    private static final StayEvent ADMITTED = anAdmission().at("2026-12-01T10:00").original();
    private static final StayEvent LEFT =
        aWardChange().marked(Mark.LEFT_FOR_ANOTHER_HOSPITAL).marked(Mark.DISCHARGE).at("2026-12-20T10:00").original();
    private static final StayEvent THERE = anAdmission().from("ouh").inStay("o1").at("2026-12-20T13:00").original();
    private static final StayEvent HOME = aDischarge().from("ouh").inStay("o1").at("2026-12-22T12:00").original();
    private static final String TOLD = "says ADMITTED, now ADMITTED";
    private static final String END = "says DISCHARGED, now DISCHARGED";

    private final AHub hub = new Scene().hub(coordinated());

    @Test
    void the_transfer_is_told_by_the_hospital_that_the_citizen_came_to() {
        hub.hears(ADMITTED, LEFT, THERE, HOME);

        assertThat(hub.read("tovholdere")).containsExactly(TOLD, TOLD, END);
        assertThat(said()).extracting(Saying::circumstances).containsExactly(Set.of(), Set.of(Circumstance.TRANSFERRED), Set.of());
    }

    @Test
    void it_is_no_admission_and_the_stay_is_as_long_as_its_course() {
        hub.hears(ADMITTED, LEFT, THERE, HOME);

        assertThat(hub.contents("tovholdere").flatMap(content -> content.flags().stream()))
            .doesNotContain(Flag.SHORT_STAY, Flag.READMISSION, Flag.FREQUENT_ADMISSIONS);
    }

    @Test
    void a_transfer_that_the_first_hospital_does_not_report_is_one_course_too() {
        hub.hears(ADMITTED, THERE, HOME);

        assertThat(hub.read("tovholdere")).containsExactly(TOLD, TOLD, END);
        assertThat(said()).allMatch(saying -> saying.circumstances().isEmpty());
        assertThat(hub.contents("tovholdere").flatMap(content -> content.flags().stream())).doesNotContain(Flag.SHORT_STAY);
    }

    @Test
    void the_other_hospital_may_report_first_and_with_an_earlier_time() {
        hub.hears(ADMITTED, anAdmission().from("ouh").inStay("o1").at("2026-12-20T09:30").original(),
            aWardChange().marked(Mark.LEFT_FOR_ANOTHER_HOSPITAL).at("2026-12-20T10:00").sentAt("2026-12-20T11:00").original(), HOME);

        assertThat(hub.read("tovholdere")).containsExactly(TOLD, TOLD, END);
        assertThat(hub.course().stays()).extracting(Stay::state).containsExactly(Stay.State.OVER, Stay.State.ENDED);
    }

    @Test
    void an_update_of_the_first_hospital_after_the_transfer_opens_nothing_again() {
        hub.hears(ADMITTED, LEFT, THERE, an(EventType.DETAILS_CHANGED).at("2026-12-21T07:00").original(), HOME);

        assertThat(hub.read("tovholdere")).containsExactly(TOLD, TOLD, END);
        assertThat(hub.course().stays()).extracting(Stay::state).containsExactly(Stay.State.OVER, Stay.State.ENDED);
        assertThat(said().get(1).circumstances()).containsExactly(Circumstance.TRANSFERRED);
    }

    @Test
    void a_stay_that_had_ended_before_the_transfer_is_not_where_the_citizen_went() {
        hub.hears(ADMITTED, anAdmission().from("ouh").inStay("o1").at("2026-12-20T01:00").original(),
            aDischarge().from("ouh").inStay("o1").at("2026-12-20T08:00").original(), LEFT);
        assertThat(hub.course().stays()).extracting(Stay::state).containsExactly(Stay.State.OPEN, Stay.State.ENDED);

        hub.hears(anAdmission().from("ouh").inStay("o2").at("2026-12-20T13:00").original(),
            aDischarge().from("ouh").inStay("o2").at("2026-12-22T12:00").original());

        assertThat(hub.course().stays()).extracting(Stay::state)
            .containsExactly(Stay.State.OVER, Stay.State.ENDED, Stay.State.ENDED);
        assertThat(hub.course().before(hub.course().stays().get(1))).isEmpty();
        assertThat(said()).filteredOn(saying -> saying.at().equals(Danish.time("2026-12-20T13:00"))).singleElement()
            .extracting(Saying::circumstances).isEqualTo(Set.of(Circumstance.TRANSFERRED));
        assertThat(hub.contents("tovholdere").skip(3).flatMap(content -> content.flags().stream()))
            .doesNotContain(Flag.READMISSION, Flag.SHORT_STAY);
    }

    @Test
    void an_admission_long_after_the_transfer_is_another_course() {
        hub.hears(ADMITTED, LEFT, anAdmission().from("ouh").inStay("o1").at("2026-12-21T10:01").original(), HOME);

        assertThat(said()).allMatch(saying -> saying.circumstances().isEmpty());
        assertThat(hub.contents("tovholdere").flatMap(content -> content.flags().stream())).contains(Flag.SHORT_STAY);
    }

    @Test
    void a_transfer_that_was_reported_by_mistake_is_none() {
        hub.hears(ADMITTED, LEFT, aDischarge().at("2026-12-20T10:00").sentAt("2026-12-20T11:00").cancelled(), THERE,
            an(EventType.DETAILS_CHANGED).at("2026-12-21T07:00").original());

        assertThat(said()).allMatch(saying -> saying.circumstances().isEmpty());
        assertThat(hub.course().stays()).allMatch(Stay::open);
    }

    @Test
    void until_the_other_hospital_reports_the_citizen_is_admitted() {
        hub.hears(ADMITTED, LEFT);

        assertThat(hub.read("tovholdere")).containsExactly(TOLD);
        assertThat(hub.course().stays()).singleElement().matches(Stay::open);
    }

    @Test
    void a_discharge_at_the_first_hospital_is_a_discharge() {
        hub.hears(ADMITTED, aDischarge().at("2026-12-20T10:00").original(), THERE, HOME);

        assertThat(hub.read("tovholdere")).containsExactly(TOLD, END, TOLD, END);
        assertThat(hub.contents("tovholdere").flatMap(content -> content.flags().stream())).contains(Flag.READMISSION, Flag.SHORT_STAY);
    }

    @Test
    void who_may_not_hear_of_the_first_hospital_reads_no_transfer() {
        AHub there = new Scene().hub(coordinator().with(aConsent().naming(COORDINATOR).forHospitalsOf(SYDDANMARK)));
        there.hears(ADMITTED, LEFT, THERE, HOME);

        assertThat(there.contents("tovholdere").flatMap(content -> content.words().says().stream()))
            .allMatch(saying -> saying.circumstances().isEmpty());
        assertThat(there.contents("tovholdere").flatMap(content -> content.flags().stream())).contains(Flag.SHORT_STAY);
    }

    @Test
    void a_stay_at_the_same_hospital_is_no_transfer() {
        AHub same = new Scene().hub(supported());
        same.hears(ADMITTED, anAdmission().inStay("s2").at("2026-12-20T13:00").original());

        assertThat(same.course().before(same.course().stays().get(1))).isEmpty();
    }

    private static ACitizen coordinated() {
        return coordinator().with(aConsent().naming(COORDINATOR).forHospitalsOf(MIDTJYLLAND, SYDDANMARK));
    }

    private static ACitizen coordinator() {
        return aCitizen().livingIn(AARHUS).coordinatedBy(appointed(aPerson("Anna"), "tovholdere"));
    }

    private List<Saying> said() {
        return hub.contents("tovholdere").flatMap(content -> content.words().says().stream()).toList();
    }
}
