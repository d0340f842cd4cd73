package dk.broen.domain.planning;

import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.aWardChange;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.planning.Scene.supported;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.given.AHub;
import dk.broen.domain.given.AnEvent;
import dk.broen.domain.given.Danish;
import dk.broen.domain.history.Stay;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.history.StayEvent.Mark;
import dk.broen.domain.terms.EventType;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A message counts before a list: the end that a list said is none if the hospital reports that the stay goes on (ADR 106). */
class ListedEndTest {
    private static final StayEvent ADMITTED = anAdmission().at("2026-12-01T10:00").original();
    private static final StayEvent LACKING = aDischarge().marked(Mark.LISTED).at("2026-12-10T15:00").original();
    private static final String ADMISSION_TOLD = "says ADMITTED, now ADMITTED";
    private static final String END_TOLD = "says DISCHARGED, now DISCHARGED";
    private static final String END_TAKEN_BACK = "takes back DISCHARGED, now ADMITTED";
    private static final String LEAVE_INSTEAD = "takes back DISCHARGED, says LEAVE_STARTED, now ON_LEAVE";

    private final AHub hub = new Scene().hub(supported());

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-10T14:55", "2026-12-10T15:00", "2026-12-10T15:05"})
    void a_leave_that_is_heard_of_after_the_list_takes_the_end_back(String time) {
        hub.hears(ADMITTED, LACKING, leave(time));

        assertThat(hub.read("bostoette")).containsExactly(ADMISSION_TOLD, END_TOLD, LEAVE_INSTEAD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-10T14:55", "2026-12-10T15:00", "2026-12-10T15:05"})
    void an_end_that_is_planned_after_the_leave_is_not_told(String time) {
        hub.hears(ADMITTED, leave(time));
        hub.hears(LACKING, Danish.time("2026-12-10T15:30"));

        assertThat(hub.read("bostoette")).containsExactly(ADMISSION_TOLD, "says LEAVE_STARTED, now ON_LEAVE");
    }

    static Stream<AnEvent> goingOn() {
        return Stream.of(an(EventType.LEAVE_ENDED), aWardChange(), an(EventType.DETAILS_CHANGED).marked(Mark.MOVED),
            aWardChange().marked(Mark.LEFT_FOR_ANOTHER_HOSPITAL).marked(Mark.DISCHARGE));
    }

    @ParameterizedTest
    @MethodSource("goingOn")
    void a_return_a_move_or_a_transfer_after_the_list_takes_the_end_back(AnEvent goingOn) {
        hub.hears(ADMITTED, LACKING, goingOn.at("2026-12-10T15:05").sentAt("2026-12-10T15:20").original());

        assertThat(hub.read("bostoette")).containsExactly(ADMISSION_TOLD, END_TOLD, END_TAKEN_BACK);
    }

    @Test
    void an_update_after_the_list_leaves_the_end() {
        hub.hears(ADMITTED, LACKING, an(EventType.DETAILS_CHANGED).at("2026-12-10T15:05").named("Tørk Prøvesten").original());

        assertThat(hub.read("bostoette")).containsExactly(ADMISSION_TOLD, END_TOLD);
    }

    @Test
    void a_leave_after_a_reported_discharge_leaves_the_end() {
        hub.hears(ADMITTED, LACKING, aDischarge().at("2026-12-10T15:02").original(), leave("2026-12-10T15:05"));

        assertThat(hub.read("bostoette")).containsExactly(ADMISSION_TOLD, END_TOLD);
    }

    @Test
    void a_leave_of_the_next_stay_under_the_same_number_leaves_the_end() {
        hub.hears(ADMITTED, LACKING, anAdmission().at("2026-12-12T10:00").original(), leave("2026-12-13T10:00"),
            cancelled(EventType.LEAVE_STARTED, "2026-12-13T10:00", "2026-12-13T11:00"));

        assertThat(hub.read("bostoette")).containsExactly(ADMISSION_TOLD, END_TOLD, ADMISSION_TOLD, "says LEAVE_STARTED, now ON_LEAVE",
            "takes back LEAVE_STARTED, now ADMITTED");
        assertThat(hub.course().stays()).extracting(Stay::state).containsExactly(Stay.State.ENDED, Stay.State.OPEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-10T14:55", "2026-12-10T15:05"})
    void a_leave_that_was_none_does_not_bring_the_end_back(String time) {
        hub.hears(ADMITTED, LACKING, leave(time), cancelled(EventType.LEAVE_STARTED, time, "2026-12-10T15:30"));

        assertThat(hub.read("bostoette")).containsExactly(ADMISSION_TOLD, END_TOLD, LEAVE_INSTEAD,
            "takes back LEAVE_STARTED, now ADMITTED");
    }

    @Test
    void a_transfer_that_was_none_does_not_bring_the_end_back() {
        hub.hears(ADMITTED, LACKING, aWardChange().marked(Mark.LEFT_FOR_ANOTHER_HOSPITAL).marked(Mark.DISCHARGE).at("2026-12-10T14:50")
            .sentAt("2026-12-10T15:20").original(), cancelled(EventType.DISCHARGED, "2026-12-10T14:50", "2026-12-10T15:30"));

        assertThat(hub.read("bostoette")).containsExactly(ADMISSION_TOLD, END_TOLD, END_TAKEN_BACK);
        assertThat(hub.course().stays()).singleElement().matches(Stay::open).matches(stay -> !stay.leftForAnotherHospital());
    }

    @Test
    void a_list_that_is_made_after_the_cancellation_ends_the_stay() {
        hub.hears(ADMITTED, leave("2026-12-10T14:55"), cancelled(EventType.LEAVE_STARTED, "2026-12-10T14:55", "2026-12-10T15:30"),
            aDischarge().marked(Mark.LISTED).at("2026-12-10T16:00").original());

        assertThat(hub.read("bostoette")).last().isEqualTo(END_TOLD);
    }

    @Test
    void a_list_that_lacks_a_citizen_who_absconded_does_not_begin_another_stay_with_the_return() {
        hub.hears(ADMITTED, LACKING, an(EventType.LEAVE_STARTED).marked(Mark.ABSCONDED).at("2026-12-10T14:55").sentAt("2026-12-10T15:20")
            .original(), anAdmission().inStay("s2").at("2026-12-10T18:00").original());

        assertThat(hub.course().stays()).singleElement().matches(Stay::open);
    }

    private static StayEvent leave(String time) {
        return an(EventType.LEAVE_STARTED).at(time).sentAt("2026-12-10T15:20".compareTo(time) > 0 ? "2026-12-10T15:20" : time).original();
    }

    private static StayEvent cancelled(EventType type, String time, String sentAt) {
        return an(type).at(time).sentAt(sentAt).cancelled();
    }
}
