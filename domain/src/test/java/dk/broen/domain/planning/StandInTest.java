package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.AConsent.aRefusal;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.given.AnOverride.anOverride;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.AHub;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.permission.Verdict;
import dk.broen.domain.permission.WithheldReason;
import dk.broen.domain.terms.UnitFunction;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A stand-in does not get round a no (domain.md §4). */
class StandInTest {
    private static final StayEvent ADMITTED = anAdmission().at("2026-12-04T12:00").original();
    private final Scene scene = new Scene();

    @Test
    void a_notice_to_a_stand_in_names_both_its_functions_and_one_to_the_service_alone_no_other() {
        AHub both = scene.hub(served().withConsentFor(COORDINATOR, HOUSING_SUPPORT));
        AHub service = scene.hub(served().withConsentFor(HOUSING_SUPPORT)
            .with(aConsent().naming(COORDINATOR).withdrawnAt("2026-08-10T10:00")));

        both.hears(ADMITTED);
        service.hears(ADMITTED);

        assertThat(both.contents("bostoette")).extracting(Content::function, Content::standsInAs)
            .containsExactly(tuple(COORDINATOR, Optional.of(HOUSING_SUPPORT)));
        assertThat(service.contents("bostoette")).extracting(Content::function, Content::standsInAs)
            .containsExactly(tuple(HOUSING_SUPPORT, Optional.empty()));
    }

    @Test
    void a_unit_that_the_citizen_refused_is_not_told_because_it_stands_in_as_coordinator() {
        Plan plan = scene.hub(served().withConsentFor(COORDINATOR).with(aRefusal().naming(HOUSING_SUPPORT))).hears(ADMITTED);

        assertThat(AHub.told(plan)).isEmpty();
        assertThat(reason(plan, COORDINATOR)).isEqualTo(WithheldReason.CONSENT_REFUSED);
        assertThat(reason(plan, HOUSING_SUPPORT)).isEqualTo(WithheldReason.CONSENT_REFUSED);
    }

    @Test
    void a_consent_to_the_service_does_not_get_round_a_refusal_of_coordination() {
        Plan plan = scene.hub(served().withConsentFor(HOUSING_SUPPORT).with(aRefusal().naming(COORDINATOR))).hears(ADMITTED);

        assertThat(AHub.told(plan)).isEmpty();
        assertThat(reason(plan, HOUSING_SUPPORT)).isEqualTo(WithheldReason.CONSENT_REFUSED);
    }

    @Test
    void a_later_consent_to_coordination_lifts_the_refusal_of_the_unit() {
        AHub hub = scene.hub(served().withConsentFor(HOUSING_SUPPORT).with(aRefusal().naming(COORDINATOR))
            .with(aConsent().naming(COORDINATOR).lasting("2026-09-01", "2027-08-31")));

        hub.hears(ADMITTED);

        assertThat(hub.contents("bostoette").map(Content::function)).containsExactly(COORDINATOR);
    }

    @Test
    void a_later_consent_to_coordination_lifts_the_refusal_of_the_unit_also_when_that_consent_has_ended() {
        AHub hub = scene.hub(served().withConsentFor(HOUSING_SUPPORT).with(aRefusal().naming(COORDINATOR))
            .with(aConsent().naming(COORDINATOR).lasting("2026-09-01", "2026-11-30")));

        hub.hears(ADMITTED);

        assertThat(hub.contents("bostoette").map(Content::function)).containsExactly(HOUSING_SUPPORT);
    }

    @Test
    void who_withdraws_the_consent_to_coordination_leaves_the_unit_its_own_part() {
        AHub hub = scene.hub(served().withConsentFor(HOUSING_SUPPORT)
            .with(aConsent().naming(COORDINATOR).withdrawnAt("2026-08-10T10:00")));

        hub.hears(ADMITTED);

        assertThat(hub.contents("bostoette").map(Content::function)).containsExactly(HOUSING_SUPPORT);
    }

    @Test
    void without_an_answer_to_the_service_the_unit_does_not_coordinate_either() {
        Plan plan = scene.hub(served().withConsentFor(COORDINATOR)).hears(ADMITTED);

        assertThat(AHub.told(plan)).isEmpty();
        assertThat(reason(plan, COORDINATOR)).isEqualTo(WithheldReason.CONSENT_MISSING);
    }

    @Test
    void without_an_answer_to_coordination_the_unit_is_told_in_its_own_part() {
        AHub hub = scene.hub(served().withConsentFor(HOUSING_SUPPORT));

        hub.hears(ADMITTED);

        assertThat(hub.contents("bostoette").map(Content::function)).containsExactly(HOUSING_SUPPORT);
    }

    @Test
    void both_consents_make_a_coordinator() {
        AHub hub = scene.hub(served().withConsentFor(HOUSING_SUPPORT, COORDINATOR));

        hub.hears(ADMITTED);

        assertThat(hub.contents("bostoette").map(Content::function)).containsExactly(COORDINATOR);
    }

    @Test
    void the_own_part_by_law_stays_although_the_citizen_refused() {
        scene.aarhusRules().withStatutoryBasis();
        AHub hub = scene.hub(served().withConsentFor(COORDINATOR).with(aRefusal().naming(HOUSING_SUPPORT)));

        hub.hears(ADMITTED);

        assertThat(hub.contents("bostoette")).singleElement().satisfies(content -> {
            assertThat(content.function()).isEqualTo(HOUSING_SUPPORT);
            assertThat(content.basis()).isEqualTo(Basis.STATUTORY);
        });
    }

    @Test
    void an_override_that_names_the_unit_covers_both() {
        AHub hub = scene.hub(served().with(aRefusal().naming(HOUSING_SUPPORT, COORDINATOR)).with(anOverride().telling("bostoette")));

        hub.hears(ADMITTED);

        assertThat(hub.contents("bostoette").map(Content::basis)).containsExactly(Basis.OVERRIDE);
    }

    @Test
    void nobody_further_down_the_chain_is_told_instead() {
        Plan plan = scene.hub(served().withConsentFor(COORDINATOR).with(aRefusal().naming(HOUSING_SUPPORT))).hears(ADMITTED);

        assertThat(plan.decisions()).noneMatch(decision -> decision.unit().value().equals("tovholdere"));
    }

    @Test
    void the_ward_does_not_read_who_was_refused() {
        Plan plan = scene.hub(served().withConsentFor(COORDINATOR).with(aRefusal().naming(HOUSING_SUPPORT))).hears(ADMITTED);

        assertThat(plan.wardAnswers()).isNotEmpty().allSatisfy(answer -> assertThat(answer.coordinator()).isEmpty());
    }

    @Test
    void the_coordinator_team_passes_the_gate_for_coordination_alone() {
        AHub hub = scene.hub(aCitizen().livingIn(AARHUS).withConsentFor(COORDINATOR));

        assertThat(AHub.told(hub.hears(ADMITTED))).containsExactly("tovholdere says ADMITTED, now ADMITTED");
    }

    @Test
    void a_team_that_has_a_service_too_coordinates_anyway_unless_its_service_is_refused() {
        scene.aarhusRules().withCoordinatorTeam("bostoette");
        AHub asked = scene.hub(served().withConsentFor(COORDINATOR));
        AHub refused = scene.hub(served().withConsentFor(COORDINATOR).with(aRefusal().naming(HOUSING_SUPPORT)));

        assertThat(AHub.told(asked.hears(ADMITTED))).containsExactly("bostoette says ADMITTED, now ADMITTED");
        assertThat(AHub.told(refused.hears(ADMITTED))).isEmpty();
    }

    private static ACitizen served() {
        return aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette");
    }

    private static Object reason(Plan plan, UnitFunction function) {
        return plan.decisions().stream().filter(decision -> decision.function().equals(function))
            .map(decision -> decision.verdict() instanceof Verdict.Withheld withheld ? withheld.reason() : decision.verdict()).findFirst()
            .orElseThrow();
    }
}
