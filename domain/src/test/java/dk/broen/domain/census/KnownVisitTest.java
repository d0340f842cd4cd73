package dk.broen.domain.census;

import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.aWardChange;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.census.KnownVisit.State;
import dk.broen.domain.given.ACourse;
import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.AnEvent;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.StayKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KnownVisitTest {
    @ParameterizedTest
    @EnumSource(names = {"DETAILS_CHANGED", "TRANSFERRED", "LEAVE_STARTED"})
    void a_message_without_its_admission_is_no_cancellation(EventType type) {
        assertThat(state(an(type).original())).isEqualTo(State.UNHEARD);
    }

    @Test
    void a_cancelled_admission_leaves_no_stay() {
        assertThat(state(anAdmission().original(), anAdmission().sentAt("2026-12-04T21:00").cancelled())).isEqualTo(State.NO_STAY);
    }

    @Test
    void an_admission_that_a_list_cancelled_can_be_listed_again() {
        assertThat(state(anAdmission().original(), anAdmission().sentAt("2026-12-04T21:00").marked(StayEvent.Mark.LISTED).cancelled()))
            .isEqualTo(State.UNHEARD);
    }

    @Test
    void an_emergency_contact_is_no_admission_until_one_is_said() {
        StayEvent contact = an(EventType.EMERGENCY_CONTACT).original();
        assertThat(state(contact)).isEqualTo(State.EMERGENCY);
        assertThat(state(contact, anAdmission().sentAt("2026-12-04T22:00").original())).as("at the same time").isEqualTo(State.OPEN);
    }

    @Test
    void an_admission_opens_a_stay_that_a_discharge_ends() {
        assertThat(state(anAdmission().original(), aWardChange().onWard("PSY2").at("2026-12-04T21:00").original())).isEqualTo(State.OPEN);
        assertThat(state(anAdmission().original(), aDischarge().at("2026-12-04T21:00").original())).isEqualTo(State.ENDED);
    }

    @Test
    void a_citizen_of_whom_a_message_said_where_else_the_citizen_is_is_away() {
        StayEvent admission = anAdmission().original();
        AnEvent leave = an(EventType.LEAVE_STARTED).at("2026-12-05T08:00");
        assertThat(state(admission, leave.original())).isEqualTo(State.AWAY);
        assertThat(state(admission, leave.marked(StayEvent.Mark.ABSCONDED).marked(StayEvent.Mark.DISCHARGE).original()))
            .as("absconded").isEqualTo(State.AWAY);
        assertThat(state(admission, leave.original(), anAdmission().inStay("s2").onWard(ADirectory.SOMATIC_WARD).at("2026-12-05T09:00")
            .original())).as("the leave is none: double admission").isEqualTo(State.AWAY);
        assertThat(state(admission, leave.original(), an(EventType.LEAVE_ENDED).at("2026-12-05T10:00").original())).isEqualTo(State.OPEN);
    }

    @Test
    void a_citizen_who_left_for_another_hospital_is_away_until_a_message_names_another_place() {
        StayEvent admission = anAdmission().original();
        StayEvent transfer = aWardChange().marked(StayEvent.Mark.LEFT_FOR_ANOTHER_HOSPITAL).marked(StayEvent.Mark.DISCHARGE)
            .at("2026-12-05T08:00").original();
        assertThat(state(admission, transfer)).isEqualTo(State.AWAY);
        assertThat(state(admission, transfer, an(EventType.DETAILS_CHANGED).at("2026-12-05T09:00").original())).isEqualTo(State.AWAY);
        assertThat(state(admission, transfer, aDischarge().at("2026-12-05T08:00").sentAt("2026-12-05T09:00").cancelled()))
            .as("A13").isEqualTo(State.OPEN);
        assertThat(state(admission, transfer, an(EventType.DETAILS_CHANGED).marked(StayEvent.Mark.MOVED).at("2026-12-05T09:00").original()))
            .as("A02").isEqualTo(State.OPEN);
        assertThat(state(admission, aWardChange().onWard("PSY2").at("2026-12-05T08:00").original())).isEqualTo(State.OPEN);
        assertThat(state(admission, aWardChange().marked(StayEvent.Mark.LISTED).at("2026-12-05T08:00").original())).isEqualTo(State.OPEN);
    }

    @Test
    void a_list_does_not_end_the_stay_of_a_citizen_who_is_away() {
        StayEvent admission = anAdmission().original();
        StayEvent lacking = aDischarge().marked(StayEvent.Mark.LISTED).at("2026-12-05T09:00").original();
        StayEvent leave = an(EventType.LEAVE_STARTED).at("2026-12-05T08:55").sentAt("2026-12-05T09:20").original();
        StayEvent transfer = aWardChange().marked(StayEvent.Mark.LEFT_FOR_ANOTHER_HOSPITAL).at("2026-12-05T08:55").original();

        assertThat(state(admission, lacking)).isEqualTo(State.ENDED_BY_LIST);
        assertThat(state(admission, lacking, leave)).isEqualTo(State.AWAY);
        assertThat(state(admission, lacking, leave, an(EventType.LEAVE_ENDED).at("2026-12-05T10:00").original())).isEqualTo(State.OPEN);
        assertThat(state(admission, lacking, transfer)).isEqualTo(State.AWAY);
        assertThat(state(admission, leave, aDischarge().at("2026-12-05T09:00").original())).as("by message").isEqualTo(State.ENDED);
    }

    @Test
    void a_stay_is_known_by_each_number_that_a_message_states() {
        KnownVisit repeated = known("P7", anAdmission().alsoCalled("P7").original());

        assertThat(repeated.state()).isEqualTo(State.OPEN);
        assertThat(repeated.numbers()).containsExactlyInAnyOrder("s1", "P7");
        assertThat(repeated.saidAs(EventType.ADMITTED, "P7")).isEqualTo("s1");
        assertThat(repeated.saidAt()).contains(anAdmission().original().sentAt());
        assertThat(known("s1", anAdmission().marked(StayEvent.Mark.LISTED).original()).saidAt()).isEmpty();
    }

    @Test
    void a_stay_that_a_list_ended_under_another_number_is_ended_under_that_one() {
        StayEvent left = an(EventType.LEAVE_STARTED).marked(StayEvent.Mark.ABSCONDED).at("2026-12-05T08:00").original();
        StayEvent back = anAdmission().inStay("s2").at("2026-12-05T10:00").original();
        StayEvent end = aDischarge().marked(StayEvent.Mark.LISTED).at("2026-12-05T11:00").original();

        KnownVisit visit = known("s2", anAdmission().original(), left, back, end);

        assertThat(visit.state()).isEqualTo(State.ENDED_BY_LIST);
        assertThat(visit.saidAs(EventType.DISCHARGED, "s2")).isEqualTo("s1");
        assertThat(visit.saidAs(EventType.ADMITTED, "s1")).as("its own beginning").isEqualTo("s2");
    }

    private static KnownVisit known(String number, StayEvent... events) {
        ACourse course = ACourse.of(events);
        return KnownVisit.of(events[0].citizen(), new StayKey(events[0].stay().hospital(), number), course.said(),
            course.at("2026-12-05T12:00"));
    }

    private static State state(StayEvent... events) {
        ACourse course = ACourse.of(events);
        return KnownVisit.of(events[0].citizen(), events[0].stay(), course.said(), course.at("2026-12-05T12:00")).state();
    }
}
