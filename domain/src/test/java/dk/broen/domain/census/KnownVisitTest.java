package dk.broen.domain.census;

import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.aWardChange;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.census.KnownVisit.State;
import dk.broen.domain.given.ACourse;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.EventType;
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
        assertThat(state(anAdmission().original(), aWardChange().at("2026-12-04T21:00").original())).isEqualTo(State.OPEN);
        assertThat(state(anAdmission().original(), aDischarge().at("2026-12-04T21:00").original())).isEqualTo(State.ENDED);
    }

    private static State state(StayEvent... events) {
        ACourse course = ACourse.of(events);
        return KnownVisit.of(events[0].citizen(), events[0].stay(), course.said(), course.at("2026-12-05T12:00")).state();
    }
}
