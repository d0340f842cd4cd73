package dk.broen.domain.history;

import static dk.broen.domain.given.ACourse.aCourse;
import static dk.broen.domain.given.AnEvent.aDeath;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.terms.EventId;
import dk.broen.domain.terms.EventType;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StayHistoryTest {
    private static final StayEvent FIRST = anAdmission().told();
    private static final StayEvent AGAIN = anAdmission().sentAt("2026-12-04T21:00").told();
    private static final StayEvent CORRECTED = anAdmission().sentAt("2026-12-04T22:00").corrected();
    private static final StayEvent DISCHARGED = aDischarge().at("2026-12-06T10:00").told();

    @Test
    void without_an_event_there_is_what_came_before_and_since() {
        assertThat(seenFrom(1, FIRST, DISCHARGED, CORRECTED)).containsExactly(FIRST, CORRECTED);
    }

    @Test
    void a_fact_that_was_said_again_is_not_known_to_the_first_who_said_it() {
        assertThat(seenFrom(0, FIRST, AGAIN, DISCHARGED)).containsExactly(DISCHARGED);
    }

    @Test
    void a_repetition_with_another_time_is_not_known_to_the_first_either() {
        assertThat(seenFrom(0, FIRST, anAdmission().at("2026-12-04T19:00").told(), anAdmission().at("2026-12-04T21:00").told())).isEmpty();
    }

    @Test
    void a_second_admission_after_a_discharge_repeats_nothing() {
        StayEvent readmitted = anAdmission().at("2026-12-07T10:00").told();

        assertThat(seenFrom(0, FIRST, DISCHARGED, readmitted)).containsExactly(DISCHARGED, readmitted);
    }

    @Test
    void a_fact_that_was_said_again_is_known_to_the_second() {
        assertThat(seenFrom(1, FIRST, AGAIN)).containsExactly(FIRST);
    }

    @Test
    void a_correction_since_is_known_though_it_names_the_same_time() {
        assertThat(seenFrom(0, FIRST, CORRECTED)).containsExactly(CORRECTED);
    }

    @Test
    void the_same_time_in_another_stay_is_another_fact() {
        StayEvent elsewhere = anAdmission().inStay("s2").told();

        assertThat(seenFrom(0, FIRST, elsewhere)).containsExactly(elsewhere);
    }

    @Test
    void courses_are_told_apart_by_their_stay() {
        StayEvent elsewhere = anAdmission().inStay("s2").told();

        assertThat(aCourse().of(FIRST, elsewhere, DISCHARGED).history().stays()).extracting(HospitalStay::state)
            .containsExactly(StayState.DISCHARGED, StayState.ADMITTED);
    }

    @Test
    void the_cancelled_end_of_a_stay_is_meant_for_the_death_that_ended_it() {
        StayEvent cancelled = aDischarge().at("2026-12-06T10:00").sentAt("2026-12-06T12:00").cancelled();
        StayEvent died = aDeath().at("2026-12-06T09:00").told();

        assertThat(aCourse().of(FIRST, died).history().meant(cancelled).type()).isEqualTo(EventType.DECEASED);
        assertThat(aCourse().of(FIRST, DISCHARGED, died).history().meant(cancelled)).isEqualTo(cancelled);
        assertThat(aCourse().of(FIRST).history().meant(cancelled)).isEqualTo(cancelled);
        assertThat(aCourse().of(FIRST, died).history().meant(DISCHARGED)).isEqualTo(DISCHARGED);
    }

    private static List<StayEvent> seenFrom(int index, StayEvent... events) {
        return aCourse().of(events).history().without(new EventId(new UUID(1, index))).events().stream().map(PastEvent::event).toList();
    }
}
