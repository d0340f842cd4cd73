package dk.broen.domain.permission;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aRefusal;
import static dk.broen.domain.given.AMunicipality.aarhus;
import static dk.broen.domain.given.AUnit.aUnit;
import static dk.broen.domain.given.AnAgreement.aDischargeAgreement;
import static dk.broen.domain.given.AnAgreement.aPlan;
import static dk.broen.domain.given.Functions.JOBCENTRE;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static dk.broen.domain.terms.UnitFunction.SOCIAL_SERVICES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.AnAgreement;
import dk.broen.domain.terms.EventType;
import org.junit.jupiter.api.Test;

/** Psykiatriloven § 13 c (domain.md §4). */
class PsychiatryActTest {
    @Test
    void a_party_is_told_also_if_the_citizen_refused() {
        ACitizen citizen = aCitizen().with(aRefusal().naming(HOUSING_SUPPORT)).with(aPlan().with(HOUSING_SUPPORT));

        assertThat(Asking.about(citizen).answer()).isEqualTo(Basis.PSYCHIATRY_ACT);
    }

    @Test
    void a_unit_can_be_a_party_itself() {
        ACitizen citizen = aCitizen().with(aDischargeAgreement().withUnits("bostoette"));

        assertThat(Asking.about(citizen).answer()).isEqualTo(Basis.PSYCHIATRY_ACT);
        assertThat(Asking.about(citizen).of("bostoette-syd").answer()).isEqualTo(WithheldReason.CONSENT_MISSING);
    }

    @Test
    void who_is_no_party_is_not_told() {
        ACitizen citizen = aCitizen().with(aPlan().with(SOCIAL_SERVICES));

        assertThat(Asking.about(citizen).answer()).isEqualTo(WithheldReason.CONSENT_MISSING);
        assertThat(Asking.about(citizen).as(SOCIAL_SERVICES).answer()).isEqualTo(Basis.PSYCHIATRY_ACT);
    }

    @Test
    void a_function_outside_the_table_is_no_party() {
        ACitizen citizen = aCitizen().with(aPlan().with(JOBCENTRE).withUnits("jobcenter"));

        assertThat(Asking.about(citizen).as(JOBCENTRE).of("jobcenter").answer()).isEqualTo(WithheldReason.CONSENT_MISSING);
    }

    @Test
    void a_plan_covers_the_event_types_of_the_table_only() {
        ACitizen citizen = refusing().with(aPlan().with(HOUSING_SUPPORT));

        assertThat(Asking.about(citizen).telling(EventType.DISCHARGE_PLANNED).answer()).isEqualTo(Basis.PSYCHIATRY_ACT);
        assertThat(Asking.about(citizen).telling(EventType.LEAVE_STARTED).answer()).isEqualTo(WithheldReason.AGREEMENT_OTHER_EVENTS);
    }

    @Test
    void a_plan_covers_its_first_and_its_last_day() {
        ACitizen citizen = refusing().with(aPlan().with(HOUSING_SUPPORT).lasting("2026-12-04", "2026-12-10"));

        assertThat(Asking.about(citizen).at("2026-12-03T23:59").answer()).isEqualTo(WithheldReason.AGREEMENT_BEGINS_LATER);
        assertThat(Asking.about(citizen).at("2026-12-04T00:00").answer()).isEqualTo(Basis.PSYCHIATRY_ACT);
        assertThat(Asking.about(citizen).at("2026-12-10T23:59").answer()).isEqualTo(Basis.PSYCHIATRY_ACT);
        assertThat(Asking.about(citizen).at("2026-12-11T00:00").answer()).isEqualTo(WithheldReason.AGREEMENT_OVER);
    }

    @Test
    void what_was_over_before_the_plan_is_not_told() {
        ACitizen citizen = refusing().with(aPlan().with(HOUSING_SUPPORT).lasting("2026-12-04", "2026-12-10"));

        assertThat(Asking.about(citizen).telling(EventType.DISCHARGED).ofWhatIsOver("2026-12-03T12:00").at("2026-12-04T12:00").answer())
            .isEqualTo(WithheldReason.AGREEMENT_BEGINS_LATER);
        assertThat(Asking.about(citizen).telling(EventType.DISCHARGED).ofWhatIsOver("2026-12-04T01:00").at("2026-12-04T12:00").answer())
            .isEqualTo(Basis.PSYCHIATRY_ACT);
    }

    @Test
    void a_plan_of_an_earlier_stay_does_not_hide_that_the_citizen_refused() {
        ACitizen citizen = refusing().with(aPlan().with(HOUSING_SUPPORT).lasting("2026-05-01", "2026-11-30"));

        assertThat(Asking.about(citizen).answer()).isEqualTo(WithheldReason.CONSENT_REFUSED);
        assertThat(Asking.about(citizen).ofNoStay().answer()).isEqualTo(WithheldReason.CONSENT_REFUSED);
        assertThat(Asking.about(citizen).begunAt("2026-12-01T00:00").answer()).isEqualTo(WithheldReason.CONSENT_REFUSED);
        assertThat(Asking.about(citizen).begunAt("2026-11-30T23:59").answer()).isEqualTo(WithheldReason.AGREEMENT_OVER);
    }

    @Test
    void a_plan_that_lacks_two_things_gives_no_reason() {
        ACitizen citizen = refusing().with(aPlan().with(HOUSING_SUPPORT).lasting("2026-12-04", "2026-12-10"));

        assertThat(Asking.about(citizen).telling(EventType.LEAVE_STARTED).at("2026-12-11T08:00").answer())
            .isEqualTo(WithheldReason.CONSENT_REFUSED);
        assertThat(Asking.about(citizen).telling(EventType.DISCHARGED).ofWhatIsOver("2026-12-03T12:00").at("2026-12-11T08:00").answer())
            .isEqualTo(WithheldReason.CONSENT_REFUSED);
    }

    @Test
    void of_several_plans_the_nearest_gives_the_reason_and_the_latest_the_step() {
        ACitizen citizen = refusing().with(aPlan().with(HOUSING_SUPPORT).lasting("2026-11-01", "2026-12-04"))
            .with(aPlan().with(HOUSING_SUPPORT).lasting("2026-12-02", "2026-12-05"))
            .with(aPlan().with(HOUSING_SUPPORT).lasting("2026-12-01", "2026-12-05"));

        assertThat(Asking.about(citizen).at("2026-12-06T08:00").verdict().steps())
            .contains("PSYCHIATRY_ACT: coordination plan of 2026-12-02 has HOUSING_SUPPORT as a party but has ended");
        assertThat(Asking.about(citizen.with(aPlan().with(HOUSING_SUPPORT).lasting("2026-12-20", "2026-12-24"))).at("2026-12-06T08:00")
            .answer()).isEqualTo(WithheldReason.AGREEMENT_BEGINS_LATER);
    }

    @Test
    void a_plan_says_nothing_about_a_somatic_stay() {
        ACitizen citizen = aCitizen().with(aPlan().with(HOUSING_SUPPORT));

        assertThat(Asking.about(citizen).somatic().answer()).isEqualTo(WithheldReason.CONSENT_MISSING);
    }

    @Test
    void a_plan_of_another_municipality_covers_nobody_here() {
        ACitizen citizen = aCitizen().with(aPlan().with(HOUSING_SUPPORT).of("0740"));

        assertThat(Asking.about(citizen).answer()).isEqualTo(WithheldReason.CONSENT_MISSING);
    }

    @Test
    void a_municipality_can_switch_it_off() {
        ACitizen citizen = aCitizen().with(aPlan().with(HOUSING_SUPPORT));

        assertThat(Asking.about(citizen).in(aarhus().withoutPsychiatryAct()).answer()).isEqualTo(WithheldReason.CONSENT_MISSING);
    }

    @Test
    void a_unit_that_took_over_the_work_of_a_party_is_the_party() {
        ACitizen citizen = aCitizen().with(aPlan().withUnits("vest"));

        assertThat(Asking.about(citizen).in(aarhus().with(aUnit("bostoette", HOUSING_SUPPORT),
            aUnit("vest", HOUSING_SUPPORT).closing("2026-11-30", "bostoette"))).answer()).isEqualTo(Basis.PSYCHIATRY_ACT);
    }

    @Test
    void the_steps_name_neither_the_clinician_nor_the_necessity() {
        Verdict verdict = Asking.about(aCitizen().with(aPlan().with(HOUSING_SUPPORT))).verdict();

        assertThat(verdict.steps()).contains("PSYCHIATRY_ACT: coordination plan of 2026-12-01 has HOUSING_SUPPORT as a party")
            .noneMatch(step -> step.contains("Holm") || step.contains("planen"));
    }

    @Test
    void an_agreement_without_clinician_necessity_party_or_end_is_refused() {
        AnAgreement complete = aPlan().with(HOUSING_SUPPORT);

        assertThat(complete.build().clinician()).isNotBlank();
        assertThatThrownBy(() -> aPlan().with(HOUSING_SUPPORT).recordedBy(" ").build()).hasMessageStartingWith("clinician: is empty");
        assertThatThrownBy(() -> aPlan().with(HOUSING_SUPPORT).because("").build()).hasMessageStartingWith("necessity: is empty");
        assertThatThrownBy(() -> aPlan().build()).hasMessageStartingWith("parties: is empty");
        assertThatThrownBy(() -> aPlan().with(HOUSING_SUPPORT).withoutAnEnd().build()).hasMessageStartingWith("until: is missing");
    }

    /** A citizen who refused, so that no consent is nearer. */
    private static ACitizen refusing() {
        return aCitizen().with(aRefusal().naming(HOUSING_SUPPORT).lasting("2026-01-01", "2027-12-31"));
    }
}
