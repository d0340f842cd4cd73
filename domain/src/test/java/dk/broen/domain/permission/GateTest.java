package dk.broen.domain.permission;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.AConsent.aRefusal;
import static dk.broen.domain.given.ADirectory.HOVEDSTADEN;
import static dk.broen.domain.given.ADirectory.MIDTJYLLAND;
import static dk.broen.domain.given.ADirectory.OESTDANMARK;
import static dk.broen.domain.given.ADirectory.SYDDANMARK;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.AMunicipality.SILKEBORG;
import static dk.broen.domain.given.AMunicipality.aMunicipality;
import static dk.broen.domain.given.AMunicipality.aarhus;
import static dk.broen.domain.given.AUnit.aUnit;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.given.Functions.JOBCENTRE;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.broen.domain.citizen.Consent;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.AConsent;
import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.AMunicipality;
import dk.broen.domain.given.AnEvent;
import dk.broen.domain.given.Danish;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GateTest {
    private static final String UNIT = "bostoette";
    private static final Period UNTIL_YESTERDAY = Period.between(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 12, 3));

    @Test
    void a_recipient_named_by_consent_is_told() {
        assertThat(answer(aCitizen().withConsentFor(HOUSING_SUPPORT))).isEqualTo(Basis.CONSENT);
    }

    @Test
    void a_very_unit_named_by_consent_is_told() {
        assertThat(answer(aCitizen().with(aConsent().namingUnits(UNIT)))).isEqualTo(Basis.CONSENT);
    }

    @Test
    void a_jobcentre_without_consent_is_not_told() {
        assertThat(answer(JOBCENTRE, aCitizen().withConsentFor(HOUSING_SUPPORT))).isEqualTo(WithheldReason.CONSENT_MISSING);
    }

    @Test
    void consent_for_another_unit_does_not_carry() {
        assertThat(answer(aCitizen().with(aConsent().namingUnits("bostoette-syd")))).isEqualTo(WithheldReason.CONSENT_MISSING);
    }

    @Test
    void unknown_is_no() {
        assertThat(answer(aCitizen())).isEqualTo(WithheldReason.CONSENT_MISSING);
    }

    @ParameterizedTest
    @EnumSource(value = Consent.Answer.class, names = {"GIVEN", "REFUSED"}, mode = EnumSource.Mode.EXCLUDE)
    void what_is_not_an_answer_permits_nothing(Consent.Answer answer) {
        assertThat(answer(aCitizen().with(housing().answered(answer)))).isEqualTo(WithheldReason.CONSENT_MISSING);
    }

    @Test
    void a_refusal_goes_before_a_consent() {
        assertThat(answer(aCitizen().withConsentFor(HOUSING_SUPPORT).with(aRefusal().namingUnits(UNIT))))
            .isEqualTo(WithheldReason.CONSENT_REFUSED);
    }

    @Test
    void a_refusal_of_one_unit_is_no_refusal_of_another() {
        assertThat(answer(aCitizen().withConsentFor(HOUSING_SUPPORT).with(aRefusal().namingUnits("bostoette-syd"))))
            .isEqualTo(Basis.CONSENT);
    }

    @Test
    void a_refusal_that_was_taken_back_or_has_ended_refuses_nothing() {
        assertThat(answer(aCitizen().withConsentFor(HOUSING_SUPPORT)
            .with(aRefusal().naming(HOUSING_SUPPORT).withdrawnAt("2026-12-01T10:00"))
            .with(aRefusal().naming(HOUSING_SUPPORT).lasting("2026-01-01", "2026-12-03")))).isEqualTo(Basis.CONSENT);
    }

    @Test
    void a_refusal_of_some_events_leaves_the_others() {
        ACitizen citizen = aCitizen().withConsentFor(HOUSING_SUPPORT)
            .with(aRefusal().naming(HOUSING_SUPPORT).forEvents(EventType.LEAVE_STARTED));

        assertThat(answer(citizen)).isEqualTo(Basis.CONSENT);
        assertThat(answer(HOUSING_SUPPORT, citizen, an(EventType.LEAVE_STARTED))).isEqualTo(WithheldReason.CONSENT_REFUSED);
    }

    @Test
    void a_consent_carries_until_the_instant_it_is_withdrawn() {
        ACitizen citizen = aCitizen().with(housing().withdrawnAt("2026-12-04T22:00"));

        assertThat(answerAt("2026-12-04T21:59:59", citizen)).isEqualTo(Basis.CONSENT);
        assertThat(answerAt("2026-12-04T22:00", citizen)).isEqualTo(WithheldReason.CONSENT_WITHDRAWN);
    }

    @Test
    void a_consent_carries_on_its_first_and_its_last_day() {
        assertThat(answer(aCitizen().with(housing().lasting("2026-12-04", "2026-12-04")))).isEqualTo(Basis.CONSENT);
        assertThat(answer(aCitizen().with(housing().lasting("2026-01-01", "2026-12-03")))).isEqualTo(WithheldReason.CONSENT_EXPIRED);
    }

    @Test
    void a_consent_that_begins_after_the_event_does_not_reach_back() {
        assertThat(answerAt("2026-12-05T09:00", aCitizen().with(housing().lasting("2026-12-05", "2027-06-01"))))
            .isEqualTo(WithheldReason.CONSENT_EXPIRED);
    }

    @Test
    void a_consent_that_ends_between_event_and_sending_does_not_carry() {
        ACitizen citizen = aCitizen().with(housing().lasting("2026-01-01", "2026-12-04"));

        assertThat(answerAt("2026-12-04T23:59", citizen)).isEqualTo(Basis.CONSENT);
        assertThat(answerAt("2026-12-05T00:00", citizen)).isEqualTo(WithheldReason.CONSENT_EXPIRED);
    }

    @Test
    void a_consent_covers_the_events_it_names_and_no_other() {
        ACitizen citizen = aCitizen().with(housing().forEvents(EventType.DISCHARGED));

        assertThat(answer(HOUSING_SUPPORT, citizen, an(EventType.DISCHARGED))).isEqualTo(Basis.CONSENT);
        assertThat(answer(citizen)).isEqualTo(WithheldReason.CONSENT_OTHER_EVENTS);
    }

    @Test
    void a_verbal_consent_does_not_do_where_a_rule_wants_it_in_writing() {
        ACitizen citizen = aCitizen().with(housing().verbally());

        assertThat(answer(citizen)).isEqualTo(Basis.CONSENT);
        assertThat(answer(aarhus().wantingWrittenConsentFor(HOUSING_SUPPORT), citizen)).isEqualTo(WithheldReason.CONSENT_NOT_WRITTEN);
        assertThat(answer(aarhus().wantingWrittenConsentFor(JOBCENTRE), citizen)).isEqualTo(Basis.CONSENT);
    }

    @Test
    void a_consent_that_names_no_region_holds_for_hospitals_of_the_own_region_only() {
        assertThat(answer(HOUSING_SUPPORT, aCitizen().withConsentFor(HOUSING_SUPPORT), anAdmission().from("ouh")))
            .isEqualTo(WithheldReason.CONSENT_OTHER_REGION);
    }

    @Test
    void a_consent_that_names_a_region_holds_for_hospitals_there() {
        ACitizen citizen = aCitizen().with(housing().forHospitalsOf(SYDDANMARK));

        assertThat(answer(HOUSING_SUPPORT, citizen, anAdmission().from("ouh"))).isEqualTo(Basis.CONSENT);
        assertThat(answer(citizen)).isEqualTo(WithheldReason.CONSENT_OTHER_REGION);
        assertThat(answer(aCitizen().with(housing().forHospitalsOf(SYDDANMARK, MIDTJYLLAND)))).isEqualTo(Basis.CONSENT);
    }

    @Test
    void a_hospital_of_unknown_region_is_covered_by_no_consent() {
        assertThat(answer(HOUSING_SUPPORT, aCitizen().withConsentFor(HOUSING_SUPPORT), anAdmission().from("nowhere")))
            .isEqualTo(WithheldReason.CONSENT_OTHER_REGION);
    }

    @Test
    void two_municipalities_are_two_scopes() {
        ACitizen citizen = aCitizen().with(housing().givenIn(AARHUS));

        assertThat(answer(aMunicipality(SILKEBORG), citizen)).isEqualTo(WithheldReason.CONSENT_MISSING);
        assertThat(answer(aarhus(), citizen)).isEqualTo(Basis.CONSENT);
    }

    @Test
    void a_refusal_in_one_municipality_says_nothing_in_another() {
        assertThat(answer(aCitizen().withConsentFor(HOUSING_SUPPORT).with(aRefusal().naming(HOUSING_SUPPORT).givenIn(SILKEBORG))))
            .isEqualTo(Basis.CONSENT);
    }

    @Test
    void a_consent_goes_on_carrying_when_regions_merge() {
        AnEvent afterTheMerger = anAdmission().from("rh").at("2027-01-04T10:00");
        AMunicipality copenhagen = aMunicipality("0101");

        assertThat(answer(copenhagen, HOUSING_SUPPORT, aCitizen().with(housing().givenIn("0101")), afterTheMerger))
            .isEqualTo(Basis.CONSENT);
        assertThat(answer(copenhagen, HOUSING_SUPPORT, aCitizen().with(housing().givenIn("0101").forHospitalsOf(HOVEDSTADEN)),
            afterTheMerger))
            .isEqualTo(Basis.CONSENT);
        assertThat(answer(copenhagen, HOUSING_SUPPORT, aCitizen().with(housing().givenIn("0101").forHospitalsOf(OESTDANMARK)),
            afterTheMerger))
            .isEqualTo(Basis.CONSENT);
    }

    @Test
    void the_merged_region_is_named_in_vain_before_the_merger() {
        assertThat(answer(aMunicipality("0101"), HOUSING_SUPPORT, aCitizen().with(housing().givenIn("0101").forHospitalsOf(OESTDANMARK)),
            anAdmission().from("rh").at("2026-12-31T10:00"))).isEqualTo(WithheldReason.CONSENT_OTHER_REGION);
    }

    @Test
    void a_register_that_cannot_be_read_holds_and_never_refuses() {
        assertThat(verdict(aarhus(), HOUSING_SUPPORT, aCitizen().whoseConsentsCannotBeRead(), anAdmission().told(),
            Danish.time("2026-12-04T20:00")))
            .isInstanceOf(Verdict.Held.class);
    }

    @Test
    void the_statutory_basis_carries_while_the_register_is_down() {
        assertThat(answer(aarhus().withStatutoryBasis(), aCitizen().whoseConsentsCannotBeRead().withServiceAt(HOUSING_SUPPORT, UNIT)))
            .isEqualTo(Basis.STATUTORY);
    }

    @Test
    void the_statutory_basis_carries_only_where_the_municipality_switched_it_on() {
        ACitizen citizen = aCitizen().withServiceAt(HOUSING_SUPPORT, UNIT);

        assertThat(answer(aarhus().withStatutoryBasis(), citizen)).isEqualTo(Basis.STATUTORY);
        assertThat(answer(aarhus(), citizen)).isEqualTo(WithheldReason.CONSENT_MISSING);
    }

    @Test
    void the_statutory_basis_wants_an_active_service_at_that_very_unit() {
        AMunicipality aarhus = aarhus().withStatutoryBasis();

        assertThat(answer(aarhus, aCitizen())).isEqualTo(WithheldReason.CONSENT_MISSING);
        assertThat(answer(aarhus, aCitizen().withServiceAt(HOUSING_SUPPORT, "bostoette-syd"))).isEqualTo(WithheldReason.CONSENT_MISSING);
        assertThat(answer(aarhus, aCitizen().withServiceAt(HOUSING_SUPPORT, UNIT, UNTIL_YESTERDAY)))
            .isEqualTo(WithheldReason.CONSENT_MISSING);
    }

    @Test
    void the_statutory_basis_covers_only_its_functions_and_events() {
        AMunicipality aarhus = aarhus().withStatutoryBasis();

        assertThat(answer(aarhus, JOBCENTRE, aCitizen().withServiceAt(JOBCENTRE, UNIT), anAdmission()))
            .isEqualTo(WithheldReason.CONSENT_MISSING);
        assertThat(answer(aarhus, HOUSING_SUPPORT, aCitizen().withServiceAt(HOUSING_SUPPORT, UNIT), an(EventType.DISCHARGE_PLANNED)))
            .isEqualTo(WithheldReason.CONSENT_MISSING);
    }

    @Test
    void the_statutory_basis_does_not_reach_a_service_that_has_not_begun() {
        assertThat(answer(aarhus().withStatutoryBasis(), aCitizen()
            .withServiceAt(HOUSING_SUPPORT, UNIT, Danish.since(LocalDate.of(2026, 12, 6)))))
            .isEqualTo(WithheldReason.CONSENT_MISSING);
    }

    @Test
    void a_successor_may_be_told_what_the_closed_unit_might() {
        AMunicipality aarhus = aarhus().with(aUnit("vest", HOUSING_SUPPORT).closing("2026-06-30", UNIT), aUnit(UNIT, HOUSING_SUPPORT));

        assertThat(answer(aarhus.withStatutoryBasis(), aCitizen().withServiceAt(HOUSING_SUPPORT, "vest"))).isEqualTo(Basis.STATUTORY);
        assertThat(answer(aarhus, aCitizen().with(aConsent().namingUnits("vest")))).isEqualTo(Basis.CONSENT);
        assertThat(answer(aarhus, aCitizen().withConsentFor(HOUSING_SUPPORT).with(aRefusal().namingUnits("vest"))))
            .isEqualTo(WithheldReason.CONSENT_REFUSED);
    }

    @Test
    void the_steps_name_every_rung_and_the_version_that_decided() {
        Verdict verdict = verdict(aarhus(), HOUSING_SUPPORT, aCitizen().withConsentFor(HOUSING_SUPPORT), anAdmission().told(),
            Danish.time("2026-12-04T20:00"));

        assertThat(verdict)
            .isInstanceOfSatisfying(Verdict.Permitted.class, permitted -> assertThat(permitted.rule()).isEqualTo("CONSENT@test-1"));
        assertThat(verdict.steps()).extracting(step -> step.split(":")[0]).containsExactly("STATUTORY", "CONSENT");
    }

    @Test
    void the_steps_hold_nothing_of_the_citizen() {
        assertThat(verdict(aarhus(), HOUSING_SUPPORT, aCitizen().withConsentFor(HOUSING_SUPPORT), anAdmission().told(),
            Danish.time("2026-12-04T20:00")).steps()).noneMatch(step -> step.contains(ACitizen.TEST_PERSON.digits()));
    }

    @Test
    void a_consent_lasts_at_most_one_year() {
        assertThat(answer(aCitizen().with(housing().lasting("2026-06-01", "2027-06-01")))).isEqualTo(Basis.CONSENT);
        assertThatThrownBy(() -> aCitizen().with(housing().lasting("2026-06-01", "2027-06-02")))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("§ 44");
    }

    private static AConsent housing() {
        return aConsent().naming(HOUSING_SUPPORT);
    }

    private static Object answer(ACitizen citizen) {
        return answer(HOUSING_SUPPORT, citizen);
    }

    private static Object answer(UnitFunction function, ACitizen citizen) {
        return answer(function, citizen, anAdmission());
    }

    private static Object answer(AMunicipality municipality, ACitizen citizen) {
        return answer(municipality, HOUSING_SUPPORT, citizen, anAdmission());
    }

    private static Object answer(UnitFunction function, ACitizen citizen, AnEvent event) {
        return answer(aarhus(), function, citizen, event);
    }

    private static Object answer(AMunicipality municipality, UnitFunction function, ACitizen citizen, AnEvent event) {
        StayEvent told = event.told();
        return answer(verdict(municipality, function, citizen, told, told.occurredAt()));
    }

    private static Object answerAt(String time, ACitizen citizen) {
        return answer(verdict(aarhus(), HOUSING_SUPPORT, citizen, anAdmission().told(), Danish.time(time)));
    }

    private static Object answer(Verdict verdict) {
        return verdict instanceof Verdict.Permitted permitted ? permitted.basis()
            : verdict instanceof Verdict.Withheld withheld ? withheld.reason() : verdict;
    }

    private static Verdict verdict(AMunicipality municipality, UnitFunction function, ACitizen citizen, StayEvent event, Instant at) {
        return new Gate().ask(Question.about(function, new UnitId(UNIT), municipality.build(), event, citizen.facts(),
            ADirectory.of(municipality), at));
    }
}
