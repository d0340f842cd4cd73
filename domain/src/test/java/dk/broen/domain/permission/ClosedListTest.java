package dk.broen.domain.permission;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aRefusal;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.AMunicipality.SILKEBORG;
import static dk.broen.domain.given.AMunicipality.aarhus;
import static dk.broen.domain.given.AUnit.aUnit;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.broen.domain.citizen.PspCase;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.Danish;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.Period;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The closed list of police, social services and psychiatry (domain.md §4). */
class ClosedListTest {
    private static final Period DECEMBER = Period.between(LocalDate.of(2026, 12, 4), LocalDate.of(2026, 12, 31));

    @Test
    void a_case_reaches_the_units_of_the_list() {
        assertThat(asking().answer()).isEqualTo(Basis.PSP);
    }

    @Test
    void a_unit_outside_the_list_is_not_told() {
        assertThat(asking().of("bostoette").answer()).isEqualTo(WithheldReason.CONSENT_REFUSED);
    }

    @Test
    void without_a_case_the_list_reaches_nobody() {
        assertThat(Asking.about(refusing()).in(aarhus().withPspList("politi")).of("politi").answer())
            .isEqualTo(WithheldReason.CONSENT_REFUSED);
    }

    @Test
    void a_case_without_a_list_reaches_nobody() {
        assertThat(asking().in(aarhus()).answer()).isEqualTo(WithheldReason.CONSENT_REFUSED);
    }

    @Test
    void a_case_of_another_municipality_reaches_nobody_here() {
        assertThat(Asking.about(refusing().withPspCase(SILKEBORG, DECEMBER)).in(aarhus().withPspList("politi")).of("politi").answer())
            .isEqualTo(WithheldReason.CONSENT_REFUSED);
    }

    @Test
    void a_case_covers_its_first_and_its_last_day() {
        assertThat(asking().at("2026-12-03T23:59").answer()).isEqualTo(WithheldReason.PSP_BEGINS_LATER);
        assertThat(asking().at("2026-12-31T23:59").answer()).isEqualTo(Basis.PSP);
        assertThat(asking().at("2027-01-01T00:00").answer()).isEqualTo(WithheldReason.PSP_OVER);
    }

    @Test
    void what_was_over_before_the_case_is_not_told() {
        assertThat(asking().telling(EventType.DISCHARGED).ofWhatIsOver("2026-12-03T20:00").at("2026-12-04T20:00").answer())
            .isEqualTo(WithheldReason.PSP_BEGINS_LATER);
    }

    @Test
    void a_case_of_an_earlier_stay_does_not_hide_that_the_citizen_refused() {
        Asking closed = Asking.about(refusing().withPspCase(AARHUS, Period.between(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 11, 30))))
            .in(aarhus().withPspList("politi")).of("politi");

        assertThat(closed.begunAt("2026-12-01T00:00").answer()).isEqualTo(WithheldReason.CONSENT_REFUSED);
        assertThat(closed.begunAt("2026-11-30T23:59").answer()).isEqualTo(WithheldReason.PSP_OVER);
    }

    @Test
    void a_case_that_lacks_two_things_gives_no_reason() {
        assertThat(asking().telling(EventType.LEAVE_STARTED).at("2027-01-01T00:00").answer()).isEqualTo(WithheldReason.CONSENT_REFUSED);
    }

    @Test
    void an_event_outside_the_table_is_not_told() {
        assertThat(asking().telling(EventType.LEAVE_STARTED).answer()).isEqualTo(WithheldReason.PSP_OTHER_EVENTS);
    }

    @Test
    void a_somatic_stay_is_not_told() {
        assertThat(asking().somatic().answer()).isEqualTo(WithheldReason.CONSENT_REFUSED);
    }

    @Test
    void a_unit_that_took_over_the_work_of_a_listed_unit_is_not_on_the_list() {
        assertThat(asking().in(aarhus().withPspList("politi-vest").with(aUnit("politi", HOUSING_SUPPORT),
            aUnit("politi-vest", HOUSING_SUPPORT).closing("2026-11-30", "politi"))).answer()).isEqualTo(WithheldReason.CONSENT_REFUSED);
    }

    @Test
    void a_case_without_human_reason_or_end_is_refused() {
        MunicipalityCode code = new MunicipalityCode(AARHUS);

        assertThatThrownBy(() -> new PspCase("", "bekymring", code, DECEMBER)).hasMessageStartingWith("started_by: is empty");
        assertThatThrownBy(() -> new PspCase("Bo Lund", " ", code, DECEMBER)).hasMessageStartingWith("reason: is empty");
        assertThatThrownBy(() -> new PspCase("Bo Lund", "bekymring", code, Danish.since(DECEMBER.from())))
            .hasMessageStartingWith("until: is missing");
    }

    private static Asking asking() {
        return Asking.about(refusing().withPspCase(AARHUS, DECEMBER)).in(aarhus().withPspList("politi")).of("politi");
    }

    private static ACitizen refusing() {
        return aCitizen().with(aRefusal().naming(HOUSING_SUPPORT).lasting("2026-01-01", "2027-12-31"));
    }
}
