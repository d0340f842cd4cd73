package dk.broen.domain.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.disclosure.Present.State;
import dk.broen.domain.given.Danish;
import dk.broen.domain.given.TheCourses;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MatterKey;
import dk.broen.domain.terms.PlannedDischarge;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.StayKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When two sayings say the same, and when two notices do: nobody is told the same thing twice (domain.md §3). */
class SayingTest {
    private static final String NOON = "2026-12-04T12:00";
    private static final Saying ON_NO_WARD = saying("m1", EventType.ADMITTED, "s1", Specialty.PSYCHIATRIC, NOON);

    @ParameterizedTest
    @CsvSource({
        "the same,                          m1, ADMITTED,   s1, PSYCHIATRIC, 2026-12-04T12:00, true",
        "another time,                      m1, ADMITTED,   s1, PSYCHIATRIC, 2026-12-04T13:00, false",
        "its key was not handed on,         m2, ADMITTED,   s1, PSYCHIATRIC, 2026-12-04T12:00, true",
        "the beginning in another specialty, m2, ADMITTED,   s1, SOMATIC,     2026-12-04T12:00, false",
        "another stay,                      m2, ADMITTED,   s2, PSYCHIATRIC, 2026-12-04T12:00, false",
        "another type,                      m2, DISCHARGED, s1, PSYCHIATRIC, 2026-12-04T12:00, false",
        "the key of one matter,             m1, ADMITTED,   s2, SOMATIC,     2026-12-04T12:00, true"})
    void an_admission_is_said_again_if_matter_and_time_are_the_same(String what, String matter, EventType type, String stay,
        Specialty specialty, String at, boolean agrees) {
        assertThat(
            saying("m1", EventType.ADMITTED, "s1", Specialty.PSYCHIATRIC, NOON).agreesWith(saying(matter, type, stay, specialty, at)))
            .as(what).isEqualTo(agrees);
    }

    @Test
    void which_ward_reports_an_end_does_not_make_it_another_end() {
        assertThat(saying("m1", EventType.DISCHARGED, "s1", Specialty.PSYCHIATRIC, NOON)
            .agreesWith(saying("m2", EventType.DISCHARGED, "s1", Specialty.SOMATIC, NOON))).isTrue();
    }

    @Test
    void a_plan_that_is_reported_again_says_the_same_and_another_day_does_not() {
        assertThat(plan("2026-12-01T10:00", 10).agreesWith(plan("2026-12-02T10:00", 10))).isTrue();
        assertThat(plan("2026-12-01T10:00", 10).agreesWith(plan("2026-12-01T10:00", 11))).isFalse();
    }

    @Test
    void a_place_that_only_one_of_two_sayings_names_is_no_difference() {
        assertThat(on("Afsnit 1").agreesWith(on("Afsnit 1"))).isTrue();
        assertThat(on("Afsnit 1").agreesWith(on("Afsnit 2"))).isFalse();
        assertThat(on("Afsnit 1").agreesWith(ON_NO_WARD)).isTrue();
        assertThat(ON_NO_WARD.agreesWith(on("Afsnit 1"))).isTrue();
    }

    @Test
    void a_saying_keeps_its_words_under_another_key_of_the_stay() {
        Saying saying = on("Afsnit 1");

        assertThat(saying.inStay(stay("s2")))
            .isEqualTo(new Saying(saying.matter(), saying.type(), Optional.of(stay("s2")), saying.specialty(),
                saying.at(), saying.since(), saying.planned(), saying.hospital(), saying.department()));
    }

    @Test
    void two_notices_say_the_same_if_no_word_differs() {
        Saying begun = saying("m1", EventType.ADMITTED, "s1", Specialty.PSYCHIATRIC, NOON);
        Saying ended = saying("m2", EventType.DISCHARGED, "s1", Specialty.PSYCHIATRIC, "2026-12-05T12:00");
        Words words = words(List.of(begun), List.of(ended), State.DISCHARGED, false);

        assertThat(words.sameAs(words(List.of(begun), List.of(ended), State.DISCHARGED, false))).isTrue();
        assertThat(words.sameAs(words(List.of(), List.of(ended), State.DISCHARGED, false))).isFalse();
        assertThat(words.sameAs(words(List.of(ended), List.of(ended), State.DISCHARGED, false))).isFalse();
        assertThat(words.sameAs(words(List.of(begun), List.of(ended, begun), State.DISCHARGED, false))).isFalse();
        assertThat(words.sameAs(words(List.of(begun), List.of(begun), State.DISCHARGED, false))).isFalse();
        assertThat(words.sameAs(words(List.of(begun), List.of(ended), State.ADMITTED, false))).isFalse();
        assertThat(words.sameAs(words(List.of(begun), List.of(ended), State.DISCHARGED, true))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"ADMITTED, true", "ON_LEAVE, true", "DISCHARGED, false", "DEAD, false"})
    void a_stay_is_open_during_a_leave_too(State state, boolean open) {
        assertThat(state.open()).isEqualTo(open);
    }

    private static Words words(List<Saying> takesBack, List<Saying> says, State state, boolean partEnded) {
        return new Words(takesBack, says, Optional.of(new Present(state, Optional.empty())), partEnded);
    }

    @Test
    void an_invitation_is_the_same_in_another_ward_and_another_one_on_another_day() {
        Saying invited = invited("STEP/1", "Afsnit P2", "2026-12-10");

        assertThat(invited.agreesWith(invited("STEP/1", "Afsnit P5", "2026-12-10"))).isTrue();
        assertThat(invited.agreesWith(invited("STEP/1", "Afsnit P2", "2026-12-11"))).isFalse();
    }

    @Test
    void an_invitation_that_two_feeds_of_one_stay_made_is_one() {
        assertThat(invited("STEP/1", "Afsnit P2", "2026-12-10").agreesWith(invited("STEP/2", "Afsnit P2", "2026-12-10"))).isTrue();
    }

    private static Saying invited(String key, String department, String day) {
        return new Saying(new MatterKey(key), EventType.STEP, Optional.of(stay("s1")), Specialty.UNKNOWN, Danish.time("2026-12-02T09:00"),
            Optional.empty(), Optional.of(new PlannedDischarge(LocalDate.parse(day), Optional.empty())), Optional.empty(),
            Optional.of(department), Set.of(), Optional.of(new Saying.Step(TheCourses.TALK.steps().get(0), 0, Optional.empty())));
    }

    private static Saying saying(String matter, EventType type, String stay, Specialty specialty, String at) {
        return new Saying(new MatterKey(matter), type, Optional.of(stay(stay)), specialty, Danish.time(at), Optional.empty(),
            Optional.empty(),
            Optional.empty(), Optional.empty());
    }

    private static Saying plan(String madeAt, int dayOfDecember) {
        return new Saying(new MatterKey("m1"), EventType.DISCHARGE_PLANNED, Optional.of(stay("s1")), Specialty.PSYCHIATRIC,
            Danish.time(madeAt),
            Optional.empty(), Optional.of(new PlannedDischarge(LocalDate.of(2026, 12, dayOfDecember), Optional.empty())), Optional.empty(),
            Optional.empty());
    }

    private static Saying on(String ward) {
        return new Saying(ON_NO_WARD.matter(), ON_NO_WARD.type(), ON_NO_WARD.stay(), ON_NO_WARD.specialty(), ON_NO_WARD.at(),
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(ward));
    }

    private static StayKey stay(String episode) {
        return new StayKey(new HospitalId("auh"), episode);
    }
}
