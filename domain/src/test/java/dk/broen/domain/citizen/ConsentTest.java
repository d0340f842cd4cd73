package dk.broen.domain.citizen;

import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.AConsent.aRefusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.broen.domain.given.AConsent;
import dk.broen.domain.given.Danish;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** An answer of a citizen: how long it counts, what it is worth at an instant, and who gave it (domain.md §4; sundhedsloven § 44). */
class ConsentTest {
    @ParameterizedTest
    @CsvSource({"2026-06-15, 2027-06-15", "2026-12-31, 2027-12-31", "2027-01-01, 2028-01-01", "2027-03-01, 2028-03-01",
        "2027-02-28, 2028-02-28", "2028-02-29, 2029-02-28", "2028-03-01, 2029-03-01"})
    void a_consent_without_an_end_ends_one_year_after_it_was_given(String given, LocalDate lastDay) {
        assertThat(consent(aConsent().from(given)).period().until()).contains(lastDay);
    }

    @ParameterizedTest
    @CsvSource({"2026-06-15, 2027-06-15, 2027-06-16", "2026-12-31, 2027-12-31, 2028-01-01", "2028-02-29, 2029-02-28, 2029-03-01"})
    void a_consent_lasts_no_longer_than_one_year(String from, String last, String tooLate) {
        assertThatCode(() -> consent(aConsent().lasting(from, last))).doesNotThrowAnyException();
        assertThatThrownBy(() -> consent(aConsent().lasting(from, tooLate))).isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("§ 44").hasMessageContaining("the last accepted day is " + last);
    }

    @Test
    void an_advance_consent_is_counted_from_the_day_on_which_it_begins() {
        assertThat(consent(aConsent().givenOn("2026-06-15").from("2026-09-01")).period().until()).contains(LocalDate.of(2027, 9, 1));
        assertThatThrownBy(() -> consent(aConsent().givenOn("2026-06-15").lasting("2026-09-01", "2027-09-02")))
            .hasMessageContaining("the last accepted day is 2027-09-01");
    }

    @ParameterizedTest
    @EnumSource(Consent.Answer.class)
    void an_answer_does_not_reach_back_before_it_was_given(Consent.Answer answer) {
        assertThatThrownBy(() -> consent(aConsent().answered(answer).givenOn("2026-06-16").from("2026-06-15")))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("the first accepted day is 2026-06-16");
    }

    @Test
    void a_consent_was_given_by_the_day_on_which_it_was_heard_of_and_keeps_its_days() {
        Consent heard = consent(aConsent().from("2026-09-01")).heardOn(LocalDate.of(2026, 6, 15));

        assertThat(heard.obtained().on()).isEqualTo("2026-06-15");
        assertThat(heard.period()).isEqualTo(consent(aConsent().from("2026-09-01")).period());
        assertThat(heard.heardOn(LocalDate.of(2026, 7, 1))).isEqualTo(heard);
        assertThat(consent(aRefusal().from("2026-09-01")).heardOn(LocalDate.of(2026, 6, 15)).obtained().on()).isEqualTo("2026-09-01");
    }

    @Test
    void a_refusal_without_an_end_lasts() {
        assertThat(consent(aRefusal().from("2026-06-15")).period().until()).isEmpty();
        assertThat(consent(aRefusal().from("2026-06-15")).state(Danish.time("2036-06-15T10:00"))).isEqualTo(Consent.State.REFUSED);
    }

    @ParameterizedTest
    @EnumSource(Consent.Answer.class)
    void the_state_is_the_answer_from_the_day_on_which_it_was_given_to_the_last_day(Consent.Answer answer) {
        Consent consent = consent(aConsent().answered(answer).givenOn("2026-06-15").lasting("2026-09-01", "2026-10-31"));

        assertThat(consent.state(Danish.time("2026-06-14T23:59"))).isEqualTo(Consent.State.NOT_REQUESTED);
        assertThat(consent.state(Danish.time("2026-06-15T00:00"))).hasToString(answer.name());
        assertThat(consent.state(Danish.time("2026-10-31T23:59"))).hasToString(answer.name());
        assertThat(consent.state(Danish.time("2026-11-01T00:00"))).isEqualTo(Consent.State.EXPIRED);
    }

    @Test
    void a_withdrawn_answer_stays_withdrawn() {
        Consent consent = consent(aConsent().lasting("2026-06-15", "2026-10-31").withdrawnAt("2026-07-01T12:00"));

        assertThat(consent.state(Danish.time("2026-07-01T11:59"))).isEqualTo(Consent.State.GIVEN);
        assertThat(consent.state(Danish.time("2026-07-01T12:00"))).isEqualTo(Consent.State.WITHDRAWN);
        assertThat(consent.state(Danish.time("2026-11-01T00:00"))).isEqualTo(Consent.State.WITHDRAWN);
    }

    @Test
    void an_answer_counts_from_its_first_day_until_it_ends_or_is_withdrawn() {
        Consent consent = consent(aConsent().givenOn("2026-06-01").lasting("2026-06-15", "2026-10-31").withdrawnAt("2026-10-31T12:00"));

        assertThat(consent.counts(Danish.time("2026-06-14T23:59"))).isFalse();
        assertThat(consent.counts(Danish.time("2026-06-15T00:00"))).isTrue();
        assertThat(consent.counts(Danish.time("2026-10-31T12:00"))).isFalse();
    }

    @Test
    void a_verbal_consent_has_no_signature_that_could_be_missing() {
        assertThatThrownBy(() -> consent(aConsent().verbally().unsigned())).hasMessageContaining("signed");
    }

    @ParameterizedTest
    @EnumSource(value = Signatory.Kind.class, names = "CITIZEN", mode = EnumSource.Mode.EXCLUDE)
    void a_signatory_who_is_not_the_citizen_has_a_name(Signatory.Kind kind) {
        assertThat(new Signatory(kind, Optional.of("Gerda Grå")).name()).contains("Gerda Grå");
        assertThatThrownBy(() -> new Signatory(kind, Optional.empty())).hasMessageContaining("signatory_name: is missing");
        assertThatThrownBy(() -> new Signatory(kind, Optional.of(" "))).hasMessageContaining("signatory_name: is missing");
    }

    @Test
    void a_citizen_who_signs_is_not_named_and_a_message_never_quotes_a_name() {
        assertThatThrownBy(() -> new Signatory(Signatory.Kind.CITIZEN, Optional.of("Gerda Grå")))
            .hasMessageContaining("signatory_name").hasMessageNotContaining("Gerda");
    }

    private static Consent consent(AConsent consent) {
        return consent.build("c1");
    }
}
