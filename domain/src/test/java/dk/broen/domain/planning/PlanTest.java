package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AUnit.open;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.planning.Scene.knownToSocialServices;
import static dk.broen.domain.planning.Scene.supported;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.given.AHub;
import dk.broen.domain.given.Danish;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.LedgerEntryId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The outcome of an occasion, and whether a plan changes anything (design.md §§3, 4.6). */
class PlanTest {
    private static final StayEvent ADMITTED = anAdmission().at("2026-12-01T10:00").original();
    private static final Plan NOTHING = new Plan(Optional.empty(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
        List.of(), List.of(), List.of(), List.of(), Optional.of(Instant.EPOCH), List.of("a step"));
    private final Scene scene = new Scene();

    @Test
    void a_plan_changes_nothing_if_it_only_keeps_and_holds() {
        AHub mail = scene.hub(knownToSocialServices());
        mail.hears(anAdmission().at("2026-12-04T20:00").original());
        Plan plan = mail.looks("2026-12-05T10:00");

        assertThat(NOTHING.changesNothing()).isTrue();
        assertThat(plan.kept()).singleElement().satisfies(kept -> assertThat(kept.revived()).isFalse());
        assertThat(plan.changesNothing()).isTrue();
    }

    @Test
    void each_thing_to_do_is_a_change() {
        Plan withNotice = scene.hub(supported()).hears(ADMITTED);
        Plan withItem = scene.hub(aCitizen().livingIn("0410")).hears(ADMITTED);
        Plan withAnswer = scene.hub(supported().withConsentFor(COORDINATOR)).hears(ADMITTED);
        LedgerEntryId entry = new LedgerEntryId(new UUID(2, 1));
        Plan.Kept revived = new Plan.Kept(entry, withNotice.notices().get(0).content(), true);

        assertThat(List.of(
            plan(withNotice.notices(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of()),
            plan(List.of(), List.of(revived), List.of(), List.of(), List.of(), List.of(), List.of()),
            plan(List.of(), List.of(), List.of(new Plan.Withdrawn(entry, "SUPERSEDED")), List.of(), List.of(), List.of(), List.of()),
            plan(List.of(), List.of(), List.of(), withNotice.decisions(), List.of(), List.of(), List.of()),
            plan(List.of(), List.of(), List.of(), List.of(), withItem.open(), List.of(), List.of()),
            plan(List.of(), List.of(), List.of(), List.of(), List.of(), List.of("NO_COORDINATOR"), List.of()),
            plan(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), withAnswer.wardAnswers())))
            .noneMatch(Plan::changesNothing);
    }

    @Test
    void an_occasion_at_which_nothing_is_news_concerns_nobody() {
        Plan plan = scene.hub(supported().withConsentFor(COORDINATOR))
            .hears(aDischarge().at("2026-12-03T10:00").original(), Danish.time("2027-01-10T10:00"));

        assertThat(plan.decisions()).extracting(decision -> decision.mark().verdict()).containsOnly("NOT_CONCERNED OLD_NEWS");
        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.NOBODY_CONCERNED);
    }

    @Test
    void an_occasion_is_held_while_the_consent_register_cannot_be_read() {
        Plan plan = scene.hub(supported().whoseConsentsCannotBeRead()).hears(ADMITTED);

        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.HELD);
        assertThat(plan.decisions()).isNotEmpty().extracting(Decision::mark).allMatch(Decision.Mark::held);
        assertThat(plan.lookAgain()).contains(Danish.time("2026-12-01T10:00:30"));
    }

    @Test
    void a_decision_is_compared_by_its_verdict_and_rule() {
        assertThat(scene.hub(supported()).hears(ADMITTED).decisions()).extracting(Decision::mark)
            .anyMatch(mark -> mark.verdict().equals("PERMITTED CONSENT CONSENT@test-1") && !mark.held());
    }

    private static Plan plan(List<Plan.Notice> notices, List<Plan.Kept> kept, List<Plan.Withdrawn> withdrawn, List<Decision> decisions,
        List<WorkItem> open, List<String> close, List<WardAnswer> answers) {
        return new Plan(NOTHING.municipality(), notices, kept, NOTHING.held(), withdrawn, decisions, open, close, answers,
            NOTHING.wardAnswersKept(), NOTHING.wardAnswersHeld(), NOTHING.lookAgain(), NOTHING.steps());
    }
}
