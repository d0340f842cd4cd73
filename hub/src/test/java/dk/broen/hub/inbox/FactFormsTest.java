package dk.broen.hub.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.adapters.configuration.ConfigurationDirectory;
import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.terms.MunicipalityCode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the forms of Aarhus offer, and what they make of what is typed. */
class FactFormsTest {
    private static final Directory DIRECTORY =
        ((ConfigurationResult.Loaded) new ConfigurationDirectory(Path.of("../config")).load()).directory();

    private final FactForms forms = new FactForms(new MunicipalityCode("0751"), DIRECTORY, LocalDate.parse("2026-12-01"));
    private final Map<String, List<String>> typed = new HashMap<>(Map.of("to", List.of("RESIDENCE", "COORDINATOR"), "form",
        List.of("WRITTEN"), "obtained_by", List.of(" Trine "), "from", List.of("2026-11-01"), "until", List.of(""), "because",
        List.of("møde")));

    @Test
    void nothing_confidential_and_no_named_party_is_offered() {
        assertThat(forms.recipients()).extracting(FactForms.Choice::value).contains("RESIDENCE", "JOBCENTRE")
            .doesNotContain("SUBSTANCE_USE", "POLICE", "RELATIVE");
        assertThat(forms.services()).extracting(FactForms.Choice::value).contains("HOUSING_SUPPORT aarhus-bostoette-nord")
            .noneMatch(value -> value.contains("SUBSTANCE_USE") || value.startsWith("COORDINATOR"));
        assertThat(forms.coordinatorUnits()).extracting(FactForms.Choice::value).containsExactly("aarhus-forloebskoordinatorer");
    }

    @Test
    void a_filled_form_is_the_entry_of_a_facts_document() {
        FormFields fields = new FormFields("consent", typed);

        ObjectNode entry = forms.consent(fields);

        assertThat(fields.areRight()).isTrue();
        assertThat(entry).hasToString("{\"municipality\":\"0751\",\"to\":[\"RESIDENCE\",\"COORDINATOR\"],\"form\":\"WRITTEN\","
            + "\"obtained_by\":\"Trine\",\"from\":\"2026-11-01\"}");
    }

    @Test
    void each_fault_stands_at_its_field() {
        typed.put("to", List.of("SUBSTANCE_USE"));
        typed.put("form", List.of("SMOKE"));
        typed.put("from", List.of("1/11"));
        typed.put("obtained_by", List.of("x".repeat(501)));
        typed.put("because", List.of("  "));
        FormFields fields = new FormFields("consent", typed);

        forms.consent(fields);

        assertThat(fields.typed().faults()).isEqualTo(Map.of("to", "NOT_OFFERED", "form", "NOT_OFFERED", "from", "NOT_A_DAY",
            "obtained_by", "TOO_LONG", "because", "MISSING"));
        assertThat(fields.typed().value("consent", "from", "")).isEqualTo("1/11");
        assertThat(fields.typed().value("service", "from", "offered")).isEqualTo("offered");
    }

    @Test
    void a_consent_of_more_than_a_year_and_one_that_ends_before_it_begins_are_faults() {
        typed.put("until", List.of("2027-11-01"));
        assertThat(faults()).isEmpty();
        typed.put("until", List.of("2027-11-02"));
        assertThat(faults()).isEqualTo(Map.of("until", "LONGER_THAN_A_YEAR"));
        typed.put("until", List.of("2026-10-31"));
        assertThat(faults()).isEqualTo(Map.of("until", "ENDS_BEFORE"));
    }

    private Map<String, String> faults() {
        FormFields fields = new FormFields("consent", typed);
        forms.consent(fields);
        return fields.typed().faults();
    }

    @Test
    void what_the_hub_refuses_stands_at_its_field_or_at_the_reason() {
        FormFields fields = new FormFields("consent", typed);

        fields.refused(List.of("citizens[0].consents[0].until: a consent lasts", "citizens[0].consents[0]: is odd"), Set.of());

        assertThat(fields.typed().faults()).isEqualTo(Map.of("until", "REFUSED", "because", "REFUSED"));
    }

    @Test
    void a_fault_of_a_field_that_nobody_sees_stands_at_the_reason() {
        FormFields fields = new FormFields("member", Map.of("unit", List.of("u"), "because", List.of("b")));

        fields.refused(List.of("citizens[0].services[0].unit: is not a configured unit"), Set.of("unit"));

        assertThat(fields.typed().faults()).isEqualTo(Map.of("because", "REFUSED"));
    }

    @Test
    void a_year_beyond_what_a_calendar_has_is_no_day() {
        typed.put("from", List.of("+999999999-12-31"));
        typed.put("until", List.of("+999999999-12-31"));

        assertThat(faults()).isEqualTo(Map.of("from", "NOT_A_DAY", "until", "NOT_A_DAY"));
    }

    @Test
    void a_unit_that_has_closed_is_not_offered() {
        assertThat(forms.services()).extracting(FactForms.Choice::value).noneMatch(value -> value.endsWith("aarhus-bostoette-vest"));
        assertThat(new FactForms(new MunicipalityCode("0751"), DIRECTORY, LocalDate.parse("2026-06-30")).services())
            .extracting(FactForms.Choice::value).anyMatch(value -> value.endsWith("aarhus-bostoette-vest"));
    }
}
