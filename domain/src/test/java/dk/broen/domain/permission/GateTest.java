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
import static dk.broen.domain.given.Functions.POLICE;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.Signatory;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.AConsent;
import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.AMunicipality;
import dk.broen.domain.given.AnEvent;
import dk.broen.domain.given.Danish;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GateTest {
    private static final String UNIT = "bostoette";
    private static final Period UNTIL_YESTERDAY = Period.between(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 12, 3));

    @Test
    void a_recipient_named_by_consent_is_told() {
        assertThat(answer(aCitizen().withConsentFor(HOUSING_SUPPORT))).isEqualTo(Basis.CONSENT);
    }

    @Test
    void an_individual_unit_named_by_consent_is_told() {
        assertThat(answer(aCitizen().with(aConsent().namingUnits(UNIT)))).isEqualTo(Basis.CONSENT);
    }

    @Test
    void a_jobcentre_without_consent_is_not_told() {
        assertThat(answer(JOBCENTRE, aCitizen().withConsentFor(HOUSING_SUPPORT))).isEqualTo(WithheldReason.CONSENT_MISSING);
    }

    @Test
    void consent_for_another_unit_does_not_cover_this_one() {
        assertThat(answer(aCitizen().with(aConsent().namingUnits("bostoette-syd")))).isEqualTo(WithheldReason.CONSENT_MISSING);
    }

    @Test
    void no_answer_means_no() {
        assertThat(answer(aCitizen())).isEqualTo(WithheldReason.CONSENT_MISSING);
    }

    @ParameterizedTest
    @CsvSource({"NOT_REQUESTED, CONSENT_MISSING", "REQUESTED, CONSENT_REQUESTED", "INCAPABLE, CONSENT_INCAPABLE",
        "UNREACHABLE, CONSENT_UNREACHABLE"})
    void an_answer_that_is_neither_given_nor_refused_permits_nothing(Consent.Answer answer, WithheldReason reason) {
        assertThat(answer(aCitizen().with(housing().answered(answer)))).isEqualTo(reason);
    }

    @ParameterizedTest
    @EnumSource(value = Consent.Answer.class, names = {"GIVEN", "REFUSED"}, mode = EnumSource.Mode.EXCLUDE)
    void an_open_answer_hinders_no_consent(Consent.Answer answer) {
        assertThat(answer(aCitizen().with(housing().answered(answer)).with(housing().by(Signatory.Kind.GUARDIAN, "Gerda Grå"))))
            .isEqualTo(Basis.CONSENT);
    }

    @Test
    void an_open_answer_counts_only_while_it_lasts_and_in_its_scope() {
        assertThat(answer(aCitizen().with(requested().lasting("2026-01-01", "2026-12-03")))).isEqualTo(WithheldReason.CONSENT_MISSING);
        assertThat(answer(aCitizen().with(requested().withdrawnAt("2026-12-01T10:00")))).isEqualTo(WithheldReason.CONSENT_MISSING);
        assertThat(answer(aCitizen().with(requested().forEvents(EventType.DISCHARGED)))).isEqualTo(WithheldReason.CONSENT_MISSING);
        assertThat(answer(aCitizen().with(requested().forHospitalsOf(HOVEDSTADEN)))).isEqualTo(WithheldReason.CONSENT_MISSING);
        assertThat(answer(JOBCENTRE, aCitizen().with(requested()))).isEqualTo(WithheldReason.CONSENT_MISSING);
    }

    @Test
    void the_last_word_of_the_citizen_gives_the_reason() {
        AConsent ended = housing().lasting("2026-01-01", "2026-06-30");

        assertThat(answer(aCitizen().with(ended).with(requested().lasting("2026-11-01", "2027-01-01"))))
            .isEqualTo(WithheldReason.CONSENT_REQUESTED);
        assertThat(answer(aCitizen().with(requested().lasting("2025-11-01", "2027-01-01")).with(ended)))
            .isEqualTo(WithheldReason.CONSENT_EXPIRED);
        assertThat(answer(aCitizen().with(housing().lasting("2025-12-01", "2026-11-30").withdrawnAt("2026-10-01T10:00")).with(ended)))
            .isEqualTo(WithheldReason.CONSENT_WITHDRAWN);
    }

    @Test
    void a_consent_that_lacks_two_things_helps_nobody() {
        assertThat(answer(aCitizen().with(housing().forEvents(EventType.DISCHARGED).lasting("2026-01-01", "2026-12-03"))))
            .isEqualTo(WithheldReason.CONSENT_MISSING);
    }

    @Test
    void a_withdrawal_of_something_else_is_no_withdrawal() {
        assertThat(answer(aCitizen().with(housing().forEvents(EventType.DISCHARGED).withdrawnAt("2026-12-01T10:00"))))
            .isEqualTo(WithheldReason.CONSENT_MISSING);
        assertThat(answer(aCitizen().with(housing().forHospitalsOf(HOVEDSTADEN).withdrawnAt("2026-12-01T10:00"))))
            .isEqualTo(WithheldReason.CONSENT_MISSING);
    }

    @Test
    void a_withdrawn_consent_stays_withdrawn_when_its_year_is_over() {
        assertThat(answer(aCitizen().with(housing().lasting("2026-01-01", "2026-06-30").withdrawnAt("2026-02-01T10:00"))))
            .isEqualTo(WithheldReason.CONSENT_WITHDRAWN);
    }

    @Test
    void a_consent_that_is_not_signed_permits_nothing_and_renews_nothing() {
        assertThat(answer(aCitizen().with(housing().unsigned()))).isEqualTo(WithheldReason.CONSENT_UNSIGNED);
        assertThat(answerAt("2026-12-12T09:00", aCitizen().with(housing().unsigned().lasting("2026-03-01", "2026-12-10"))
            .with(housing().lasting("2026-12-11", "2027-06-01")))).isEqualTo(WithheldReason.CONSENT_BEGINS_LATER);
    }

    @Test
    void police_are_told_only_by_a_consent_that_names_the_unit() {
        assertThat(answer(POLICE, aCitizen().withConsentFor(POLICE))).isEqualTo(WithheldReason.CONSENT_UNIT_NOT_NAMED);
        assertThat(answer(POLICE, aCitizen().with(aConsent().namingUnits("another-station")))).isEqualTo(WithheldReason.CONSENT_MISSING);
        assertThat(answer(POLICE, aCitizen().with(aConsent().namingUnits(UNIT)))).isEqualTo(Basis.CONSENT);
    }

    @Test
    void a_refusal_of_the_police_needs_no_unit() {
        assertThat(answer(POLICE, aCitizen().with(aConsent().namingUnits(UNIT)).with(aRefusal().naming(POLICE))))
            .isEqualTo(WithheldReason.CONSENT_REFUSED);
    }

    @Test
    void a_named_party_does_not_hand_its_consent_on_to_its_successor() {
        AMunicipality municipality = aarhus().with(aUnit("former", POLICE).closing("2026-11-30", UNIT), aUnit(UNIT, POLICE));

        assertThat(answer(municipality, POLICE, aCitizen().with(aConsent().namingUnits("former")), anAdmission()))
            .isEqualTo(WithheldReason.CONSENT_UNIT_NOT_NAMED);
        assertThat(answer(municipality, POLICE, aCitizen().with(aConsent().namingUnits(UNIT)).with(aRefusal().namingUnits("former")),
            anAdmission())).isEqualTo(WithheldReason.CONSENT_REFUSED);
    }

    @Test
    void each_custodian_answers_alone_and_one_refusal_is_enough() {
        AConsent mother = housing().by(Signatory.Kind.CUSTODIAN, "Gerda Grå");

        assertThat(answer(aCitizen().with(mother))).isEqualTo(Basis.CONSENT);
        assertThat(answer(aCitizen().with(mother).with(aRefusal().naming(HOUSING_SUPPORT).by(Signatory.Kind.CUSTODIAN, "Georg Grå"))))
            .isEqualTo(WithheldReason.CONSENT_REFUSED);
    }

    @Test
    void an_advance_consent_permits_from_the_day_on_which_it_begins() {
        ACitizen citizen = aCitizen().with(housing().givenOn("2026-06-01").from("2026-12-05"));

        assertThat(answerWhileItLasts("2026-12-04T23:59", citizen)).isEqualTo(WithheldReason.CONSENT_BEGINS_LATER);
        assertThat(answerWhileItLasts("2026-12-05T00:00", citizen)).isEqualTo(Basis.CONSENT);
        assertThat(answerWhileItLasts("2027-12-05T23:59", citizen)).isEqualTo(Basis.CONSENT);
        assertThat(answerWhileItLasts("2027-12-06T00:00", citizen)).isEqualTo(WithheldReason.CONSENT_EXPIRED);
    }

    @Test
    void a_refusal_goes_before_a_consent() {
        assertThat(answer(aCitizen().withConsentFor(HOUSING_SUPPORT).with(aRefusal().namingUnits(UNIT))))
            .isEqualTo(WithheldReason.CONSENT_REFUSED);
    }

    @Test
    void a_refusal_of_one_unit_is_not_a_refusal_of_another() {
        assertThat(answer(aCitizen().withConsentFor(HOUSING_SUPPORT).with(aRefusal().namingUnits("bostoette-syd"))))
            .isEqualTo(Basis.CONSENT);
    }

    @Test
    void a_withdrawn_or_ended_refusal_refuses_nothing() {
        assertThat(answer(aCitizen().withConsentFor(HOUSING_SUPPORT)
            .with(aRefusal().naming(HOUSING_SUPPORT).withdrawnAt("2026-12-01T10:00"))
            .with(aRefusal().naming(HOUSING_SUPPORT).lasting("2026-01-01", "2026-12-03")))).isEqualTo(Basis.CONSENT);
    }

    @Test
    void a_refusal_of_the_day_of_the_event_withholds_what_is_over_and_not_what_lasts() {
        ACitizen citizen = aCitizen().with(aRefusal().naming(HOUSING_SUPPORT).lasting("2026-12-04", "2026-12-05"))
            .with(housing().lasting("2026-03-01", "2027-02-28"));

        assertThat(answerAt("2026-12-06T09:00", citizen)).isEqualTo(WithheldReason.CONSENT_REFUSED);
        assertThat(answerWhileItLasts("2026-12-06T09:00", citizen)).isEqualTo(Basis.CONSENT);
    }

    @Test
    void a_consent_renews_nothing_over_a_refusal_since_the_event() {
        ACitizen renewed = aCitizen().with(housing().lasting("2026-03-01", "2026-12-10"))
            .with(housing().lasting("2026-12-11", "2027-06-01"));

        assertThat(answerAt("2026-12-12T09:00", renewed.with(aRefusal().naming(HOUSING_SUPPORT).lasting("2026-11-01", "2026-12-03"))))
            .isEqualTo(Basis.CONSENT);
        assertThat(answerAt("2026-12-12T09:00", renewed.with(aRefusal().naming(HOUSING_SUPPORT).lasting("2026-12-06", "2026-12-07"))))
            .isEqualTo(WithheldReason.CONSENT_BEGINS_LATER);
    }

    @Test
    void a_refusal_covers_only_the_events_that_it_names() {
        ACitizen citizen = aCitizen().withConsentFor(HOUSING_SUPPORT)
            .with(aRefusal().naming(HOUSING_SUPPORT).forEvents(EventType.LEAVE_STARTED));

        assertThat(answer(citizen)).isEqualTo(Basis.CONSENT);
        assertThat(answer(HOUSING_SUPPORT, citizen, an(EventType.LEAVE_STARTED))).isEqualTo(WithheldReason.CONSENT_REFUSED);
    }

    @Test
    void a_refusal_counts_in_the_regions_that_it_names_and_without_a_name_in_all() {
        assertThat(answer(aCitizen().withConsentFor(HOUSING_SUPPORT).with(aRefusal().naming(HOUSING_SUPPORT).forHospitalsOf(HOVEDSTADEN))))
            .isEqualTo(Basis.CONSENT);
        assertThat(answer(aCitizen().withConsentFor(HOUSING_SUPPORT).with(aRefusal().naming(HOUSING_SUPPORT).forHospitalsOf(MIDTJYLLAND))))
            .isEqualTo(WithheldReason.CONSENT_REFUSED);
        assertThat(answer(HOUSING_SUPPORT,
            aCitizen().with(housing().forHospitalsOf(SYDDANMARK)).with(aRefusal().naming(HOUSING_SUPPORT)),
            anAdmission().from("ouh"))).isEqualTo(WithheldReason.CONSENT_REFUSED);
    }

    @Test
    void a_consent_permits_until_the_instant_of_its_withdrawal() {
        ACitizen citizen = aCitizen().with(housing().withdrawnAt("2026-12-04T22:00"));

        assertThat(answerAt("2026-12-04T21:59:59", citizen)).isEqualTo(Basis.CONSENT);
        assertThat(answerAt("2026-12-04T22:00", citizen)).isEqualTo(WithheldReason.CONSENT_WITHDRAWN);
    }

    @Test
    void a_consent_permits_on_its_first_and_its_last_day() {
        assertThat(answer(aCitizen().with(housing().lasting("2026-12-04", "2026-12-04")))).isEqualTo(Basis.CONSENT);
        assertThat(answer(aCitizen().with(housing().lasting("2026-01-01", "2026-12-03")))).isEqualTo(WithheldReason.CONSENT_EXPIRED);
    }

    @Test
    void a_consent_that_begins_after_the_event_does_not_cover_it() {
        assertThat(answerAt("2026-12-05T09:00", aCitizen().with(housing().lasting("2026-12-05", "2027-06-01"))))
            .isEqualTo(WithheldReason.CONSENT_BEGINS_LATER);
    }

    @Test
    void a_consent_that_begins_after_the_event_covers_what_lasts_from_its_first_day() {
        AConsent later = housing().lasting("2026-12-05", "2027-06-01");

        assertThat(answerWhileItLasts("2026-12-05T00:00", aCitizen().with(later))).isEqualTo(Basis.CONSENT);
        assertThat(answerWhileItLasts("2026-12-04T23:59", aCitizen().with(later))).isEqualTo(WithheldReason.CONSENT_BEGINS_LATER);
        assertThat(answerWhileItLasts("2026-12-05T00:00", aCitizen().with(housing().lasting("2026-01-01", "2026-12-04"))))
            .isEqualTo(WithheldReason.CONSENT_EXPIRED);
    }

    @Test
    void the_withdrawal_of_a_renewal_stops_the_consent_that_it_renewed() {
        AConsent earlier = housing().lasting("2026-01-05", "2027-01-04");
        AConsent renewal = housing().lasting("2026-06-01", "2027-05-31");

        assertThat(answer(aCitizen().with(earlier).with(renewal.withdrawnAt("2026-08-10T10:00"))))
            .isEqualTo(WithheldReason.CONSENT_WITHDRAWN);
        assertThat(answer(aCitizen().with(earlier).with(housing().lasting("2026-06-01", "2026-07-31").withdrawnAt("2026-08-10T10:00"))))
            .isEqualTo(WithheldReason.CONSENT_WITHDRAWN);
    }

    @Test
    void a_consent_that_vanished_from_its_source_stops_no_other() {
        assertThat(answer(housingSince("2026-01-05").with(vanished(housing())))).isEqualTo(Basis.CONSENT);
    }

    @Test
    void a_consent_that_vanished_from_its_source_is_missing() {
        assertThat(answer(aCitizen().with(vanished(housing())))).isEqualTo(WithheldReason.CONSENT_MISSING);
        assertThat(answer(aCitizen().with(vanished(housing())).with(housing().lasting("2026-01-05", "2026-12-03"))))
            .isEqualTo(WithheldReason.CONSENT_EXPIRED);
        assertThat(answer(aCitizen().with(vanished(housing())).with(aRefusal().naming(HOUSING_SUPPORT).from("2026-03-01"))))
            .isEqualTo(WithheldReason.CONSENT_REFUSED);
    }

    private static Consent vanished(AConsent consent) {
        return consent.withdrawnAt("2026-08-10T10:00").build("gone").vanishing();
    }

    @Test
    void a_no_to_one_unit_is_lifted_by_a_later_consent_that_names_the_unit_only() {
        AConsent toAll = housing().lasting("2026-09-01", "2027-08-31");
        AConsent toThisOne = aConsent().namingUnits(UNIT).lasting("2026-09-01", "2027-08-31");
        AConsent refusal = aRefusal().namingUnits(UNIT).from("2026-03-01");
        AConsent withdrawn = aConsent().namingUnits(UNIT).lasting("2026-01-05", "2026-06-30").withdrawnAt("2026-03-01T10:00");

        assertThat(answer(aCitizen().with(refusal).with(toAll))).isEqualTo(WithheldReason.CONSENT_REFUSED);
        assertThat(answer(aCitizen().with(withdrawn).with(toAll))).isEqualTo(WithheldReason.CONSENT_WITHDRAWN);
        assertThat(answer(aCitizen().with(refusal).with(toThisOne))).isEqualTo(Basis.CONSENT);
        assertThat(answer(aCitizen().with(withdrawn).with(toThisOne))).isEqualTo(Basis.CONSENT);
        assertThat(answer(aCitizen().with(aRefusal().naming(HOUSING_SUPPORT).from("2026-03-01")).with(toThisOne)))
            .isEqualTo(Basis.CONSENT);
        assertThat(answer(aCitizen().with(aRefusal().namingUnits("bostoette-syd").from("2026-03-01")).with(toAll)))
            .isEqualTo(Basis.CONSENT);
    }

    @Test
    void a_withdrawal_in_the_future_stops_nothing_yet() {
        ACitizen citizen = aCitizen().with(housing().lasting("2026-01-05", "2027-01-04"))
            .with(housing().withdrawnAt("2026-12-05T08:00"));

        assertThat(answerAt("2026-12-05T07:59", citizen)).isEqualTo(Basis.CONSENT);
        assertThat(answerAt("2026-12-05T08:00", citizen)).isEqualTo(WithheldReason.CONSENT_WITHDRAWN);
    }

    @Test
    void a_withdrawal_stops_what_it_covered_and_nothing_else() {
        ACitizen wide = aCitizen().with(aConsent().namingUnits(UNIT).lasting("2026-01-05", "2027-01-04"));

        assertThat(answer(wide.with(housing().withdrawnAt("2026-08-10T10:00")))).isEqualTo(WithheldReason.CONSENT_WITHDRAWN);
        assertThat(answer(housingSince("2026-01-05").with(aConsent().namingUnits(UNIT).withdrawnAt("2026-08-10T10:00"))))
            .isEqualTo(WithheldReason.CONSENT_WITHDRAWN);
        assertThat(answer(housingSince("2026-01-05").with(aConsent().namingUnits("bostoette-syd").withdrawnAt("2026-08-10T10:00"))))
            .isEqualTo(Basis.CONSENT);
        assertThat(answer(housingSince("2026-01-05").with(housing().forEvents(EventType.DISCHARGED).withdrawnAt("2026-08-10T10:00"))))
            .isEqualTo(Basis.CONSENT);
        assertThat(answer(housingSince("2026-01-05").with(housing().forHospitalsOf(SYDDANMARK).withdrawnAt("2026-08-10T10:00"))))
            .isEqualTo(Basis.CONSENT);
        assertThat(answer(housingSince("2026-01-05").with(housing().givenIn(SILKEBORG).withdrawnAt("2026-08-10T10:00"))))
            .isEqualTo(Basis.CONSENT);
    }

    @Test
    void a_withdrawn_question_or_refusal_is_no_withdrawal() {
        assertThat(answer(housingSince("2026-01-05").with(requested().withdrawnAt("2026-08-10T10:00")))).isEqualTo(Basis.CONSENT);
        assertThat(answer(housingSince("2026-01-05").with(aRefusal().naming(HOUSING_SUPPORT).withdrawnAt("2026-08-10T10:00"))))
            .isEqualTo(Basis.CONSENT);
    }

    @Test
    void police_are_not_told_on_an_earlier_consent_after_one_for_all_police_was_withdrawn() {
        ACitizen citizen = aCitizen().with(aConsent().namingUnits(UNIT).lasting("2026-01-05", "2027-01-04"));

        assertThat(answer(POLICE, citizen)).isEqualTo(Basis.CONSENT);
        assertThat(answer(POLICE, citizen.with(aConsent().naming(POLICE).withdrawnAt("2026-08-10T10:00"))))
            .isEqualTo(WithheldReason.CONSENT_WITHDRAWN);
    }

    @Test
    void a_consent_of_a_later_day_counts_again() {
        ACitizen refused = aCitizen().with(aRefusal().naming(HOUSING_SUPPORT).from("2026-06-10"));
        ACitizen withdrawn = aCitizen().with(housing().lasting("2026-01-05", "2027-01-04").withdrawnAt("2026-06-10T10:00"));

        assertThat(answer(refused.with(housing().lasting("2026-06-11", "2027-06-10")))).isEqualTo(Basis.CONSENT);
        assertThat(answer(withdrawn.with(housing().lasting("2026-06-11", "2027-06-10")))).isEqualTo(Basis.CONSENT);
    }

    @Test
    void a_consent_of_the_day_of_the_no_does_not_count() {
        AConsent sameDay = housing().lasting("2026-06-10", "2027-06-09");

        assertThat(answer(aCitizen().with(aRefusal().naming(HOUSING_SUPPORT).from("2026-06-10")).with(sameDay)))
            .isEqualTo(WithheldReason.CONSENT_REFUSED);
        assertThat(answer(aCitizen().with(housing().lasting("2026-01-05", "2027-01-04").withdrawnAt("2026-06-10T00:00:01")).with(sameDay)))
            .isEqualTo(WithheldReason.CONSENT_WITHDRAWN);
    }

    @Test
    void a_consent_of_a_day_that_begins_with_the_withdrawal_is_later() {
        assertThat(answer(aCitizen().with(housing().lasting("2026-01-05", "2027-01-04").withdrawnAt("2026-06-10T00:00"))
            .with(housing().lasting("2026-06-10", "2027-06-09")))).isEqualTo(Basis.CONSENT);
    }

    @Test
    void an_advance_consent_counts_from_the_day_on_which_it_was_given() {
        assertThat(answer(aCitizen().with(aRefusal().naming(HOUSING_SUPPORT).from("2026-06-10"))
            .with(housing().givenOn("2026-06-09").lasting("2026-07-01", "2027-06-30")))).isEqualTo(WithheldReason.CONSENT_REFUSED);
    }

    @Test
    void a_consent_that_was_withdrawn_before_it_began_is_withdrawn() {
        AConsent advance = housing().givenOn("2026-11-01").lasting("2027-03-01", "2028-02-28").withdrawnAt("2026-11-20T00:00");

        assertThat(answer(housingSince("2026-01-05").with(advance))).isEqualTo(WithheldReason.CONSENT_WITHDRAWN);
    }

    @Test
    void another_person_does_not_take_back_a_no() {
        AConsent ofTheMother = housing().by(Signatory.Kind.CUSTODIAN, "Mona Mor").lasting("2026-09-01", "2027-08-31");

        assertThat(answer(aCitizen().with(aRefusal().naming(HOUSING_SUPPORT).by(Signatory.Kind.CUSTODIAN, "Finn Far"))
            .with(ofTheMother))).isEqualTo(WithheldReason.CONSENT_REFUSED);
        assertThat(answer(aCitizen().with(housing().by(Signatory.Kind.CUSTODIAN, "Finn Far").withdrawnAt("2026-08-10T10:00"))
            .with(ofTheMother))).isEqualTo(WithheldReason.CONSENT_WITHDRAWN);
        assertThat(answer(aCitizen().with(housing().by(Signatory.Kind.CUSTODIAN, "Finn Far").lasting("2025-09-01", "2026-08-31")
            .withdrawnAt("2026-08-10T10:00")).with(ofTheMother))).isEqualTo(Basis.CONSENT);
    }

    @Test
    void a_refusal_is_the_reason_until_a_later_consent_has_run_out() {
        ACitizen refused = aCitizen().with(aRefusal().naming(HOUSING_SUPPORT).from("2026-06-10"));

        assertThat(answer(refused.with(requested().lasting("2026-07-01", "2027-07-01")))).isEqualTo(WithheldReason.CONSENT_REFUSED);
        assertThat(answer(refused.with(housing().unsigned().lasting("2026-07-01", "2027-06-30"))))
            .isEqualTo(WithheldReason.CONSENT_REFUSED);
        assertThat(answer(aCitizen().with(aRefusal().naming(HOUSING_SUPPORT).from("2026-06-10"))
            .with(housing().lasting("2026-07-01", "2026-10-31")))).isEqualTo(WithheldReason.CONSENT_EXPIRED);
    }

    @Test
    void what_is_over_is_not_told_on_a_consent_that_renews_one_from_before_a_no() {
        assertThat(answerAt("2026-12-12T09:00", aCitizen().with(housing().lasting("2026-03-01", "2026-12-11"))
            .with(aRefusal().naming(HOUSING_SUPPORT).lasting("2026-12-06", "2026-12-08"))
            .with(housing().lasting("2026-12-10", "2027-06-01")))).isEqualTo(WithheldReason.CONSENT_BEGINS_LATER);
        assertThat(answerAt("2026-12-12T09:00", aCitizen().with(aRefusal().naming(HOUSING_SUPPORT).from("2026-01-01"))
            .with(housing().lasting("2026-03-01", "2026-12-11")).with(housing().lasting("2026-12-10", "2027-06-01"))))
            .isEqualTo(Basis.CONSENT);
    }

    @Test
    void a_renewed_consent_covers_what_the_consents_before_it_covered() {
        assertThat(answerAt("2026-12-05T09:00", aCitizen().with(housing().lasting("2026-03-01", "2026-12-04"))
            .with(housing().lasting("2026-12-05", "2027-06-01")))).isEqualTo(Basis.CONSENT);
        assertThat(answerAt("2026-12-25T09:00", aCitizen().with(housing().lasting("2026-12-20", "2027-06-01"))
            .with(housing().lasting("2026-12-04", "2026-12-04")).with(housing().lasting("2026-12-05", "2026-12-22"))))
            .isEqualTo(Basis.CONSENT);
    }

    @Test
    void a_consent_after_a_gap_covers_nothing_that_is_over() {
        assertThat(answerAt("2026-12-06T09:00", aCitizen().with(housing().lasting("2026-03-01", "2026-12-04"))
            .with(housing().lasting("2026-12-06", "2027-06-01")))).isEqualTo(WithheldReason.CONSENT_BEGINS_LATER);
    }

    @Test
    void a_consent_renews_neither_a_withdrawn_one_nor_one_of_another_scope() {
        AConsent renewed = housing().lasting("2026-12-05", "2027-06-01");
        AConsent before = housing().lasting("2026-03-01", "2026-12-04");

        assertThat(answerAt("2026-12-06T09:00", aCitizen().with(housing().lasting("2026-03-01", "2026-12-05")
            .withdrawnAt("2026-12-05T08:00")).with(housing().lasting("2026-12-06", "2027-06-01"))))
            .isEqualTo(WithheldReason.CONSENT_BEGINS_LATER);
        assertThat(answerAt("2026-12-05T09:00", aCitizen().with(renewed)
            .with(housing().lasting("2026-03-01", "2026-12-04").forEvents(EventType.DISCHARGED))
            .with(housing().lasting("2026-03-01", "2026-12-04").forHospitalsOf(HOVEDSTADEN))))
            .isEqualTo(WithheldReason.CONSENT_BEGINS_LATER);
    }

    @Test
    void the_statutory_basis_covers_what_lasts_by_a_service_that_is_active_today() {
        ACitizen served = aCitizen().withServiceAt(HOUSING_SUPPORT, UNIT, Danish.since(LocalDate.of(2026, 12, 5)));

        assertThat(answer(verdict(aarhus().withStatutoryBasis(), served, true, Danish.time("2026-12-05T09:00"))))
            .isEqualTo(Basis.STATUTORY);
        assertThat(answer(verdict(aarhus().withStatutoryBasis(), served, false, Danish.time("2026-12-05T09:00"))))
            .isEqualTo(WithheldReason.CONSENT_MISSING);
    }

    @Test
    void a_consent_that_ends_between_event_and_sending_does_not_cover_the_notice() {
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
    void a_verbal_consent_is_not_enough_where_a_written_one_is_required() {
        ACitizen citizen = aCitizen().with(housing().verbally());

        assertThat(answer(citizen)).isEqualTo(Basis.CONSENT);
        assertThat(answer(aarhus().requiringWrittenConsentFor(HOUSING_SUPPORT), citizen)).isEqualTo(WithheldReason.CONSENT_NOT_WRITTEN);
        assertThat(answer(aarhus().requiringWrittenConsentFor(JOBCENTRE), citizen)).isEqualTo(Basis.CONSENT);
    }

    @Test
    void a_consent_that_names_no_region_covers_hospitals_of_the_own_region_only() {
        assertThat(answer(HOUSING_SUPPORT, aCitizen().withConsentFor(HOUSING_SUPPORT), anAdmission().from("ouh")))
            .isEqualTo(WithheldReason.CONSENT_OTHER_REGION);
    }

    @Test
    void a_consent_that_names_a_region_covers_its_hospitals() {
        ACitizen citizen = aCitizen().with(housing().forHospitalsOf(SYDDANMARK));

        assertThat(answer(HOUSING_SUPPORT, citizen, anAdmission().from("ouh"))).isEqualTo(Basis.CONSENT);
        assertThat(answer(citizen)).isEqualTo(WithheldReason.CONSENT_OTHER_REGION);
        assertThat(answer(aCitizen().with(housing().forHospitalsOf(SYDDANMARK, MIDTJYLLAND)))).isEqualTo(Basis.CONSENT);
    }

    @Test
    void a_hospital_of_unknown_region_is_covered_by_no_consent() {
        assertThat(answer(HOUSING_SUPPORT, aCitizen().withConsentFor(HOUSING_SUPPORT), anAdmission().from("nowhere")))
            .isEqualTo(WithheldReason.CONSENT_OTHER_REGION);
        assertThat(answer(HOUSING_SUPPORT, aCitizen(), anAdmission().from("nowhere"))).isEqualTo(WithheldReason.NO_BASIS);
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
    void a_consent_still_permits_after_regions_merge() {
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
    void a_refusal_for_a_region_counts_in_the_region_that_it_was_merged_into() {
        Directory directory = ADirectory.of(aMunicipality("0101"));
        Set<RegionCode> merged = Set.of(new RegionCode(OESTDANMARK));

        assertThat(directory.withMerged(merged, LocalDate.parse("2026-12-31"))).containsExactly(new RegionCode(OESTDANMARK));
        assertThat(directory.withMerged(merged, LocalDate.parse("2027-01-01")))
            .containsExactlyInAnyOrder(new RegionCode(OESTDANMARK), new RegionCode(HOVEDSTADEN));
        assertThat(answer(aMunicipality("0101"), HOUSING_SUPPORT, aCitizen().with(housing().givenIn("0101"))
            .with(aRefusal().naming(HOUSING_SUPPORT).givenIn("0101").forHospitalsOf(HOVEDSTADEN)),
            anAdmission().from("rh").at("2027-01-02T10:00"))).isEqualTo(WithheldReason.CONSENT_REFUSED);
    }

    @Test
    void a_consent_for_the_merged_region_permits_nothing_before_the_merger() {
        assertThat(answer(aMunicipality("0101"), HOUSING_SUPPORT, aCitizen().with(housing().givenIn("0101").forHospitalsOf(OESTDANMARK)),
            anAdmission().from("rh").at("2026-12-31T10:00"))).isEqualTo(WithheldReason.CONSENT_OTHER_REGION);
    }

    @Test
    void a_register_that_cannot_be_read_holds_and_never_refuses() {
        assertThat(verdict(aarhus(), HOUSING_SUPPORT, aCitizen().whoseConsentsCannotBeRead(), anAdmission().original(),
            Danish.time("2026-12-04T20:00")))
            .isInstanceOf(Verdict.Held.class);
    }

    @Test
    void the_statutory_basis_permits_while_the_register_is_down() {
        assertThat(answer(aarhus().withStatutoryBasis(), aCitizen().whoseConsentsCannotBeRead().withServiceAt(HOUSING_SUPPORT, UNIT)))
            .isEqualTo(Basis.STATUTORY);
    }

    @Test
    void the_statutory_basis_permits_only_where_the_municipality_switched_it_on() {
        ACitizen citizen = aCitizen().withServiceAt(HOUSING_SUPPORT, UNIT);

        assertThat(answer(aarhus().withStatutoryBasis(), citizen)).isEqualTo(Basis.STATUTORY);
        assertThat(answer(aarhus(), citizen)).isEqualTo(WithheldReason.CONSENT_MISSING);
    }

    @Test
    void the_statutory_basis_requires_an_active_service_at_the_unit() {
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
    void the_statutory_basis_does_not_cover_a_service_that_has_not_begun() {
        assertThat(answer(aarhus().withStatutoryBasis(), aCitizen()
            .withServiceAt(HOUSING_SUPPORT, UNIT, Danish.since(LocalDate.of(2026, 12, 6)))))
            .isEqualTo(WithheldReason.CONSENT_MISSING);
    }

    @Test
    void a_successor_may_be_told_what_the_closed_unit_could_be_told() {
        AMunicipality aarhus = aarhus().with(aUnit("vest", HOUSING_SUPPORT).closing("2026-06-30", UNIT), aUnit(UNIT, HOUSING_SUPPORT));

        assertThat(answer(aarhus.withStatutoryBasis(), aCitizen().withServiceAt(HOUSING_SUPPORT, "vest"))).isEqualTo(Basis.STATUTORY);
        assertThat(answer(aarhus, aCitizen().with(aConsent().namingUnits("vest")))).isEqualTo(Basis.CONSENT);
        assertThat(answer(aarhus, aCitizen().withConsentFor(HOUSING_SUPPORT).with(aRefusal().namingUnits("vest"))))
            .isEqualTo(WithheldReason.CONSENT_REFUSED);
    }

    @Test
    void the_steps_name_every_basis_and_the_rule_names_the_version() {
        Verdict verdict = verdict(aarhus(), HOUSING_SUPPORT, aCitizen().withConsentFor(HOUSING_SUPPORT), anAdmission().original(),
            Danish.time("2026-12-04T20:00"));

        assertThat(verdict)
            .isInstanceOfSatisfying(Verdict.Permitted.class, permitted -> assertThat(permitted.rule()).isEqualTo("CONSENT@test-1"));
        assertThat(verdict.steps()).extracting(step -> step.split(":")[0]).containsExactly("STATUTORY", "CONSENT");
    }

    @Test
    void a_step_says_what_a_consent_does_not_cover() {
        assertThat(verdict(aarhus(), HOUSING_SUPPORT, aCitizen().with(housing().forEvents(EventType.DISCHARGED)),
            anAdmission().original(), Danish.time("2026-12-04T20:00")).steps())
            .contains("CONSENT: consent c1 of 2026-06-01 names HOUSING_SUPPORT but does not cover ADMITTED");
    }

    @Test
    void the_steps_contain_no_citizen_data() {
        assertThat(verdict(aarhus(), HOUSING_SUPPORT, aCitizen().withConsentFor(HOUSING_SUPPORT), anAdmission().original(),
            Danish.time("2026-12-04T20:00")).steps()).noneMatch(step -> step.contains(ACitizen.TEST_PERSON.digits()));
    }

    private static AConsent requested() {
        return housing().answered(Consent.Answer.REQUESTED);
    }

    private static ACitizen housingSince(String day) {
        return aCitizen().with(housing().from(day));
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
        StayEvent stayEvent = event.original();
        return answer(verdict(municipality, function, citizen, stayEvent, stayEvent.occurredAt()));
    }

    private static Object answerAt(String time, ACitizen citizen) {
        return answer(verdict(aarhus(), HOUSING_SUPPORT, citizen, anAdmission().original(), Danish.time(time)));
    }

    private static Object answer(Verdict verdict) {
        return verdict instanceof Verdict.Permitted permitted ? permitted.basis()
            : verdict instanceof Verdict.Withheld withheld ? withheld.reason() : verdict;
    }

    private static Object answerWhileItLasts(String time, ACitizen citizen) {
        return answer(verdict(aarhus(), citizen, true, Danish.time(time)));
    }

    private static Verdict verdict(AMunicipality municipality, UnitFunction function, ACitizen citizen, StayEvent event, Instant at) {
        return new Gate().ask(Question.about(function, new UnitId(UNIT), municipality.build(), event.type(), event.stay().hospital(),
            List.of(), event.occurredAt(), false, citizen.facts(), ADirectory.of(municipality), at));
    }

    private static Verdict verdict(AMunicipality municipality, ACitizen citizen, boolean lasting, Instant at) {
        StayEvent event = anAdmission().original();
        return new Gate().ask(Question.about(HOUSING_SUPPORT, new UnitId(UNIT), municipality.build(), event.type(),
            event.stay().hospital(), List.of(), event.occurredAt(), lasting, citizen.facts(), ADirectory.of(municipality), at));
    }
}
