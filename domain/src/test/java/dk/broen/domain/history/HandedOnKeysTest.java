package dk.broen.domain.history;

import static dk.broen.domain.given.ADirectory.SOMATIC_WARD;
import static dk.broen.domain.given.AnEvent.aDeath;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.aPlannedDischarge;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.given.ACourse;
import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.AnEvent;
import dk.broen.domain.given.TheRules;
import dk.broen.domain.matter.Matter;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MatterKey;
import dk.broen.domain.terms.StayKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A corrected report keeps its key, and no two matters share one (design.md §3). */
class HandedOnKeysTest {
    private static final String LATER = "2026-12-20T12:00";
    private static final StayEvent ADMITTED = anAdmission().at("2026-12-01T10:00").original();
    private static final StayEvent DISCHARGED = aDischarge().at("2026-12-03T10:00").original();

    @Test
    void a_discharge_that_another_ward_reports_again_with_the_same_time_keeps_its_key() {
        StayEvent fromPsychiatry = aDischarge().at("2026-12-03T10:00").sentAt("2026-12-03T12:00").original();
        StayEvent fromMedicine = aDischarge().at("2026-12-03T10:00").onWard(SOMATIC_WARD).sentAt("2026-12-03T11:00").original();
        Course first = ACourse.of(fromPsychiatry).at(LATER);
        Course then = ACourse.of(fromPsychiatry, fromMedicine).knowing(told(first)).at(LATER);

        assertThat(keys(then)).isEqualTo(keys(first));
    }

    @Test
    void an_admission_that_turns_out_to_be_two_gives_no_key_twice() {
        StayEvent readmitted = anAdmission().at("2026-12-05T10:00").original();
        StayEvent moved = an(EventType.TRANSFERRED).at("2026-12-01T10:00").original();
        List<Saying> told = new ArrayList<>(told(ACourse.of(readmitted).at(LATER)));
        told.addAll(told(ACourse.of(readmitted, moved, anAdmission().at("2026-12-01T10:00").onWard(SOMATIC_WARD).original())
            .knowing(told).at(LATER)));
        Course two = ACourse.of(readmitted, moved, anAdmission().at("2026-12-01T10:00").onWard(SOMATIC_WARD).original(),
            aDischarge().at("2026-12-02T10:00").original()).knowing(told).at(LATER);

        assertThat(keys(two)).doesNotHaveDuplicates();
        assertThat(two.truths().filter(matter -> told.stream().anyMatch(saying -> says(saying, matter))).map(Matter::at))
            .contains(Instant.parse("2026-12-01T09:00:00Z"), Instant.parse("2026-12-05T09:00:00Z"));
    }

    @Test
    void what_was_told_of_two_numbers_is_true_of_the_one_stay_that_they_turn_out_to_be() {
        StayEvent underOther = aDischarge().at("2026-12-03T10:00").inStay("t1").original();
        List<Saying> told = told(ACourse.of(underOther).at(LATER));
        Course one = ACourse.of(underOther, anAdmission().at("2026-12-01T10:00").original(),
            anAdmission().at("2026-12-01T10:00").inStay("t1").original()).at(LATER);

        assertThat(told).allMatch(saying -> one.truths().anyMatch(matter -> says(one.asKnownNow(saying), matter)));
    }

    @Test
    void a_corrected_time_keeps_the_key() {
        StayEvent admittedEarlier = anAdmission().at("2026-12-01T09:00").sentAt("2026-12-03T13:00").corrected();
        StayEvent dischargedLater = aDischarge().at("2026-12-03T12:00").sentAt("2026-12-03T13:00").corrected();

        assertThat(keys(ACourse.of(ADMITTED, DISCHARGED, admittedEarlier, dischargedLater)
            .knowing(List.of(under("begun", ADMITTED), under("ended", DISCHARGED))).at(LATER)))
            .containsExactly(new MatterKey("begun"), new MatterKey("ended"));
    }

    @Test
    void a_key_that_is_known_is_kept_whatever_else_was_said() {
        List<Saying> known = new ArrayList<>(told(ACourse.of(ADMITTED, DISCHARGED).at(LATER)));
        known.add(under("another", DISCHARGED));
        known.add(under("older", aDischarge().at("2026-12-02T10:00").original()));

        assertThat(keys(ACourse.of(ADMITTED, DISCHARGED).knowing(known).at(LATER)))
            .containsExactly(own(ADMITTED, 1), own(DISCHARGED, 2));
    }

    @Test
    void the_key_that_was_told_with_the_same_time_goes_before_one_with_another_time() {
        List<Saying> known = List.of(under("earlier", aDischarge().at("2026-12-02T10:00").original()), under("same", DISCHARGED));

        assertThat(keys(ACourse.of(DISCHARGED).knowing(known).at(LATER))).containsExactly(new MatterKey("same"));
    }

    @Test
    void the_key_that_was_told_with_the_same_day_goes_before_one_with_another_planned_day() {
        AnEvent planned = aPlannedDischarge().at("2026-12-01T12:00");
        List<Saying> known =
            List.of(under("a", planned.expecting("2026-12-24").original()), under("b", planned.expecting("2026-12-27").original()));

        assertThat(keys(ACourse.of(planned.original()).knowing(known).at(LATER))).containsExactly(new MatterKey("b"));
    }

    @Test
    void the_key_of_what_is_true_still_is_not_handed_on_to_something_new() {
        StayEvent secondEnd = aDischarge().at("2026-12-07T10:00").original();
        List<Saying> known = new ArrayList<>(told(ACourse.of(ADMITTED, DISCHARGED).at(LATER)));
        known.add(under("told twice", DISCHARGED));

        assertThat(keys(ACourse.of(ADMITTED, DISCHARGED, anAdmission().at("2026-12-05T10:00").original(), secondEnd).knowing(known)
            .at(LATER))).endsWith(own(secondEnd, 4));
    }

    @Test
    void what_else_happened_at_the_former_time_does_not_take_the_key() {
        StayEvent readmitted = anAdmission().at("2026-12-03T10:00").sentAt("2026-12-03T13:00").original();
        StayEvent corrected = aDischarge().at("2026-12-03T09:00").sentAt("2026-12-03T12:00").corrected();

        assertThat(keys(ACourse.of(ADMITTED, DISCHARGED, corrected, readmitted).knowing(List.of(under("told", DISCHARGED))).at(LATER)))
            .containsExactly(own(ADMITTED, 1), new MatterKey("told"), own(readmitted, 4));
    }

    @Test
    void a_key_is_not_handed_on_to_another_stay_specialty_or_type() {
        List<Saying> known = List.of(under("told", ADMITTED));

        assertThat(keys(ACourse.of(anAdmission().at("2026-12-01T10:00").inStay("s2").original()).knowing(known).at(LATER)))
            .doesNotContain(new MatterKey("told"));
        assertThat(keys(ACourse.of(anAdmission().at("2026-12-01T10:00").onWard(SOMATIC_WARD).original()).knowing(known).at(LATER)))
            .doesNotContain(new MatterKey("told"));
        assertThat(keys(ACourse.of(aDischarge().at("2026-12-01T10:00").original()).knowing(known).at(LATER)))
            .doesNotContain(new MatterKey("told"));
    }

    @Test
    void a_corrected_death_keeps_its_key() {
        StayEvent died = aDeath().at("2026-12-04T10:00").original();
        StayEvent corrected = aDeath().at("2026-12-04T12:00").sentAt("2026-12-04T13:00").corrected();
        List<Saying> known = List.of(under("admitted", ADMITTED), under("b", died));

        assertThat(ACourse.of(ADMITTED, corrected).knowing(known).at(LATER).death().map(Matter::key)).contains(new MatterKey("b"));
    }

    @Test
    void a_death_that_was_told_with_two_times_keeps_the_key_of_its_time() {
        StayEvent died = aDeath().at("2026-12-04T10:00").original();
        List<Saying> known = List.of(under("a", aDeath().at("2026-12-04T12:00").original()), under("b", died));

        assertThat(ACourse.of(died).knowing(known).at(LATER).death().map(Matter::key)).contains(new MatterKey("b"));
    }

    @Test
    void what_was_said_under_another_number_of_the_stay_is_said_of_the_stay() {
        StayEvent earlier = anAdmission().inStay("s0").at("2026-11-01T10:00").original();
        StayEvent otherFeed = anAdmission().inStay("t1").at("2026-12-01T10:00").original();
        Course course = ACourse.of(earlier, ADMITTED, otherFeed).at(LATER);

        assertThat(course.asKnownNow(under("told", otherFeed)).stay()).contains(ADMITTED.stay());
        assertThat(course.asKnownNow(under("told", earlier)).stay()).contains(earlier.stay());
        assertThat(course.asKnownNow(under("told", anAdmission().inStay("x").original())).stay()).map(StayKey::episode).contains("x");
    }

    /** What was told of the event when it was the only message, under this key. */
    private static Saying under(String key, StayEvent event) {
        Saying told = told(ACourse.of(event).at(LATER)).get(0);
        return new Saying(new MatterKey(key), told.type(), told.stay(), told.specialty(), told.at(), told.since(), told.planned(),
            told.hospital(), told.department());
    }

    private static MatterKey own(StayEvent event, int number) {
        return MatterKey.mint(event.type(), ACourse.occasion(number));
    }

    private static boolean says(Saying saying, Matter matter) {
        return TheRules.DISCLOSURE.truth(matter, ADirectory.of()).agreesWith(saying);
    }

    private static List<Saying> told(Course course) {
        return course.truths().map(matter -> TheRules.DISCLOSURE.truth(matter, ADirectory.of())).toList();
    }

    private static List<MatterKey> keys(Course course) {
        return course.truths().map(Matter::key).toList();
    }
}
