package dk.broen.domain.planning;

import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.planning.Scene.supported;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.followup.WorkItem.Kind;
import dk.broen.domain.followup.WorkItem.Owner;
import dk.broen.domain.given.AHub;
import dk.broen.domain.history.StayEvent;
import org.junit.jupiter.api.Test;

/** What cannot have happened is told to nobody, becomes a task of the ward, and hides nothing that is true (domain.md §3). */
class ImpossibleTimesTest {
    private static final StayEvent ADMITTED = anAdmission().at("2026-12-01T10:00").original();
    private final AHub hub = new Scene().hub(supported());

    @Test
    void a_discharge_in_the_future_is_told_to_nobody_and_becomes_a_task_of_the_ward() {
        hub.hears(ADMITTED, aDischarge().at("2062-12-03T10:00").sentAt("2026-12-03T10:05").original());

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED");
        assertThat(hub.tasks()).contains(Kind.TIME_IMPOSSIBLE);
    }

    @Test
    void an_admission_in_the_future_is_told_to_nobody() {
        Plan plan = hub.hears(anAdmission().at("2027-12-01T10:00").sentAt("2026-12-01T10:00").original());

        assertThat(hub.read("bostoette")).isEmpty();
        assertThat(plan.open()).singleElement().satisfies(item -> {
            assertThat(item.kind()).isEqualTo(Kind.TIME_IMPOSSIBLE);
            assertThat(item.kind().owner()).isEqualTo(Owner.WARD);
        });
        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.WORK_ITEM);
    }

    @Test
    void a_discharge_before_its_admission_is_told_to_nobody() {
        hub.hears(ADMITTED, aDischarge().at("2026-11-03T10:00").sentAt("2026-12-03T10:00").original());

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED");
        assertThat(hub.tasks()).contains(Kind.TIME_IMPOSSIBLE);
    }

    @Test
    void the_true_discharge_is_told_after_the_impossible_one() {
        hub.hears(ADMITTED, aDischarge().at("2062-12-03T10:00").sentAt("2026-12-03T10:05").original(),
            aDischarge().at("2026-12-03T11:00").original());

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED", "says DISCHARGED, now DISCHARGED");
    }

    @Test
    void a_discharge_that_is_corrected_to_an_impossible_time_is_not_taken_back() {
        hub.hears(ADMITTED, aDischarge().at("2026-12-03T10:00").original(),
            aDischarge().at("2062-12-03T10:00").sentAt("2026-12-03T11:00").corrected());

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED", "says DISCHARGED, now DISCHARGED");
        assertThat(hub.tasks()).contains(Kind.TIME_IMPOSSIBLE);
    }

    @Test
    void the_task_is_closed_when_the_ward_puts_the_time_right() {
        hub.hears(ADMITTED, aDischarge().at("2062-12-03T10:00").sentAt("2026-12-03T10:05").original(),
            aDischarge().at("2026-12-03T10:00").sentAt("2026-12-03T11:00").corrected());

        assertThat(hub.tasks()).doesNotContain(Kind.TIME_IMPOSSIBLE);
        assertThat(hub.read("bostoette")).last().isEqualTo("says DISCHARGED, now DISCHARGED");
    }
}
