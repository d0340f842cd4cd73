package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.ACourse.aCourse;
import static dk.broen.domain.given.APerson.aPerson;
import static dk.broen.domain.given.AnAppointment.appointed;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static dk.broen.domain.terms.UnitFunction.SOCIAL_SERVICES;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.Danish;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.permission.NotConcernedReason;
import dk.broen.domain.permission.Verdict;
import dk.broen.domain.terms.Period;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Planning an event again: after an outage of the consent register, and after a held notice lost its recipient. */
class PlannedAgainTest {
    private static final StayEvent ADMITTED = anAdmission().at("2026-12-04T20:00").original();
    private final Scene scene = new Scene();

    @Test
    void a_unit_told_in_one_function_is_not_told_again_in_the_function_that_was_held() {
        scene.aarhusRules().withStatutoryBasis();
        Plan outage = scene.plan(ADMITTED, aCourse(), withHousingSupport().whoseConsentsCannotBeRead());
        assertThat(Scene.notices(outage)).contains("bostoette NEWS QUEUE");
        assertThat(outage.outcome()).isEqualTo(Plan.Outcome.HELD);

        List<Decision> decided = again(outage, withHousingSupport().withConsentFor(COORDINATOR, HOUSING_SUPPORT));

        assertThat(decided).singleElement().satisfies(decision -> {
            assertThat(decision.function()).isEqualTo(COORDINATOR);
            assertThat(decision.deliveries()).isEmpty();
            assertThat(decision.verdict()).isInstanceOfSatisfying(Verdict.NotConcerned.class,
                notConcerned -> assertThat(notConcerned.reason()).isEqualTo(NotConcernedReason.TOLD_IN_OTHER_FUNCTION));
        });
    }

    @Test
    void all_coordinators_named_by_consent_are_told_although_only_one_was_a_candidate_during_the_outage() {
        Plan outage = scene.plan(ADMITTED, aCourse(), twoCoordinators().whoseConsentsCannotBeRead());
        assertThat(outage.decisions()).hasSize(1);

        List<Decision> decided = again(outage, twoCoordinators().with(aConsent().namingUnits("tovholdere", "voksne")));

        assertThat(decided).filteredOn(decision -> decision.verdict() instanceof Verdict.Permitted)
            .extracting(decision -> decision.unit().value())
            .containsExactlyInAnyOrder("tovholdere", "voksne");
    }

    @Test
    void decisions_that_told_or_withheld_stand() {
        Plan first = scene.plan(ADMITTED, aCourse(), twoCoordinators().withConsentFor(COORDINATOR));

        assertThat(again(first, twoCoordinators().withConsentFor(COORDINATOR, SOCIAL_SERVICES))).isEmpty();
    }

    @Test
    void a_unit_whose_notice_was_dropped_is_told_in_its_other_function_if_the_law_permits_it() {
        scene.aarhusRules().withStatutoryBasis();
        Plan first = scene.plan(ADMITTED, aCourse(), withHousingSupport().withConsentFor(COORDINATOR));
        List<EarlierDecision> dropped =
            List.of(
                new EarlierDecision(COORDINATOR, first.decisions().get(0).unit(), first.decisions().get(0).kind(),
                    EarlierDecision.State.SETTLED),
                earlier(first.decisions().get(1)));

        List<Decision> decided = EarlierDecision.newlyDecided(dropped, planAgain(withHousingSupport().with(aConsent().naming(COORDINATOR)
            .withdrawnAt("2026-12-05T12:00"))));

        assertThat(decided).singleElement().satisfies(decision -> {
            assertThat(decision.function()).isEqualTo(HOUSING_SUPPORT);
            assertThat(decision.verdict()).isInstanceOfSatisfying(Verdict.Permitted.class,
                permitted -> assertThat(permitted.basis()).isEqualTo(Basis.STATUTORY));
            assertThat(decision.deliveries()).isNotEmpty();
        });
    }

    @Test
    void the_municipality_that_took_over_is_told() {
        ACitizen moved = aCitizen().livingIn("0751", Period.between(ACitizen.LONG_AGO.from(), LocalDate.of(2026, 12, 5)))
            .livingIn("0740", Danish.since(LocalDate.of(2026, 12, 6))).withServiceAt(HOUSING_SUPPORT, "silkeborg-bostoette")
            .with(aConsent().naming(HOUSING_SUPPORT).givenIn("0740"));

        assertThat(Scene.notices(planAgain(moved))).contains("silkeborg-bostoette NEWS QUEUE");
    }

    private Plan planAgain(ACitizen citizen) {
        return scene.planAgain(ADMITTED, aCourse(), citizen, Danish.time("2026-12-07T09:00"));
    }

    private List<Decision> again(Plan first, ACitizen citizen) {
        return EarlierDecision.newlyDecided(first.decisions().stream().map(PlannedAgainTest::earlier).toList(), planAgain(citizen));
    }

    static EarlierDecision earlier(Decision decision) {
        EarlierDecision.State state = EarlierDecision.State.SETTLED;
        if (!decision.deliveries().isEmpty()) {
            state = EarlierDecision.State.TOLD;
        } else if (decision.verdict() instanceof Verdict.Held) {
            state = EarlierDecision.State.HELD;
        } else if (decision.verdict() instanceof Verdict.NotConcerned) {
            state = EarlierDecision.State.TOLD_IN_OTHER_FUNCTION;
        }
        return new EarlierDecision(decision.function(), decision.unit(), decision.kind(), state);
    }

    /** The citizen has no coordinator, so the bostøtte stands in: one unit with two functions. */
    private static ACitizen withHousingSupport() {
        return aCitizen().livingIn("0751").withServiceAt(HOUSING_SUPPORT, "bostoette");
    }

    private static ACitizen twoCoordinators() {
        return aCitizen().livingIn("0751").coordinatedBy(appointed(aPerson("Anna"), "tovholdere"))
            .coordinatedBy(appointed(aPerson("Bo"), "voksne"));
    }
}
