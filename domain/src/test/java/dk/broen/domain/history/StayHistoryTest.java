package dk.broen.domain.history;

import static dk.broen.domain.given.ACourse.aCourse;
import static dk.broen.domain.given.AnEvent.aDeath;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.OccasionId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StayHistoryTest {
    private static final StayEvent FIRST = anAdmission().original();
    private static final StayEvent AGAIN = anAdmission().sentAt("2026-12-04T21:00").original();
    private static final StayEvent CORRECTED = anAdmission().sentAt("2026-12-04T22:00").corrected();
    private static final StayEvent DISCHARGED = aDischarge().at("2026-12-06T10:00").original();

    @Test
    void without_an_event_the_history_contains_earlier_and_later_events() {
        assertThat(without(1, FIRST, DISCHARGED, CORRECTED)).containsExactly(FIRST, CORRECTED);
    }

    @Test
    void a_later_message_with_the_same_fact_is_left_out_for_the_first_message() {
        assertThat(without(0, FIRST, AGAIN, DISCHARGED)).containsExactly(DISCHARGED);
    }

    @Test
    void a_later_repetition_with_another_time_is_left_out_too() {
        assertThat(without(0, FIRST, anAdmission().at("2026-12-04T19:00").original(), anAdmission().at("2026-12-04T21:00").original()))
            .isEmpty();
    }

    @Test
    void a_second_admission_after_a_discharge_repeats_nothing() {
        StayEvent readmitted = anAdmission().at("2026-12-07T10:00").original();

        assertThat(without(0, FIRST, DISCHARGED, readmitted)).containsExactly(DISCHARGED, readmitted);
    }

    @Test
    void an_earlier_message_with_the_same_fact_is_kept_for_the_second_message() {
        assertThat(without(1, FIRST, AGAIN)).containsExactly(FIRST);
    }

    @Test
    void a_later_correction_is_kept_also_if_it_has_the_same_time() {
        assertThat(without(0, FIRST, CORRECTED)).containsExactly(CORRECTED);
    }

    @Test
    void the_same_time_in_another_stay_is_another_fact() {
        StayEvent elsewhere = anAdmission().inStay("s2").original();

        assertThat(without(0, FIRST, elsewhere)).containsExactly(elsewhere);
    }

    @Test
    void stays_are_separated_by_their_key() {
        StayEvent elsewhere = anAdmission().inStay("s2").original();

        assertThat(aCourse().of(FIRST, elsewhere, DISCHARGED).history().stays()).extracting(HospitalStay::state)
            .containsExactly(StayState.DISCHARGED, StayState.ADMITTED);
    }

    @Test
    void a_cancelled_discharge_means_the_death_if_the_stay_ended_by_death() {
        StayEvent cancelled = aDischarge().at("2026-12-06T10:00").sentAt("2026-12-06T12:00").cancelled();
        StayEvent died = aDeath().at("2026-12-06T09:00").original();

        assertThat(aCourse().of(FIRST, died).history().meant(cancelled).type()).isEqualTo(EventType.DECEASED);
        assertThat(aCourse().of(FIRST, DISCHARGED, died).history().meant(cancelled)).isEqualTo(cancelled);
        assertThat(aCourse().of(FIRST).history().meant(cancelled)).isEqualTo(cancelled);
        assertThat(aCourse().of(FIRST, died).history().meant(DISCHARGED)).isEqualTo(DISCHARGED);
    }

    private static List<StayEvent> without(int index, StayEvent... events) {
        return aCourse().of(events).history().without(new OccasionId(new UUID(1, index))).events().stream().map(PastEvent::event).toList();
    }
}
