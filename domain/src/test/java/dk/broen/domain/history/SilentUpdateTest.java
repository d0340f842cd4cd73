package dk.broen.domain.history;

import static dk.broen.domain.given.ADirectory.PSYCHIATRIC_WARD;
import static dk.broen.domain.given.ADirectory.SOMATIC_WARD;
import static dk.broen.domain.given.AnEvent.aDeath;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.aWardChange;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.given.ACourse;
import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.AnEvent;
import dk.broen.domain.terms.EventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Only an update that says nothing new about its visit is silent (domain.md §3). */
class SilentUpdateTest {
    private static final StayEvent ADMITTED =
        anAdmission().at("2026-12-01T10:00").statingMunicipality("0751").named("Testperson Nancy").original();

    @Test
    void an_update_that_repeats_or_leaves_out_what_is_known_is_silent() {
        assertThat(silent(update().original(), ADMITTED)).isTrue();
        assertThat(silent(update().statingMunicipality("0751").named("Testperson Nancy").original(), ADMITTED)).isTrue();
    }

    @Test
    void an_update_of_ward_municipality_or_name_is_heard() {
        assertThat(silent(update().onWard(SOMATIC_WARD).original(), ADMITTED)).isFalse();
        assertThat(silent(update().statingMunicipality("0740").original(), ADMITTED)).isFalse();
        assertThat(silent(update().named("Testperson Nanna").original(), ADMITTED)).isFalse();
    }

    @Test
    void an_update_that_states_another_number_of_the_stay_is_heard_once() {
        StayEvent stating = update().alsoCalled("s9").original();

        assertThat(silent(stating, ADMITTED)).isFalse();
        assertThat(silent(update().at("2026-12-03T10:00").alsoCalled("s9").original(), ADMITTED, stating)).isTrue();
    }

    @Test
    void an_update_that_says_that_the_citizen_lives_is_heard_if_a_death_was_reported() {
        StayEvent lives = update().marked(StayEvent.Mark.CITIZEN_LIVES).original();

        assertThat(silent(lives, ADMITTED, aDeath().at("2026-12-01T12:00").original())).isFalse();
        assertThat(silent(lives, ADMITTED)).isTrue();
    }

    @Test
    void a_move_after_a_list_ended_the_stay_is_heard() {
        StayEvent lacking = aDischarge().marked(StayEvent.Mark.LISTED).at("2026-12-02T09:00").original();
        StayEvent move = update().marked(StayEvent.Mark.MOVED).original();

        assertThat(silent(move, ADMITTED, lacking)).isFalse();
        assertThat(silent(move, ADMITTED)).isTrue();
        assertThat(silent(update().original(), ADMITTED, lacking)).as("no move").isTrue();
    }

    @Test
    void an_update_that_says_first_what_nobody_said_is_heard() {
        assertThat(silent(update().statingMunicipality("0751").original(), anAdmission().at("2026-12-01T10:00").original())).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"NAME_DELETED", "MUNICIPALITY_DELETED"})
    void an_update_that_deletes_what_was_said_is_heard_once_and_so_is_what_is_said_again(StayEvent.Mark deleted) {
        StayEvent deletes = update().marked(deleted).original();
        StayEvent again = update().at("2026-12-03T12:00").statingMunicipality("0751").named("Testperson Nancy").original();

        assertThat(silent(deletes, ADMITTED)).isFalse();
        assertThat(silent(update().at("2026-12-03T10:00").marked(deleted).original(), ADMITTED, deletes)).isTrue();
        assertThat(silent(again, ADMITTED, deletes)).isFalse();
    }

    @Test
    void an_update_that_deletes_a_mark_of_the_stay_is_heard() {
        StayEvent compulsory = anAdmission().at("2026-12-01T10:00").marked(StayEvent.Mark.COMPULSORY_ADMISSION).original();
        StayEvent deletes = update().marked(StayEvent.Mark.COMPULSORY_ADMISSION_DELETED).original();

        assertThat(silent(deletes, compulsory)).isFalse();
        assertThat(silent(deletes, ADMITTED)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0740, true", "0751, false"})
    void the_municipality_that_was_stated_last_is_the_known_one(String stated, boolean silent) {
        StayEvent moved = aWardChange().at("2026-12-01T12:00").statingMunicipality("0740").original();
        StayEvent moreOften = aWardChange().at("2026-12-01T14:00").original();

        assertThat(silent(update().statingMunicipality(stated).original(), moreOften, moved, ADMITTED)).isEqualTo(silent);
    }

    @ParameterizedTest
    @CsvSource({PSYCHIATRIC_WARD + ", true", SOMATIC_WARD + ", false"})
    void an_update_is_compared_with_the_message_before_it_and_not_with_a_later_one(String ward, boolean silent) {
        StayEvent movedLater = aWardChange().at("2026-12-03T10:00").onWard(SOMATIC_WARD).original();

        assertThat(silent(update().onWard(ward).original(), movedLater, ADMITTED)).isEqualTo(silent);
    }

    @Test
    void a_message_of_the_same_time_is_before_the_update() {
        assertThat(silent(update().at("2026-12-01T10:00").original(), ADMITTED)).isTrue();
    }

    @Test
    void an_update_of_a_visit_that_nobody_heard_of_is_heard() {
        assertThat(silent(update().original())).isFalse();
        assertThat(silent(update().inStay("s2").original(), ADMITTED)).isFalse();
    }

    @Test
    void another_visit_does_not_count() {
        StayEvent elsewhere = anAdmission().inStay("s2").at("2026-12-02T08:00").onWard(SOMATIC_WARD).original();

        assertThat(silent(update().original(), ADMITTED, elsewhere)).isTrue();
    }

    @Test
    void a_correction_or_a_cancellation_of_an_update_is_heard() {
        assertThat(silent(update().corrected(), ADMITTED)).isFalse();
        assertThat(silent(update().cancelled(), ADMITTED)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(value = EventType.class, mode = EnumSource.Mode.EXCLUDE, names = "DETAILS_CHANGED")
    void only_an_update_of_details_is_silent(EventType type) {
        assertThat(silent(an(type).at("2026-12-02T10:00").original(), ADMITTED)).isFalse();
    }

    private static AnEvent update() {
        return an(EventType.DETAILS_CHANGED).at("2026-12-02T10:00");
    }

    private static boolean silent(StayEvent update, StayEvent... before) {
        return SilentUpdate.is(update, ACourse.of(before).said(), ADirectory.of()::specialtyOf, CourseRules.SHIPPED);
    }
}
