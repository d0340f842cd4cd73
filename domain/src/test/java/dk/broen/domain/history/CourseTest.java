package dk.broen.domain.history;

import static dk.broen.domain.given.ADirectory.SOMATIC_WARD;
import static dk.broen.domain.given.AnEvent.aDeath;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.aPlannedDischarge;
import static dk.broen.domain.given.AnEvent.aWardChange;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.given.ACourse;
import dk.broen.domain.given.AnEvent;
import dk.broen.domain.given.Danish;
import dk.broen.domain.matter.Matter;
import dk.broen.domain.matter.Milestone;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.PlannedDischarge;
import dk.broen.domain.terms.Specialty;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is true of a citizen's stays, folded from what hospitals said (domain.md §3). */
class CourseTest {
    private static final StayEvent ADMITTED = anAdmission().at("2026-12-01T10:00").original();
    private static final StayEvent DISCHARGED = aDischarge().at("2026-12-03T10:00").original();
    private static final String LATER = "2026-12-20T12:00";

    @Test
    void a_citizen_of_whom_nobody_said_anything_has_no_stay() {
        assertThat(course().stays()).isEmpty();
    }

    @Test
    void an_admission_begins_a_stay_and_a_discharge_ends_it() {
        assertThat(states(ADMITTED)).containsExactly(Stay.State.OPEN);
        assertThat(states(ADMITTED, DISCHARGED)).containsExactly(Stay.State.ENDED);
    }

    @Test
    void an_admission_that_arrives_after_its_discharge_leaves_the_stay_ended() {
        assertThat(states(DISCHARGED, ADMITTED)).containsExactly(Stay.State.ENDED);
        assertThat(holding(DISCHARGED, ADMITTED)).containsExactly(EventType.DISCHARGED);
    }

    @Test
    void a_discharge_whose_admission_was_never_reported_is_a_discharge() {
        assertThat(holding(DISCHARGED)).containsExactly(EventType.DISCHARGED);
        assertThat(course(DISCHARGED).stays().get(0).begunAt()).isEmpty();
    }

    @Test
    void an_end_makes_the_beginning_the_leave_and_the_return_old_news() {
        Course course = course(ADMITTED, leave("2026-12-02T08:00"), leaveEnded("2026-12-02T20:00"), DISCHARGED);

        assertThat(types(course.truths())).containsExactly(EventType.ADMITTED, EventType.LEAVE_STARTED, EventType.LEAVE_ENDED,
            EventType.DISCHARGED);
        assertThat(holding(course)).containsExactly(EventType.DISCHARGED);
    }

    @Test
    void a_cancelled_move_takes_the_citizen_out_of_the_specialty_that_the_move_entered() {
        StayEvent move = moved("2026-12-01T14:00", SOMATIC_WARD);
        StayEvent update = an(EventType.DETAILS_CHANGED).at("2026-12-01T15:00").onWard(SOMATIC_WARD).original();
        StayEvent cancelled = an(EventType.TRANSFERRED).at("2026-12-01T14:00").sentAt("2026-12-01T16:00").cancelled();

        assertThat(course(ADMITTED, move, update).stays().get(0).specialties())
            .containsExactlyInAnyOrder(Specialty.PSYCHIATRIC, Specialty.SOMATIC);
        Stream.of(List.of(ADMITTED, move, update, cancelled), List.of(cancelled, update, move, ADMITTED)).forEach(said -> assertThat(
            course(said.toArray(StayEvent[]::new)).stays().get(0).specialties()).containsExactly(Specialty.PSYCHIATRIC));
    }

    @Test
    void a_cancellation_that_names_no_move_leaves_the_move() {
        assertThat(course(ADMITTED, moved("2026-12-01T14:00", SOMATIC_WARD),
            an(EventType.TRANSFERRED).at("2026-12-01T13:00").sentAt("2026-12-01T16:00").cancelled()).stays().get(0).specialties())
            .containsExactlyInAnyOrder(Specialty.PSYCHIATRIC, Specialty.SOMATIC);
    }

    private static StayEvent moved(String at, String ward) {
        return an(EventType.DETAILS_CHANGED).marked(StayEvent.Mark.MOVED).at(at).onWard(ward).original();
    }

    @Test
    void two_numbers_that_a_message_states_are_one_stay_in_every_order() {
        StayEvent other = anAdmission().inStay("s2").alsoCalled("s1").at("2026-12-01T10:07").original();
        StayEvent otherEnd = aDischarge().inStay("s2").at("2026-12-03T10:15").original();

        Stream.of(List.of(ADMITTED, other, DISCHARGED, otherEnd), List.of(otherEnd, DISCHARGED, other, ADMITTED)).forEach(said -> {
            Course course = course(said.toArray(StayEvent[]::new));
            assertThat(course.stays()).hasSize(1);
            assertThat(types(course.truths())).containsExactly(EventType.ADMITTED, EventType.DISCHARGED);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"s1", "s2"})
    void a_citizen_who_absconded_and_is_admitted_again_comes_back_to_the_same_stay(String visit) {
        Course course = course(ADMITTED, absconded("2026-12-02T08:00"),
            anAdmission().inStay(visit).at("2026-12-03T08:00").original(), aDischarge().inStay(visit).at("2026-12-05T10:00").original());

        assertThat(course.stays()).singleElement().extracting(Stay::state).isEqualTo(Stay.State.ENDED);
        assertThat(types(course.truths())).containsExactly(EventType.ADMITTED, EventType.LEAVE_STARTED, EventType.LEAVE_ENDED,
            EventType.DISCHARGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s1", "s2"})
    void a_citizen_who_absconded_from_a_leave_and_is_admitted_again_comes_back_to_the_same_stay(String visit) {
        Course course = course(ADMITTED, leave("2026-12-02T08:00"), absconded("2026-12-03T08:00"),
            anAdmission().inStay(visit).at("2026-12-05T08:00").original());

        assertThat(course.stays()).singleElement().extracting(Stay::state).isEqualTo(Stay.State.OPEN);
        assertThat(types(course.truths())).containsExactly(EventType.ADMITTED, EventType.LEAVE_STARTED, EventType.LEAVE_ENDED);
    }

    @Test
    void an_admission_elsewhere_or_after_a_discharge_or_after_a_leave_does_not_go_on_with_the_stay() {
        StayEvent again = anAdmission().inStay("s2").at("2026-12-03T08:00").original();
        assertThat(course(ADMITTED, absconded("2026-12-02T08:00"), anAdmission().from("ouh").inStay("s2").at("2026-12-03T08:00").original())
            .stays()).hasSize(2);
        assertThat(course(ADMITTED, absconded("2026-12-02T08:00"), anAdmission().inStay("s2").onWard(SOMATIC_WARD).at("2026-12-03T08:00")
            .original()).stays()).hasSize(2);
        assertThat(course(ADMITTED, absconded("2026-12-02T08:00"), aDischarge().at("2026-12-02T20:00").original(), again).stays())
            .hasSize(2);
        assertThat(course(ADMITTED, leave("2026-12-02T08:00"), again).stays()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"2026-12-16T08:00, ENDED", "2026-12-16T08:01, OVER"})
    void an_admission_long_after_an_absconding_begins_another_stay(String admitted, Stay.State first) {
        Course course = course(ADMITTED, absconded("2026-12-02T08:00"), anAdmission().inStay("s2").at(admitted).original(),
            aDischarge().inStay("s2").at("2026-12-18T10:00").original());

        assertThat(course.stays().get(0).state()).isEqualTo(first);
        assertThat(course.stays()).hasSize(first == Stay.State.ENDED ? 1 : 2);
    }

    @Test
    void a_cancelled_discharge_cancels_an_absconding_that_was_reported_as_a_discharge_and_no_other() {
        StayEvent byDischarge = an(EventType.LEAVE_STARTED).marked(StayEvent.Mark.ABSCONDED).marked(StayEvent.Mark.DISCHARGE)
            .at("2026-12-02T08:00").original();
        StayEvent named = aDischarge().at("2026-12-02T08:00").sentAt("2026-12-02T12:00").cancelled();
        StayEvent again = aDischarge().at("2026-12-02T08:00").sentAt("2026-12-02T13:00").cancelled();
        StayEvent unnamed = aDischarge().at("2026-12-02T12:00").cancelled();

        assertThat(states(ADMITTED, byDischarge, named)).containsExactly(Stay.State.OPEN);
        assertThat(states(ADMITTED, byDischarge, unnamed)).containsExactly(Stay.State.OPEN);
        assertThat(states(ADMITTED, absconded("2026-12-02T08:00"), named)).containsExactly(Stay.State.ON_LEAVE);
        assertThat(states(ADMITTED, leave("2026-12-01T20:00"), byDischarge, unnamed)).containsExactly(Stay.State.ON_LEAVE);
        assertThat(states(ADMITTED, leave("2026-12-01T20:00"), byDischarge, named, again)).containsExactly(Stay.State.ON_LEAVE);
    }

    @Test
    void a_cancelled_absconding_leaves_an_older_discharge_under_the_same_visit_number() {
        StayEvent readmitted = anAdmission().at("2026-12-05T10:00").original();
        StayEvent byDischarge = an(EventType.LEAVE_STARTED).marked(StayEvent.Mark.ABSCONDED).marked(StayEvent.Mark.DISCHARGE)
            .at("2026-12-06T08:00").original();
        StayEvent home = aDischarge().at("2026-12-07T08:00").original();

        assertThat(states(ADMITTED, DISCHARGED, readmitted, byDischarge,
            aDischarge().at("2026-12-06T08:00").sentAt("2026-12-06T12:00").cancelled())).containsExactly(Stay.State.ENDED, Stay.State.OPEN);
        assertThat(states(ADMITTED, DISCHARGED, readmitted, byDischarge, aDischarge().at("2026-12-06T12:00").cancelled()))
            .containsExactly(Stay.State.ENDED, Stay.State.OPEN);
        assertThat(states(ADMITTED, DISCHARGED, readmitted, byDischarge, home, aDischarge().at("2026-12-07T12:00").cancelled()))
            .containsExactly(Stay.State.ENDED, Stay.State.ON_LEAVE);
    }

    private static StayEvent absconded(String at) {
        return an(EventType.LEAVE_STARTED).marked(StayEvent.Mark.ABSCONDED).at(at).original();
    }

    @Test
    void leave_begins_and_ends_within_the_stay_and_a_return_makes_the_leave_old_news() {
        assertThat(states(ADMITTED, leave("2026-12-02T08:00"))).containsExactly(Stay.State.ON_LEAVE);
        assertThat(holding(ADMITTED, leave("2026-12-02T08:00"), leaveEnded("2026-12-02T20:00")))
            .containsExactly(EventType.ADMITTED, EventType.LEAVE_ENDED);
    }

    @Test
    void a_leave_that_is_reported_again_during_that_leave_is_not_a_second_leave() {
        assertThat(types(course(ADMITTED, leave("2026-12-02T08:00"), leave("2026-12-02T09:00")).truths()))
            .containsExactly(EventType.ADMITTED, EventType.LEAVE_STARTED);
    }

    @Test
    void a_leave_never_overtakes_an_admission_that_arrives_late() {
        assertThat(holding(leave("2026-12-02T08:00"), ADMITTED)).containsExactly(EventType.ADMITTED, EventType.LEAVE_STARTED);
    }

    @Test
    void what_happened_at_one_time_is_ordered_by_how_a_stay_goes() {
        assertThat(states(leave("2026-12-01T10:00"), ADMITTED)).containsExactly(Stay.State.ON_LEAVE);
        assertThat(states(aDischarge().at("2026-12-01T10:00").original(), ADMITTED)).containsExactly(Stay.State.ENDED);
    }

    @Test
    void a_discharge_and_a_readmission_at_one_time_are_ordered_by_when_they_were_sent() {
        StayEvent readmitted = anAdmission().at("2026-12-03T10:00").sentAt("2026-12-03T10:05").original();

        assertThat(states(readmitted, DISCHARGED, ADMITTED)).containsExactly(Stay.State.ENDED, Stay.State.OPEN);
    }

    @Test
    void stays_that_began_at_one_time_have_one_order_whichever_is_heard_of_first() {
        StayEvent other = anAdmission().inStay("s2").onWard(SOMATIC_WARD).at("2026-12-01T10:00").original();

        assertThat(course(ADMITTED, other).stays()).extracting(stay -> stay.key().episode()).containsExactly("s1", "s2");
        assertThat(course(other, ADMITTED).stays()).extracting(stay -> stay.key().episode()).containsExactly("s1", "s2");
    }

    @Test
    void wards_that_report_one_admission_at_one_time_have_one_order_whichever_is_heard_of_first() {
        StayEvent onOtherWard = anAdmission().onWard(SOMATIC_WARD).at("2026-12-01T10:00").original();

        assertThat(course(ADMITTED, onOtherWard).stays().get(0).admission().map(Said::event)).contains(onOtherWard);
        assertThat(course(onOtherWard, ADMITTED).stays().get(0).admission().map(Said::event)).contains(onOtherWard);
    }

    @Test
    void messages_that_differ_only_in_the_name_of_the_citizen_report_one_admission() {
        assertThat(course(ADMITTED, anAdmission().at("2026-12-01T10:00").named("Testperson Nancy").original()).truths()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(value = EventType.class, names = {"TRANSFERRED", "DISCHARGE_PLANNED", "DETAILS_CHANGED"})
    void an_event_that_ends_nothing_leaves_the_stay_open(EventType silent) {
        assertThat(states(ADMITTED, an(silent).at("2026-12-02T10:00").original())).containsExactly(Stay.State.OPEN);
    }

    @Test
    void a_readmission_under_the_same_visit_number_is_another_stay() {
        assertThat(states(ADMITTED, DISCHARGED, anAdmission().at("2026-12-05T10:00").original()))
            .containsExactly(Stay.State.ENDED, Stay.State.OPEN);
    }

    @Test
    void a_later_stay_of_its_specialties_makes_an_end_old_news() {
        StayEvent somatic = anAdmission().inStay("s2").onWard(SOMATIC_WARD).at("2026-12-05T10:00").original();

        assertThat(holding(ADMITTED, DISCHARGED, anAdmission().inStay("s2").at("2026-12-05T10:00").original()))
            .containsExactly(EventType.ADMITTED);
        assertThat(holding(ADMITTED, DISCHARGED, somatic)).containsExactly(EventType.DISCHARGED, EventType.ADMITTED);
    }

    @Test
    void a_transfer_to_another_hospital_ends_the_first_stay_although_nobody_reported_an_end() {
        Course course = course(ADMITTED, anAdmission().from("ouh").inStay("o1").at("2026-12-02T10:00").original());

        assertThat(course.stays()).extracting(Stay::state).containsExactly(Stay.State.OVER, Stay.State.OPEN);
        assertThat(holding(course)).containsExactly(EventType.ADMITTED);
    }

    @Test
    void a_stay_that_is_heard_of_after_the_later_stay_began_is_not_over() {
        assertThat(states(ADMITTED, anAdmission().from("ouh").inStay("o1").at("2026-12-02T10:00").original(),
            aWardChange().at("2026-12-02T12:00").original())).containsExactly(Stay.State.OPEN, Stay.State.OPEN);
    }

    @Test
    void a_somatic_stay_does_not_end_a_psychiatric_one() {
        assertThat(states(ADMITTED, anAdmission().inStay("s2").onWard(SOMATIC_WARD).at("2026-12-02T10:00").original()))
            .containsExactly(Stay.State.OPEN, Stay.State.OPEN);
    }

    @Test
    void a_late_end_of_an_older_stay_does_not_end_the_newer_stay() {
        StayEvent elsewhere = anAdmission().from("ouh").inStay("o1").at("2026-12-02T10:00").original();

        assertThat(states(ADMITTED, elsewhere, DISCHARGED)).containsExactly(Stay.State.ENDED, Stay.State.OPEN);
    }

    @Test
    void a_municipality_or_a_name_that_a_later_message_deletes_does_not_count() {
        StayEvent stated = anAdmission().statingMunicipality("0751").named("Åse").original();
        StayEvent silent = an(EventType.DETAILS_CHANGED).at("2026-12-05T08:00").original();
        StayEvent deletes = an(EventType.DETAILS_CHANGED).at("2026-12-05T09:00").marked(StayEvent.Mark.MUNICIPALITY_DELETED)
            .marked(StayEvent.Mark.NAME_DELETED).original();
        StayEvent again = an(EventType.DETAILS_CHANGED).at("2026-12-05T10:00").statingMunicipality("0461").named("Åse").original();

        assertThat(course(stated, silent).stating()).contains(stated);
        assertThat(course(stated, silent).citizenName()).contains("Åse");
        assertThat(course(stated, silent, deletes).stating()).isEmpty();
        assertThat(course(stated, silent, deletes).citizenName()).isEmpty();
        assertThat(course(deletes, stated, again, silent).stating()).contains(again);
    }

    @Test
    void an_expected_discharge_stands_until_it_is_deleted_or_another_is_said() {
        StayEvent planned = aPlannedDischarge().at("2026-12-02T08:00").expecting("2026-12-10").original();
        StayEvent silent = aPlannedDischarge().at("2026-12-02T09:00").original();
        StayEvent deletes = aPlannedDischarge().at("2026-12-02T10:00").marked(StayEvent.Mark.EXPECTED_DISCHARGE_DELETED).original();

        assertThat(planned(course(ADMITTED, planned, silent))).containsExactly(planned.planned());
        assertThat(planned(course(ADMITTED, planned, silent, deletes))).containsExactly(Optional.empty());
        assertThat(planned(course(ADMITTED, silent))).containsExactly(Optional.empty());
    }

    @Test
    void what_a_message_said_of_a_stay_holds_until_a_later_one_deletes_it() {
        StayEvent compulsory = anAdmission().marked(StayEvent.Mark.COMPULSORY_ADMISSION).original();
        StayEvent deletes =
            an(EventType.DETAILS_CHANGED).at("2026-12-05T08:00").marked(StayEvent.Mark.COMPULSORY_ADMISSION_DELETED).original();

        assertThat(course(compulsory).stays().get(0).marks()).contains(StayEvent.Mark.COMPULSORY_ADMISSION);
        assertThat(course(compulsory, deletes).stays().get(0).marks()).doesNotContain(StayEvent.Mark.COMPULSORY_ADMISSION);
    }

    private static List<Optional<PlannedDischarge>> planned(Course course) {
        return course.stays().get(0).milestones(EventType.DISCHARGE_PLANNED).map(Milestone::planned).toList();
    }

    @Test
    void a_leave_while_another_stay_is_open_or_begins_within_a_day_is_no_leave() {
        StayEvent somatic = anAdmission().from("ouh").inStay("o1").onWard(SOMATIC_WARD).at("2026-12-02T20:00").original();
        StayEvent dayAfter = anAdmission().from("ouh").inStay("o1").onWard(SOMATIC_WARD).at("2026-12-03T08:00").original();

        assertThat(types(course(ADMITTED, leave("2026-12-02T08:00"), somatic).truths())).doesNotContain(EventType.LEAVE_STARTED);
        assertThat(types(course(ADMITTED, leave("2026-12-02T22:00"), somatic).truths())).doesNotContain(EventType.LEAVE_STARTED);
        assertThat(states(ADMITTED, leave("2026-12-02T08:00"), somatic).get(0)).isEqualTo(Stay.State.ELSEWHERE);
        assertThat(types(course(ADMITTED, leave("2026-12-02T08:00"), dayAfter).truths())).contains(EventType.LEAVE_STARTED);
    }

    @Test
    void a_return_from_a_leave_that_is_no_leave_is_no_return() {
        StayEvent somatic = anAdmission().from("ouh").inStay("o1").onWard(SOMATIC_WARD).at("2026-12-02T09:00").original();

        assertThat(types(course(ADMITTED, leave("2026-12-02T08:00"), somatic, leaveEnded("2026-12-04T08:00")).truths()))
            .containsExactly(EventType.ADMITTED, EventType.ADMITTED);
    }

    @Test
    void a_leave_after_the_other_stay_ended_is_a_leave() {
        StayEvent somatic = anAdmission().from("ouh").inStay("o1").onWard(SOMATIC_WARD).at("2026-12-02T09:00").original();
        StayEvent home = aDischarge().from("ouh").inStay("o1").onWard(SOMATIC_WARD).at("2026-12-03T09:00").original();

        assertThat(types(course(ADMITTED, somatic, home, leave("2026-12-04T08:00")).truths())).contains(EventType.LEAVE_STARTED);
    }

    @Test
    void a_leave_during_another_stay_is_no_leave_although_that_stay_has_ended_since() {
        StayEvent somatic = anAdmission().from("ouh").inStay("o1").onWard(SOMATIC_WARD).at("2026-12-02T09:00").original();
        StayEvent home = aDischarge().from("ouh").inStay("o1").onWard(SOMATIC_WARD).at("2026-12-04T09:00").original();

        assertThat(types(course(ADMITTED, somatic, leave("2026-12-03T08:00"), home).truths())).doesNotContain(EventType.LEAVE_STARTED);
    }

    @Test
    void the_end_of_a_stay_after_a_leave_that_is_no_leave_is_an_end() {
        StayEvent somatic = anAdmission().from("ouh").inStay("o1").onWard(SOMATIC_WARD).at("2026-12-02T09:00").original();

        assertThat(types(course(ADMITTED, leave("2026-12-02T08:00"), somatic, DISCHARGED).truths()))
            .containsExactly(EventType.ADMITTED, EventType.DISCHARGED, EventType.ADMITTED);
    }

    @Test
    void a_leave_is_a_leave_although_the_stay_before_a_transfer_was_never_ended() {
        assertThat(states(anAdmission().from("ouh").inStay("o1").at("2026-11-20T10:00").original(), ADMITTED, leave("2026-12-02T08:00")))
            .containsExactly(Stay.State.OVER, Stay.State.ON_LEAVE);
    }

    @Test
    void a_stay_has_all_the_specialties_it_passed_through_and_begins_in_each_once() {
        Stay stay = course(anAdmission().onWard(SOMATIC_WARD).at("2026-12-01T10:00").original(),
            aWardChange().at("2026-12-02T10:00").original(), aWardChange().onWard(SOMATIC_WARD).at("2026-12-03T10:00").original())
            .stays().get(0);

        assertThat(stay.specialties()).containsExactlyInAnyOrder(Specialty.SOMATIC, Specialty.PSYCHIATRIC);
        assertThat(stay.milestones(EventType.ADMITTED).map(Milestone::at))
            .containsExactly(Danish.time("2026-12-01T10:00"), Danish.time("2026-12-02T10:00"));
    }

    @Test
    void a_ward_that_is_put_right_begins_the_stay_when_the_citizen_came_in() {
        Course course = course(anAdmission().onWard("NEW").at("2026-12-01T10:00").original(),
            an(EventType.DETAILS_CHANGED).at("2026-12-01T12:00").original());

        assertThat(course.stays().get(0).milestones(EventType.ADMITTED).map(Milestone::at))
            .containsExactly(Danish.time("2026-12-01T10:00"));
    }

    @Test
    void a_ward_that_nobody_classified_begins_nothing() {
        Course course = course(anAdmission().onWard("NEW").original());

        assertThat(course.truths()).isEmpty();
        assertThat(course.stays().get(0).specialties()).isEmpty();
    }

    @Test
    void a_death_is_the_citizens_and_makes_everything_old_news() {
        Course course = course(ADMITTED, aDeath().at("2026-12-02T10:00").original(), DISCHARGED);

        assertThat(holding(course)).containsExactly(EventType.DECEASED);
        assertThat(course.stays()).extracting(Stay::state).containsExactly(Stay.State.ENDED);
    }

    @Test
    void a_death_is_one_matter_however_many_hospitals_report_it() {
        Course course = course(ADMITTED, aDeath().at("2026-12-02T12:00").original(),
            aDeath().from("ouh").inStay("o1").at("2026-12-02T10:00").original());

        assertThat(course.death()).hasValueSatisfying(death -> assertThat(death.at()).isEqualTo(Danish.time("2026-12-02T10:00")));
        assertThat(types(course.truths())).containsOnlyOnce(EventType.DECEASED);
    }

    @Test
    void a_leave_after_a_death_opens_nothing() {
        assertThat(states(ADMITTED, aDeath().at("2026-12-02T10:00").original(), leave("2026-12-02T12:00")))
            .containsExactly(Stay.State.ENDED);
    }

    @Test
    void a_cancelled_admission_never_happened() {
        assertThat(course(ADMITTED, cancelled(anAdmission().at("2026-12-01T10:00"), "2026-12-01T11:00")).truths()).isEmpty();
    }

    @Test
    void a_planned_discharge_falls_with_its_admission_whatever_the_order_of_arrival() {
        StayEvent planned = aPlannedDischarge().at("2026-12-01T10:30").expecting("2026-12-24").original();
        StayEvent undone = cancelled(anAdmission().at("2026-12-01T10:00"), "2026-12-01T11:00");

        assertThat(course(ADMITTED, planned, undone).stays()).isEmpty();
        assertThat(course(undone, planned, ADMITTED).stays()).isEmpty();
        assertThat(course(planned, undone).stays()).isEmpty();
        assertThat(course(an(EventType.EMERGENCY_CONTACT).at("2026-12-01T09:00").original(), ADMITTED, planned, undone).stays())
            .singleElement().satisfies(stay -> assertThat(types(stay.milestones().stream())).containsExactly(EventType.EMERGENCY_CONTACT));
    }

    @Test
    void a_planned_discharge_of_a_cancelled_admission_does_not_come_back_with_an_admission_on_another_day() {
        StayEvent planned = aPlannedDischarge().at("2026-12-01T10:30").expecting("2026-12-24").original();
        StayEvent undone = cancelled(anAdmission().at("2026-12-01T10:00"), "2026-12-01T11:00");
        StayEvent again = anAdmission().at("2026-12-03T10:00").original();

        assertThat(types(course(ADMITTED, planned, undone, again).truths())).containsExactly(EventType.ADMITTED);
        assertThat(types(course(again, undone, planned, ADMITTED).truths())).containsExactly(EventType.ADMITTED);
    }

    @Test
    void a_planned_discharge_stands_while_an_admission_of_its_visit_does_or_none_was_reported_yet() {
        StayEvent planned = aPlannedDischarge().at("2026-12-01T10:30").expecting("2026-12-24").original();
        StayEvent undone = cancelled(anAdmission().at("2026-12-01T10:00"), "2026-12-01T11:00");
        StayEvent putRight = anAdmission().at("2026-12-01T10:20").sentAt("2026-12-01T11:05").original();
        StayEvent plannedAfter = aPlannedDischarge().at("2026-12-01T12:00").expecting("2026-12-25").original();

        assertThat(types(course(planned).truths())).containsExactly(EventType.DISCHARGE_PLANNED);
        assertThat(types(course(ADMITTED, planned, undone, putRight).truths()))
            .containsExactly(EventType.ADMITTED, EventType.DISCHARGE_PLANNED);
        assertThat(types(course(ADMITTED, undone, plannedAfter).truths())).containsExactly(EventType.DISCHARGE_PLANNED);
    }

    @Test
    void a_cancelled_discharge_leaves_the_citizen_admitted() {
        assertThat(states(ADMITTED, DISCHARGED, cancelled(aDischarge().at("2026-12-03T10:00"), "2026-12-03T11:00")))
            .containsExactly(Stay.State.OPEN);
    }

    @Test
    void a_cancellation_that_arrives_before_its_event_undoes_the_event() {
        assertThat(states(cancelled(aDischarge().at("2026-12-03T10:00"), "2026-12-03T11:00"), DISCHARGED, ADMITTED))
            .containsExactly(Stay.State.OPEN);
    }

    @Test
    void a_later_discharge_is_true_after_an_earlier_one_was_cancelled() {
        StayEvent later = aDischarge().at("2026-12-05T10:00").original();

        assertThat(course(later, cancelled(aDischarge().at("2026-12-03T10:00"), "2026-12-03T11:00"), DISCHARGED, ADMITTED).stays().get(0)
            .end()).hasValueSatisfying(end -> assertThat(end.event()).isEqualTo(later));
    }

    @Test
    void a_cancelled_admission_under_one_visit_number_leaves_the_other_stay() {
        StayEvent other = anAdmission().inStay("s2").at("2026-12-01T12:00").original();

        assertThat(course(ADMITTED, other, cancelled(anAdmission().at("2026-12-01T10:00"), "2026-12-01T13:00")).stays())
            .extracting(stay -> stay.key().episode()).containsExactly("s2");
    }

    @Test
    void a_correction_replaces_the_last_event_of_its_type() {
        Course course = course(ADMITTED, DISCHARGED, aDischarge().at("2026-12-03T12:00").sentAt("2026-12-03T13:00").corrected());

        assertThat(course.stays().get(0).milestones(EventType.DISCHARGED).map(Milestone::at))
            .containsExactly(Danish.time("2026-12-03T12:00"));
    }

    @Test
    void a_cancelled_death_leaves_the_stay_as_it_was() {
        StayEvent died = aDeath().at("2026-12-02T10:00").original();

        assertThat(states(ADMITTED, died, cancelled(aDeath().at("2026-12-02T10:00"), "2026-12-02T11:00")))
            .containsExactly(Stay.State.OPEN);
    }

    @Test
    void a_cancelled_discharge_does_not_undo_a_death() {
        StayEvent died = aDeath().at("2026-12-03T11:00").original();

        assertThat(course(ADMITTED, DISCHARGED, died, cancelled(aDischarge().at("2026-12-03T10:00"), "2026-12-03T12:00")).death())
            .isPresent();
    }

    @Test
    void a_cancelled_discharge_that_says_nothing_of_a_death_leaves_it() {
        StayEvent died = aDeath().at("2026-12-02T10:00").original();

        assertThat(course(ADMITTED, died, cancelled(aDischarge().at("2026-12-02T10:00"), "2026-12-02T11:00")).death()).isPresent();
    }

    @Test
    void a_cancelled_discharge_that_says_that_the_citizen_lives_takes_back_discharge_and_death_in_any_order() {
        StayEvent died = aDeath().at("2026-12-02T10:00").original();
        StayEvent undone = cancelled(aDischarge().at("2026-12-02T10:00").marked(StayEvent.Mark.CITIZEN_LIVES), "2026-12-02T11:00");
        StayEvent discharged = aDischarge().at("2026-12-02T10:00").original();

        assertThat(states(ADMITTED, died, undone)).containsExactly(Stay.State.OPEN);
        assertThat(states(undone, died, ADMITTED)).containsExactly(Stay.State.OPEN);
        assertThat(states(undone, discharged, died, ADMITTED)).containsExactly(Stay.State.OPEN);
    }

    @Test
    void an_old_load_a_word_of_the_future_and_a_word_of_the_same_moment_take_no_death_back() {
        StayEvent died = aDeath().at("2026-12-02T10:00").original();

        assertThat(course(ADMITTED, died, an(EventType.DETAILS_CHANGED).at("2026-12-02T11:00").marked(StayEvent.Mark.CITIZEN_LIVES)
            .marked(StayEvent.Mark.OLD_LOAD).original()).death()).isPresent();
        assertThat(course(ADMITTED, died, an(EventType.DETAILS_CHANGED).at("2027-12-02T11:00").sentAt("2026-12-02T11:00")
            .marked(StayEvent.Mark.CITIZEN_LIVES).original()).death()).isPresent();
        assertThat(
            course(ADMITTED, died, an(EventType.DETAILS_CHANGED).at("2026-12-02T10:00").marked(StayEvent.Mark.CITIZEN_LIVES).original())
                .death())
            .isPresent();
    }

    @ParameterizedTest
    @EnumSource(value = EventType.class, names = {"ADMITTED", "EMERGENCY_CONTACT"})
    void a_cancelled_beginning_undoes_the_beginning_that_stands_whatever_its_class(EventType beginning) {
        EventType other = beginning == EventType.ADMITTED ? EventType.EMERGENCY_CONTACT : EventType.ADMITTED;

        assertThat(course(an(beginning).at("2026-12-01T10:00").original(), cancelled(an(other).at("2026-12-01T10:00"), "2026-12-01T11:00"))
            .stays()).isEmpty();
    }

    @Test
    void a_death_that_a_discharge_reported_and_that_was_none_leaves_the_discharge() {
        StayEvent died = aDeath().at("2026-12-02T10:00").marked(StayEvent.Mark.DISCHARGE).original();
        StayEvent lives = an(EventType.DETAILS_CHANGED).at("2026-12-02T11:00").marked(StayEvent.Mark.CITIZEN_LIVES).original();
        StayEvent undone = cancelled(aDischarge().at("2026-12-02T10:00").marked(StayEvent.Mark.CITIZEN_LIVES), "2026-12-02T11:00");

        assertThat(course(ADMITTED, died, lives).death()).isEmpty();
        assertThat(states(ADMITTED, died, lives)).containsExactly(Stay.State.ENDED);
        assertThat(states(lives, died, ADMITTED)).containsExactly(Stay.State.ENDED);
        assertThat(states(ADMITTED, died, undone)).containsExactly(Stay.State.OPEN);
    }

    @Test
    void an_update_that_says_that_the_citizen_lives_takes_back_an_earlier_death_and_no_later_one() {
        StayEvent died = aDeath().at("2026-12-02T10:00").original();
        StayEvent lives = an(EventType.DETAILS_CHANGED).at("2026-12-02T11:00").marked(StayEvent.Mark.CITIZEN_LIVES).original();

        assertThat(course(ADMITTED, died, lives).death()).isEmpty();
        assertThat(states(ADMITTED, lives, died)).containsExactly(Stay.State.OPEN);
        assertThat(course(ADMITTED, lives, aDeath().at("2026-12-02T12:00").original()).death()).isPresent();
    }

    @Test
    void a_death_reported_before_and_after_a_discharge_is_cancelled_by_one_cancellation() {
        Course course = course(ADMITTED, aDeath().at("2026-12-03T09:00").original(), DISCHARGED,
            aDeath().at("2026-12-03T11:00").original(), cancelled(aDeath().at("2026-12-03T09:00"), "2026-12-03T15:00"));

        assertThat(course.death()).isEmpty();
        assertThat(course.stays()).extracting(Stay::state).containsExactly(Stay.State.ENDED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_admission_sent_together_with_the_cancellation_of_an_earlier_one_is_true(boolean inOrder) {
        StayEvent undone = cancelled(anAdmission().at("2026-12-01T10:00"), "2026-12-01T10:10");
        StayEvent readmitted = anAdmission().at("2026-12-01T10:10").sentAt("2026-12-01T10:10").original();

        assertThat(course(inOrder ? new StayEvent[] {ADMITTED, undone, readmitted} : new StayEvent[] {readmitted, undone, ADMITTED})
            .stays().get(0).begunAt()).contains(Danish.time("2026-12-01T10:10"));
    }

    @Test
    void an_admission_and_its_cancellation_with_one_sending_time_leave_nothing() {
        StayEvent undone = cancelled(anAdmission().at("2026-12-01T10:00"), "2026-12-01T10:00");

        assertThat(course(ADMITTED, undone).stays()).isEmpty();
        assertThat(course(undone, ADMITTED).stays()).isEmpty();
    }

    @Test
    void an_admission_that_was_reported_twice_is_cancelled_by_one_cancellation() {
        StayEvent undone = cancelled(anAdmission().at("2026-12-01T10:00"), "2026-12-01T11:00");

        assertThat(course(ADMITTED, anAdmission().at("2026-12-01T10:00").sentAt("2026-12-01T10:05").original(), undone).stays()).isEmpty();
        assertThat(course(ADMITTED, anAdmission().at("2026-12-01T10:20").original(), undone).stays()).isEmpty();
    }

    @Test
    void a_cancellation_sent_twice_undoes_one_leave_only() {
        StayEvent undone = cancelled(an(EventType.LEAVE_STARTED).at("2026-12-02T12:00"), "2026-12-02T13:00");

        assertThat(types(course(ADMITTED, leave("2026-12-01T12:00"), leaveEnded("2026-12-01T20:00"), leave("2026-12-02T12:00"), undone,
            undone).truths())).containsExactly(EventType.ADMITTED, EventType.LEAVE_STARTED, EventType.LEAVE_ENDED);
    }

    @Test
    void the_end_of_an_emergency_contact_is_recognised_without_its_beginning() {
        StayEvent sentHome = aDischarge().ofAnEmergencyContact().original();

        assertThat(course(sentHome).stays().get(0).emergencyOnly()).isTrue();
        assertThat(course(sentHome, ADMITTED).stays().get(0).emergencyOnly()).isFalse();
        assertThat(course(DISCHARGED).stays().get(0).emergencyOnly()).isFalse();
    }

    @Test
    void an_emergency_contact_that_becomes_an_admission_is_old_news() {
        StayEvent seen = an(EventType.EMERGENCY_CONTACT).at("2026-12-01T08:00").original();

        assertThat(course(seen).stays().get(0).emergencyOnly()).isTrue();
        assertThat(holding(seen, ADMITTED)).containsExactly(EventType.ADMITTED);
    }

    @Test
    void of_several_planned_discharges_the_one_that_was_sent_last_holds_whatever_the_order_of_arrival() {
        StayEvent first = aPlannedDischarge().at("2026-12-02T10:00").expecting("2026-12-24").original();
        StayEvent second = aPlannedDischarge().at("2026-12-02T12:00").expecting("2026-12-27").original();

        for (List<StayEvent> order : List.of(List.of(ADMITTED, first, second), List.of(second, first, ADMITTED))) {
            assertThat(course(order.toArray(StayEvent[]::new)).stays().get(0).milestones(EventType.DISCHARGE_PLANNED)
                .map(planned -> planned.planned().orElseThrow().day().toString())).containsExactly("2026-12-27");
        }
    }

    @Test
    void a_planned_day_is_old_news_when_it_has_passed_and_is_still_true() {
        ACourse course = ACourse.of(ADMITTED, aPlannedDischarge().at("2026-12-02T10:00").expecting("2026-12-04").original());

        assertThat(holding(course.at("2026-12-04T23:00"))).containsExactly(EventType.ADMITTED, EventType.DISCHARGE_PLANNED);
        assertThat(holding(course.at("2026-12-05T00:01"))).containsExactly(EventType.ADMITTED);
        assertThat(types(course.at("2026-12-05T00:01").truths())).contains(EventType.DISCHARGE_PLANNED);
    }

    @Test
    void what_happened_in_the_future_of_its_receipt_cannot_be() {
        StayEvent discharged = aDischarge().at("2062-12-03T10:00").sentAt("2026-12-03T10:05").original();
        Course course = course(ADMITTED, discharged);

        assertThat(course.stays()).extracting(Stay::state).containsExactly(Stay.State.OPEN);
        assertThat(course.doubts()).singleElement().satisfies(doubt -> {
            assertThat(doubt.why()).isEqualTo(Doubt.Why.IN_THE_FUTURE);
            assertThat(doubt.said().event()).isEqualTo(discharged);
        });
    }

    @Test
    void a_clock_that_is_a_little_fast_is_believed() {
        assertThat(course(anAdmission().at("2026-12-01T10:10").sentAt("2026-12-01T10:00").original()).doubts()).isEmpty();
        assertThat(course(anAdmission().at("2026-12-01T10:11").sentAt("2026-12-01T10:00").original()).doubts()).hasSize(1);
    }

    @Test
    void an_end_before_its_beginning_cannot_be_and_the_true_discharge_ends_the_stay() {
        StayEvent impossible = aDischarge().at("2026-11-03T10:00").sentAt("2026-12-02T10:00").original();

        assertThat(course(ADMITTED, impossible).doubts()).extracting(Doubt::why).containsExactly(Doubt.Why.END_BEFORE_BEGINNING);
        assertThat(states(ADMITTED, impossible)).containsExactly(Stay.State.OPEN);
        assertThat(states(ADMITTED, impossible, DISCHARGED)).containsExactly(Stay.State.ENDED);
    }

    @Test
    void an_emergency_contact_does_not_end_before_it_begins() {
        StayEvent seen = an(EventType.EMERGENCY_CONTACT).at("2026-12-01T08:00").original();
        StayEvent impossible = aDischarge().ofAnEmergencyContact().at("2026-11-03T10:00").sentAt("2026-12-02T10:00").original();

        assertThat(course(seen, impossible).doubts()).extracting(Doubt::why).containsExactly(Doubt.Why.END_BEFORE_BEGINNING);
    }

    @Test
    void an_end_that_was_sent_before_the_next_beginning_is_the_end_of_a_former_stay() {
        assertThat(course(aDischarge().at("2026-11-03T10:00").original(), ADMITTED).doubts()).isEmpty();
    }

    @Test
    void only_an_end_is_compared_with_the_beginning() {
        StayEvent plannedBefore = aPlannedDischarge().at("2026-11-30T10:00").sentAt("2026-12-02T10:00").original();

        assertThat(course(ADMITTED, plannedBefore).doubts()).isEmpty();
    }

    @Test
    void doubts_have_the_order_of_what_happened_whichever_is_heard_of_first() {
        StayEvent first = aDischarge().at("2062-12-03T10:00").sentAt("2026-12-03T10:05").original();
        StayEvent second = aDischarge().inStay("s2").at("2063-12-03T10:00").sentAt("2026-12-03T10:05").original();

        assertThat(course(first, second).doubts()).extracting(doubt -> doubt.said().event()).containsExactly(first, second);
        assertThat(course(second, first).doubts()).extracting(doubt -> doubt.said().event()).containsExactly(first, second);
    }

    @Test
    void an_impossible_time_that_is_corrected_or_cancelled_is_no_doubt_any_more() {
        StayEvent impossible = aDischarge().at("2062-12-03T10:00").sentAt("2026-12-03T10:05").original();

        assertThat(course(ADMITTED, impossible, aDischarge().at("2026-12-03T10:00").sentAt("2026-12-03T10:30").corrected()).doubts())
            .isEmpty();
        assertThat(course(ADMITTED, impossible, cancelled(aDischarge().at("2062-12-03T10:00"), "2026-12-03T10:30")).doubts()).isEmpty();
    }

    @Test
    void a_correction_with_an_impossible_time_does_not_undo_the_true_discharge() {
        StayEvent typo = aDischarge().at("2062-12-03T10:00").sentAt("2026-12-03T10:30").corrected();

        assertThat(states(ADMITTED, DISCHARGED, typo)).containsExactly(Stay.State.ENDED);
        assertThat(course(ADMITTED, DISCHARGED, typo).doubts()).hasSize(1);
        assertThat(course(ADMITTED, DISCHARGED, typo, aDischarge().at("2026-12-03T11:00").sentAt("2026-12-03T11:30").corrected()).doubts())
            .isEmpty();
    }

    @Test
    void two_feeds_that_report_one_admission_under_two_numbers_report_one_stay() {
        StayEvent other = anAdmission().inStay("list-7").at("2026-12-01T10:00").sentAt("2026-12-01T11:00").original();
        Course course = course(ADMITTED, other, aDischarge().inStay("list-7").at("2026-12-03T10:00").original());

        assertThat(course.stays()).singleElement().satisfies(stay -> {
            assertThat(stay.aliases()).extracting(key -> key.episode()).containsExactlyInAnyOrder("s1", "list-7");
            assertThat(stay.state()).isEqualTo(Stay.State.ENDED);
        });
    }

    @Test
    void the_message_that_was_sent_last_states_the_municipality() {
        assertThat(course(anAdmission().at("2026-12-01T10:00").statingMunicipality("0751").original(),
            aDischarge().at("2026-12-03T10:00").statingMunicipality("0740").original(),
            aWardChange().at("2026-12-02T10:00").original()).stating())
            .hasValueSatisfying(stating -> assertThat(stating.type()).isEqualTo(EventType.DISCHARGED));
    }

    @Test
    void the_name_of_the_citizen_is_the_one_that_was_sent_last() {
        assertThat(course(aDischarge().at("2026-12-03T10:00").named("Testperson Nancy").original(),
            anAdmission().at("2026-12-01T10:00").named("Testperson Nanna").original(),
            aWardChange().inStay("s2").at("2026-12-04T10:00").original()).citizenName()).contains("Testperson Nancy");
        assertThat(course(ADMITTED).citizenName()).isEmpty();
    }

    private static Course course(StayEvent... events) {
        return ACourse.of(events).at(LATER);
    }

    private static List<Stay.State> states(StayEvent... events) {
        return course(events).stays().stream().map(Stay::state).toList();
    }

    private static List<EventType> holding(StayEvent... events) {
        return holding(course(events));
    }

    private static List<EventType> holding(Course course) {
        return types(course.truths().filter(course::holds));
    }

    private static List<EventType> types(Stream<? extends Matter> matters) {
        return matters.map(Matter::type).toList();
    }

    private static StayEvent leave(String time) {
        return an(EventType.LEAVE_STARTED).at(time).original();
    }

    private static StayEvent leaveEnded(String time) {
        return an(EventType.LEAVE_ENDED).at(time).original();
    }

    private static StayEvent cancelled(AnEvent event, String sentAt) {
        return event.sentAt(sentAt).cancelled();
    }
}
