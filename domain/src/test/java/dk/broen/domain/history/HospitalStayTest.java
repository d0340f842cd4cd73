package dk.broen.domain.history;

import static dk.broen.domain.given.AnEvent.aDeath;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.terms.EventType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HospitalStayTest {
    private static final StayEvent ADMITTED = anAdmission().at("2026-12-01T10:00").original();
    private static final StayEvent DISCHARGED = aDischarge().at("2026-12-03T10:00").original();

    @Test
    void a_stay_without_events_has_not_started() {
        assertThat(stay().state()).isEqualTo(StayState.NOT_STARTED);
    }

    @Test
    void an_admission_begins_a_stay_and_a_discharge_ends_it() {
        assertThat(stay(ADMITTED).state()).isEqualTo(StayState.ADMITTED);
        assertThat(stay(ADMITTED, DISCHARGED).state()).isEqualTo(StayState.DISCHARGED);
    }

    @Test
    void an_admission_that_arrives_after_its_discharge_leaves_the_stay_discharged() {
        assertThat(stay(DISCHARGED, ADMITTED).state()).isEqualTo(StayState.DISCHARGED);
    }

    @Test
    void leave_begins_and_ends_within_the_stay() {
        StayEvent leaveStarted = an(EventType.LEAVE_STARTED).at("2026-12-02T08:00").original();
        StayEvent leaveEnded = an(EventType.LEAVE_ENDED).at("2026-12-02T20:00").original();

        assertThat(stay(ADMITTED, leaveStarted).state()).isEqualTo(StayState.ON_LEAVE);
        assertThat(stay(ADMITTED, leaveStarted, leaveEnded).state()).isEqualTo(StayState.ADMITTED);
    }

    @ParameterizedTest
    @EnumSource(value = EventType.class, names = {"TRANSFERRED", "DISCHARGE_PLANNED", "DETAILS_CHANGED"})
    void an_event_that_changes_no_state_leaves_the_state_as_it_was(EventType silent) {
        assertThat(stay(ADMITTED, an(silent).at("2026-12-02T10:00").original()).state()).isEqualTo(StayState.ADMITTED);
    }

    @Test
    void no_event_changes_the_state_after_a_death() {
        StayEvent died = aDeath().at("2026-12-02T10:00").original();

        assertThat(stay(ADMITTED, died, DISCHARGED).state()).isEqualTo(StayState.DECEASED);
    }

    @Test
    void a_cancelled_admission_never_happened() {
        assertThat(stay(ADMITTED, anAdmission().at("2026-12-01T10:00").sentAt("2026-12-01T11:00").cancelled()).state())
            .isEqualTo(StayState.NOT_STARTED);
    }

    @Test
    void a_cancelled_discharge_leaves_the_citizen_admitted() {
        assertThat(stay(ADMITTED, DISCHARGED, aDischarge().at("2026-12-03T10:00").sentAt("2026-12-03T11:00").cancelled()).state())
            .isEqualTo(StayState.ADMITTED);
    }

    @Test
    void a_cancellation_that_arrives_before_its_event_undoes_the_event() {
        assertThat(stay(aDischarge().at("2026-12-03T10:00").sentAt("2026-12-03T11:00").cancelled(), DISCHARGED, ADMITTED).state())
            .isEqualTo(StayState.ADMITTED);
    }

    @Test
    void a_later_discharge_is_valid_after_an_earlier_one_was_cancelled() {
        StayEvent cancelled = aDischarge().at("2026-12-03T10:00").sentAt("2026-12-03T11:00").cancelled();
        StayEvent later = aDischarge().at("2026-12-05T10:00").original();

        assertThat(stay(later, cancelled, DISCHARGED, ADMITTED).last(EventType.DISCHARGED)).contains(later);
    }

    @Test
    void a_correction_replaces_the_last_event_of_its_type() {
        StayEvent corrected = aDischarge().at("2026-12-03T12:00").sentAt("2026-12-03T13:00").corrected();

        assertThat(stay(ADMITTED, DISCHARGED, corrected).timeline()).containsExactly(ADMITTED, corrected);
    }

    @Test
    void a_cancelled_death_leaves_the_stay_as_it_was() {
        StayEvent died = aDeath().at("2026-12-02T10:00").original();

        assertThat(stay(ADMITTED, died, aDeath().at("2026-12-02T10:00").sentAt("2026-12-02T11:00").cancelled()).state())
            .isEqualTo(StayState.ADMITTED);
    }

    @Test
    void a_cancelled_discharge_does_not_undo_a_death() {
        StayEvent died = aDeath().at("2026-12-03T11:00").original();

        assertThat(stay(ADMITTED, DISCHARGED, died, aDischarge().at("2026-12-03T10:00").sentAt("2026-12-03T12:00").cancelled()).state())
            .isEqualTo(StayState.DECEASED);
    }

    @Test
    void a_cancelled_discharge_undoes_the_death_of_a_stay_without_discharge_in_any_order() {
        StayEvent died = aDeath().at("2026-12-02T10:00").original();
        StayEvent cancelled = aDischarge().at("2026-12-02T10:00").sentAt("2026-12-02T11:00").cancelled();

        assertThat(stay(ADMITTED, died, cancelled).state()).isEqualTo(StayState.ADMITTED);
        assertThat(stay(cancelled, died, ADMITTED).state()).isEqualTo(StayState.ADMITTED);
    }

    @Test
    void a_death_is_never_overtaken_whatever_its_time() {
        StayEvent died = aDeath().at("2026-12-01T00:00").sentAt("2026-12-03T12:00").original();

        assertThat(stay(ADMITTED, DISCHARGED, died).overtaken(died)).isFalse();
        assertThat(stay(ADMITTED, DISCHARGED, died).state()).isEqualTo(StayState.DECEASED);
    }

    @Test
    void a_death_reported_before_and_after_a_discharge_is_cancelled_by_one_cancellation() {
        StayEvent cancelled = aDeath().at("2026-12-03T09:00").sentAt("2026-12-03T15:00").cancelled();

        assertThat(
            stay(ADMITTED, aDeath().at("2026-12-03T09:00").original(), DISCHARGED, aDeath().at("2026-12-03T11:00").original(), cancelled)
                .state())
            .isEqualTo(StayState.DISCHARGED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_admission_sent_together_with_the_cancellation_of_an_earlier_one_is_valid(boolean inOrder) {
        StayEvent cancelled = anAdmission().at("2026-12-01T10:00").sentAt("2026-12-01T10:10").cancelled();
        StayEvent readmitted = anAdmission().at("2026-12-01T10:10").sentAt("2026-12-01T10:10").original();

        assertThat(stay(inOrder ? new StayEvent[] {ADMITTED, cancelled, readmitted} : new StayEvent[] {readmitted, cancelled, ADMITTED})
            .timeline())
            .containsExactly(readmitted);
    }

    @Test
    void an_admission_and_its_cancellation_with_one_sending_time_leave_nothing() {
        StayEvent cancelled = anAdmission().at("2026-12-01T10:00").sentAt("2026-12-01T10:00").cancelled();

        assertThat(stay(ADMITTED, cancelled).state()).isEqualTo(StayState.NOT_STARTED);
        assertThat(stay(cancelled, ADMITTED).state()).isEqualTo(StayState.NOT_STARTED);
    }

    @Test
    void the_end_of_an_emergency_contact_is_recognised_without_its_beginning() {
        StayEvent sentHome = aDischarge().ofAnEmergencyContact().original();

        assertThat(stay(sentHome).emergencyOnly()).isTrue();
        assertThat(stay(sentHome, ADMITTED).emergencyOnly()).isFalse();
        assertThat(stay(DISCHARGED).emergencyOnly()).isFalse();
        assertThat(stay(an(EventType.DETAILS_CHANGED).ofAnEmergencyContact().original(), DISCHARGED).emergencyOnly()).isFalse();
    }

    @Test
    void a_message_sent_twice_is_cancelled_by_one_cancellation() {
        StayEvent cancelled = anAdmission().at("2026-12-01T10:00").sentAt("2026-12-01T11:00").cancelled();

        assertThat(stay(ADMITTED, anAdmission().at("2026-12-01T10:00").sentAt("2026-12-01T10:05").original(), cancelled).state())
            .isEqualTo(StayState.NOT_STARTED);
    }

    @Test
    void an_admission_reported_twice_with_different_times_is_cancelled_by_one_cancellation() {
        StayEvent cancelled = anAdmission().at("2026-12-01T10:00").sentAt("2026-12-01T11:00").cancelled();

        assertThat(stay(ADMITTED, anAdmission().at("2026-12-01T10:20").original(), cancelled).state()).isEqualTo(StayState.NOT_STARTED);
    }

    @Test
    void a_death_reported_twice_is_cancelled_by_one_cancellation() {
        StayEvent cancelled = aDeath().at("2026-12-02T10:00").sentAt("2026-12-02T13:00").cancelled();

        assertThat(
            stay(ADMITTED, aDeath().at("2026-12-02T10:00").original(), aDeath().at("2026-12-02T12:00").original(), cancelled).state())
            .isEqualTo(StayState.ADMITTED);
    }

    @Test
    void a_cancellation_sent_twice_undoes_one_leave_only() {
        StayEvent first = an(EventType.LEAVE_STARTED).at("2026-12-01T12:00").original();
        StayEvent leaveEnded = an(EventType.LEAVE_ENDED).at("2026-12-01T20:00").original();
        StayEvent secondLeave = an(EventType.LEAVE_STARTED).at("2026-12-02T12:00").original();
        StayEvent cancelled = an(EventType.LEAVE_STARTED).at("2026-12-02T12:00").sentAt("2026-12-02T13:00").cancelled();

        assertThat(stay(ADMITTED, first, leaveEnded, secondLeave, cancelled, cancelled).timeline()).containsExactly(ADMITTED, first,
            leaveEnded);
    }

    @Test
    void the_state_before_an_event_is_the_state_without_it_and_later_events() {
        assertThat(stay(ADMITTED, DISCHARGED).stateBefore(DISCHARGED)).isEqualTo(StayState.ADMITTED);
        assertThat(stay(ADMITTED, DISCHARGED).stateBefore(ADMITTED)).isEqualTo(StayState.NOT_STARTED);
    }

    private static HospitalStay stay(StayEvent... events) {
        return HospitalStay.of(ADMITTED.stay(), List.of(events));
    }
}
