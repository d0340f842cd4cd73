package dk.broen.domain.history;

import static dk.broen.domain.given.ADirectory.SOMATIC_WARD;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.aWardChange;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.given.ACourse;
import dk.broen.domain.history.StayEvent.Mark;
import dk.broen.domain.matter.Matter;
import dk.broen.domain.terms.EventType;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A cancellation names what it cancels by the clinical time (domain.md §3). */
class NamedCancellationTest {
    private static final StayEvent ADMITTED = anAdmission().at("2026-12-01T10:00").original();
    private static final StayEvent DISCHARGED = aDischarge().at("2026-12-03T10:00").original();

    @Test
    void a_discharge_that_was_none_is_cancelled_beside_the_true_discharge() {
        StayEvent none = aDischarge().at("2026-12-03T16:00").original();
        StayEvent cancelled = aDischarge().at("2026-12-03T16:00").sentAt("2026-12-03T17:00").cancelled();

        assertThat(ends(ADMITTED, DISCHARGED, none, cancelled)).containsExactly(DISCHARGED.occurredAt());
        assertThat(ends(cancelled, none, DISCHARGED, ADMITTED)).containsExactly(DISCHARGED.occurredAt());
    }

    @Test
    void a_leave_that_was_none_is_cancelled_beside_the_true_leave() {
        StayEvent left = an(EventType.LEAVE_STARTED).at("2026-12-02T08:00").original();
        StayEvent none = an(EventType.LEAVE_STARTED).at("2026-12-02T16:00").original();
        StayEvent cancelled = an(EventType.LEAVE_STARTED).at("2026-12-02T16:00").sentAt("2026-12-02T17:00").cancelled();

        assertThat(types(ADMITTED, left, none, cancelled)).containsExactly(EventType.ADMITTED, EventType.LEAVE_STARTED);
    }

    @Test
    void a_cancellation_of_the_first_report_also_undoes_its_later_repetitions() {
        StayEvent again = aDischarge().at("2026-12-03T10:20").original();
        StayEvent cancelled = aDischarge().at("2026-12-03T10:00").sentAt("2026-12-03T17:00").cancelled();

        assertThat(ends(ADMITTED, DISCHARGED, again, cancelled)).isEmpty();
    }

    @Test
    void a_cancelled_plan_does_not_bring_an_earlier_plan_back() {
        StayEvent first = an(EventType.DISCHARGE_PLANNED).at("2026-12-02T08:00").original();
        StayEvent second = an(EventType.DISCHARGE_PLANNED).at("2026-12-02T12:00").original();
        StayEvent cancelled = an(EventType.DISCHARGE_PLANNED).at("2026-12-02T12:00").sentAt("2026-12-02T17:00").cancelled();

        assertThat(types(ADMITTED, first, second, cancelled)).containsExactly(EventType.ADMITTED);
    }

    @Test
    void a_discharge_that_is_cancelled_twice_leaves_the_end_of_the_former_stay() {
        StayEvent readmitted = anAdmission().at("2026-12-05T10:00").original();
        StayEvent none = aDischarge().at("2026-12-06T10:00").original();
        StayEvent cancelled = aDischarge().at("2026-12-06T10:00").sentAt("2026-12-06T11:00").cancelled();
        StayEvent cancelledAgain = aDischarge().at("2026-12-06T10:00").sentAt("2026-12-06T12:00").cancelled();

        assertThat(ends(ADMITTED, DISCHARGED, readmitted, none, cancelled, cancelledAgain)).containsExactly(DISCHARGED.occurredAt());
    }

    @Test
    void a_plan_for_the_next_stay_under_the_same_number_does_not_make_the_former_plan_untrue() {
        StayEvent first = an(EventType.DISCHARGE_PLANNED).at("2026-12-02T08:00").original();
        StayEvent readmitted = anAdmission().at("2026-12-05T10:00").original();
        StayEvent second = an(EventType.DISCHARGE_PLANNED).at("2026-12-06T12:00").original();

        assertThat(types(ADMITTED, first, DISCHARGED, readmitted, second)).containsExactly(EventType.ADMITTED, EventType.DISCHARGE_PLANNED,
            EventType.DISCHARGED, EventType.ADMITTED, EventType.DISCHARGE_PLANNED);
    }

    @Test
    void a_cancellation_that_names_no_known_time_undoes_what_was_sent_last() {
        StayEvent cancelled = aDischarge().at("2026-12-03T17:00").cancelled();

        assertThat(ends(ADMITTED, DISCHARGED, cancelled)).isEmpty();
    }

    @Test
    void a_cancellation_that_names_no_known_time_undoes_what_was_sent_last_after_another_event_was_cancelled() {
        StayEvent left = an(EventType.LEAVE_STARTED).at("2026-12-02T08:00").original();
        StayEvent stayed = an(EventType.LEAVE_STARTED).at("2026-12-02T08:00").sentAt("2026-12-02T09:00").cancelled();
        StayEvent cancelled = aDischarge().at("2026-12-03T17:00").cancelled();

        assertThat(ends(ADMITTED, left, stayed, DISCHARGED, cancelled)).isEmpty();
        assertThat(ends(ADMITTED, aDischarge().at("2026-12-02T10:00").original(),
            aDischarge().at("2026-12-02T10:00").sentAt("2026-12-02T11:00").cancelled(), DISCHARGED, cancelled)).isEmpty();
    }

    @Test
    void what_is_reported_again_after_its_cancellation_can_be_cancelled_again() {
        StayEvent cancelled = aDischarge().at("2026-12-03T10:00").sentAt("2026-12-03T11:00").cancelled();
        StayEvent again = aDischarge().at("2026-12-03T10:00").sentAt("2026-12-03T12:00").original();
        StayEvent cancelledAgain = aDischarge().at("2026-12-03T10:00").sentAt("2026-12-03T13:00").cancelled();

        assertThat(ends(ADMITTED, DISCHARGED, cancelled, again)).containsExactly(DISCHARGED.occurredAt());
        assertThat(ends(ADMITTED, DISCHARGED, cancelled, again, cancelledAgain)).isEmpty();
    }

    @Test
    void a_cancellation_undoes_no_event_of_another_type_at_the_same_time() {
        StayEvent left = an(EventType.LEAVE_STARTED).at("2026-12-01T10:00").original();
        StayEvent cancelled = an(EventType.LEAVE_STARTED).at("2026-12-01T10:00").sentAt("2026-12-01T12:00").cancelled();

        assertThat(types(ADMITTED, left, cancelled)).containsExactly(EventType.ADMITTED);
    }

    @Test
    void a_correction_replaces_the_end_that_it_names_and_leaves_the_end_of_the_other_stay() {
        StayEvent readmitted = anAdmission().at("2026-12-05T10:00").original();
        StayEvent secondEnd = aDischarge().at("2026-12-07T10:00").original();
        StayEvent firstFromOtherWard = aDischarge().at("2026-12-03T10:00").onWard(SOMATIC_WARD).sentAt("2026-12-07T12:00").corrected();
        StayEvent secondLater = aDischarge().at("2026-12-07T11:00").sentAt("2026-12-07T12:00").corrected();

        assertThat(truths(ADMITTED, DISCHARGED, readmitted, secondEnd, firstFromOtherWard)
            .filter(matter -> matter.type() == EventType.DISCHARGED).map(Matter::place))
            .containsExactly(firstFromOtherWard.department(), secondEnd.department());
        assertThat(ends(ADMITTED, DISCHARGED, readmitted, secondEnd, secondLater))
            .containsExactly(DISCHARGED.occurredAt(), secondLater.occurredAt());
    }

    @Test
    void a_list_cancels_its_own_end_and_not_the_transfer_that_the_hospital_reported_since() {
        StayEvent lacking = aDischarge().marked(Mark.LISTED).at("2026-12-10T15:00").original();
        StayEvent listedAgain = aDischarge().marked(Mark.LISTED).at("2026-12-10T16:00").cancelled();

        assertThat(ACourse.of(ADMITTED, lacking, transferAt("2026-12-10T15:10"), listedAgain).at("2026-12-20T12:00").stays())
            .singleElement().matches(Stay::open).matches(Stay::leftForAnotherHospital);
        assertThat(ends(ADMITTED, lacking, listedAgain)).isEmpty();
        assertThat(ends(ADMITTED, DISCHARGED, listedAgain)).as("said by message").containsExactly(DISCHARGED.occurredAt());
    }

    @Test
    void a_hospital_cancels_its_transfer_and_not_only_the_end_that_a_list_said_at_the_same_time() {
        StayEvent lacking = aDischarge().marked(Mark.LISTED).at("2026-12-10T15:00").original();
        StayEvent cancelled = aDischarge().at("2026-12-10T15:00").sentAt("2026-12-10T16:00").cancelled();

        assertThat(ACourse.of(ADMITTED, lacking, transferAt("2026-12-10T15:00"), cancelled).at("2026-12-20T12:00").stays())
            .singleElement().matches(Stay::open).matches(stay -> !stay.leftForAnotherHospital());
    }

    private static StayEvent transferAt(String time) {
        return aWardChange().marked(Mark.LEFT_FOR_ANOTHER_HOSPITAL).marked(Mark.DISCHARGE).at(time).original();
    }

    private static Stream<Instant> ends(StayEvent... events) {
        return truths(events).filter(matter -> matter.type() == EventType.DISCHARGED).map(Matter::at);
    }

    private static Stream<EventType> types(StayEvent... events) {
        return truths(events).map(Matter::type);
    }

    private static Stream<Matter> truths(StayEvent... events) {
        return ACourse.of(events).at("2026-12-20T12:00").truths();
    }
}
