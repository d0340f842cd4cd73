package dk.broen.domain.history;

import static dk.broen.domain.given.ADirectory.SOMATIC_WARD;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.given.ACourse;
import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.TheRules;
import dk.broen.domain.matter.Matter;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MatterKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A corrected report keeps its key, and no two matters share one (design.md §3). */
class HandedOnKeysTest {
    private static final String LATER = "2026-12-20T12:00";

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
