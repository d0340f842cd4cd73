package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.planning.Scene.supported;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.AHub;
import dk.broen.domain.given.AHub.Outcome;
import dk.broen.domain.history.StayEvent;
import org.junit.jupiter.api.Test;

/** An attempt whose outcome is unknown: it may have been heard, and it is still to be said (design.md §3). */
class UncertainAttemptTest {
    private static final StayEvent ADMITTED = anAdmission().at("2026-12-01T10:00").original();
    private static final StayEvent DISCHARGED = aDischarge().at("2026-12-03T10:00").original();
    private final AHub hub = new Scene().hub(supported());

    @Test
    void a_retry_is_identical_and_has_the_same_id() {
        hub.attempting(Outcome.UNKNOWN, Outcome.UNKNOWN).hears(ADMITTED);
        hub.looks("2026-12-01T10:05");
        hub.looks("2026-12-01T10:10");

        assertThat(hub.attempted("bostoette")).hasSize(1);
        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED");
    }

    @Test
    void a_later_notice_takes_over_what_is_being_tried() {
        hub.attempting(Outcome.UNKNOWN).hears(ADMITTED);
        Plan plan = hub.hears(DISCHARGED);

        assertThat(plan.withdrawn()).extracting(Plan.Withdrawn::reason).containsExactly("SUPERSEDED");
        assertThat(hub.read("bostoette")).last().isEqualTo("says DISCHARGED, now DISCHARGED");
    }

    @Test
    void what_was_tried_is_not_tried_again_after_the_consent_was_withdrawn_and_goes_on_under_its_id_when_it_returns() {
        hub.attempting(Outcome.UNKNOWN).hears(ADMITTED);
        Plan stopped = hub.knowing(aCitizen().livingIn("0751").withServiceAt(HOUSING_SUPPORT, "bostoette")
            .with(aConsent().naming(HOUSING_SUPPORT).withdrawnAt("2026-12-01T10:30"))).looks("2026-12-01T11:00");
        assertThat(stopped.withdrawn()).extracting(Plan.Withdrawn::reason).containsExactly("CONSENT_WITHDRAWN");

        Plan again = hub.knowing(supported()).looks("2026-12-01T12:00");

        assertThat(again.kept()).hasSize(1);
        assertThat(again.notices()).isEmpty();
        assertThat(hub.attempted("bostoette")).hasSize(1);
    }

    @Test
    void what_was_given_up_is_not_said_again_and_the_next_notice_says_how_things_stand() {
        hub.attempting(Outcome.GIVEN_UP).hears(ADMITTED);
        hub.looks("2026-12-01T11:00");
        hub.looks("2026-12-01T12:00");

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED", "now ADMITTED");
    }

    @Test
    void after_an_uncertain_discharge_that_was_none_the_last_word_is_that_the_citizen_is_admitted() {
        hub.hears(ADMITTED);
        hub.attempting(Outcome.UNKNOWN).hears(DISCHARGED);
        hub.hears(aDischarge().at("2026-12-03T10:00").sentAt("2026-12-03T11:00").cancelled());

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED", "says DISCHARGED, now DISCHARGED",
            "takes back DISCHARGED, now ADMITTED");
    }

    @Test
    void a_notice_that_is_delivered_is_never_sent_again() {
        hub.hears(ADMITTED);

        assertThat(hub.looks("2026-12-01T11:00").notices()).isEmpty();
        assertThat(hub.looks("2026-12-05T11:00").notices()).isEmpty();
    }

    @Test
    void a_true_admission_that_may_have_been_heard_is_not_taken_back_without_consent() {
        ACitizen without = aCitizen().livingIn("0751").withServiceAt(HOUSING_SUPPORT, "bostoette");
        hub.attempting(Outcome.UNKNOWN).hears(ADMITTED);
        hub.knowing(without).hears(DISCHARGED);

        assertThat(hub.read("bostoette")).as("nothing untrue was heard").containsExactly("says ADMITTED, now ADMITTED");
    }
}
