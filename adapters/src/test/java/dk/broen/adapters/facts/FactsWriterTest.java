package dk.broen.adapters.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.adapters.configuration.ConfigurationDirectory;
import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.domain.terms.Cpr;
import java.lang.reflect.Parameter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FactsWriterTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Each kind of fact with all fields, in the order and the words that the writer uses. A new field belongs here too. */
    private static final String ALL = """
        {"cpr": "2509479989",
         "residences": [{"municipality": "0751", "kind": "ACTING", "from": "2026-02-01", "until": "2026-12-31"}],
         "appointments": [{
           "coordinator": {"name": "Anne Holm", "phone": "20 00 00 02", "hours": {"tue": "08:00-15:30", "thu": "22:00-24:00"},
             "mail": "anne@kommune.example", "sms": "+4520000002"},
           "unit": "aarhus-forloebskoordinatorer", "rank": "SECONDARY", "from": "2026-02-01", "until": "2026-12-31",
           "deputy": {"name": "Bo Lund"},
           "absences": [{"from": "2026-03-01", "until": "2026-03-07"}, {"from": "2026-07-01", "until": "2026-07-21"}]}],
         "services": [{"function": "HOUSING_SUPPORT", "unit": "aarhus-bostoette-nord", "from": "2026-02-01", "until": "2026-12-31",
           "worker": {"name": "Åse Vind", "phone": "20 00 00 03"}}],
         "consents": [{"answer": "GIVEN", "to": ["COORDINATOR", "aarhus-bostoette-nord"], "events": ["ADMITTED", "DISCHARGED"],
           "municipality": "0751", "regions": ["1082", "1083"], "form": "WRITTEN", "signed": false,
           "obtained_by": "sygeplejerske", "signatory": "GUARDIAN", "signatory_name": "Gerda Grå", "given": "2026-01-15",
           "from": "2026-02-01", "until": "2026-12-31", "withdrawn_at": "2026-03-01T10:00:00Z"}],
         "agreements": [{"kind": "COORDINATION_PLAN", "parties": ["HOUSING_SUPPORT", "aarhus-socialforvaltning"],
           "clinician": "overlæge Lis Holm", "necessity": "planen kræver det", "municipality": "0751", "from": "2026-02-01",
           "until": "2026-12-31"}],
         "overrides": [{"decided_by": "overlæge Lis Holm", "reason": "fare for andre", "stays": [{"hospital": "auh", "visit": "V1"}],
           "events": ["ADMITTED", "DISCHARGED"], "to": ["aarhus-bostoette-nord"], "from": "2026-02-01", "until": "2026-02-14",
           "revoked_at": "2026-02-03T10:00:00Z"}],
         "psp_cases": [{"started_by": "Bo Lund", "reason": "bekymring", "municipality": "0751", "from": "2026-02-01",
           "until": "2026-02-28"}],
         "stay_ends": [{"municipality": "0751", "begun_at": "2026-02-01T10:00:00Z", "ended_at": "2026-02-14T12:00:00Z",
           "ended_by": "Ib Vang", "reason": "borgeren er hjemme"}]}""";
    private static final Map<FactKind, Class<?>> DOCUMENTS = Map.of(FactKind.RESIDENCE, FactsDocument.ResidenceDocument.class,
        FactKind.APPOINTMENT, FactsDocument.AppointmentDocument.class, FactKind.SERVICE, FactsDocument.ServiceDocument.class,
        FactKind.CONSENT, FactsDocument.ConsentDocument.class, FactKind.AGREEMENT, FactsDocument.AgreementDocument.class,
        FactKind.OVERRIDE, FactsDocument.OverrideDocument.class, FactKind.PSP_CASE, FactsDocument.PspCaseDocument.class,
        FactKind.STAY_END, FactsDocument.StayEndDocument.class);

    private final FactsReader reader = reader();

    @ParameterizedTest
    @EnumSource(FactKind.class)
    void what_is_written_is_what_was_read(FactKind kind) throws JsonProcessingException, FactsRefused {
        JsonNode entry = JSON.readTree(ALL).path(kind.list()).path(0);

        assertThat(FactsWriter.entry(fact(kind)).toPrettyString()).isEqualTo(entry.toPrettyString());
    }

    @ParameterizedTest
    @EnumSource(FactKind.class)
    void no_field_of_a_facts_document_is_forgotten(FactKind kind) throws JsonProcessingException, FactsRefused {
        Set<String> fields = new HashSet<>();
        FactsWriter.entry(fact(kind)).fieldNames().forEachRemaining(fields::add);

        assertThat(fields).isEqualTo(names(DOCUMENTS.get(kind)));
    }

    @Test
    void each_kind_of_fact_has_its_name() {
        assertThat(Arrays.stream(FactKind.values()).map(FactKind::type).collect(Collectors.<Class<?>>toSet()))
            .isEqualTo(Set.of(Fact.class.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        services | {'function': 'RESIDENCE', 'unit': 'aarhus-botilbud-havnen', 'from': '2026-02-01', 'worker': {'name': 'Bo', 'hours': {'mon-tue': '08:00-15:00'}}} \
                 | {'unit': 'aarhus-botilbud-havnen', 'from': '2026-02-01', 'function': 'RESIDENCE', 'worker': {'hours': {'tue': '08:00-15:00', 'mon': '08:00-15:00'}, 'name': 'Bo'}}
        residences | {'municipality': '0751', 'from': '2026-02-01'} | {'kind': 'RESIDENCE', 'municipality': '0751', 'from': '2026-02-01'}
        consents | {'to': ['RESIDENCE', 'COORDINATOR'], 'municipality': '0751', 'form': 'WRITTEN', 'obtained_by': 'x', 'from': '2026-02-01'} \
                 | {'answer': 'GIVEN', 'to': ['COORDINATOR', 'RESIDENCE'], 'municipality': '0751', 'form': 'WRITTEN', 'obtained_by': 'x', 'from': '2026-02-01', 'until': '2027-02-01'}
        """)
    void what_is_equal_is_written_equally(String list, String one, String other) throws JsonProcessingException, FactsRefused {
        assertThat(FactsWriter.entry(fact(list, one))).isEqualTo(FactsWriter.entry(fact(list, other)));
    }

    @ParameterizedTest
    @CsvSource({"VANISHED, true", "WITHDRAWN, false"})
    void a_consent_that_was_given_out_as_vanished_is_not_read_as_withdrawn_by_the_citizen(String state, boolean vanished)
        throws JsonProcessingException, FactsRefused {
        Fact fact = fact("consents", "{'to': ['COORDINATOR'], 'municipality': '0751', 'form': 'VERBAL', 'obtained_by': 'x', "
            + "'from': '2026-02-01', 'withdrawn_at': '2026-03-01T10:00:00Z', 'recorded': {'state': '" + state + "'}}");

        assertThat(((Fact.Consented) fact).consent().vanished()).isEqualTo(vanished);
    }

    private Fact fact(FactKind kind) throws JsonProcessingException, FactsRefused {
        return reader.read(JSON.readTree("{\"citizens\": [" + ALL + "]}")).get(new Cpr("2509479989")).stream()
            .filter(fact -> FactKind.of(fact) == kind).findFirst().orElseThrow();
    }

    private Fact fact(String list, String entry) throws JsonProcessingException, FactsRefused {
        return reader.read(JSON.readTree(("{'citizens': [{'cpr': '2509479989', '" + list + "': [" + entry + "]}]}").replace('\'', '"')))
            .get(new Cpr("2509479989")).get(0);
    }

    private static Set<String> names(Class<?> document) {
        Parameter[] parameters = document.getDeclaredConstructors()[0].getParameters();
        return List.of(parameters).stream().map(FactsWriterTest::name).collect(Collectors.toSet());
    }

    private static String name(Parameter parameter) {
        JsonProperty property = parameter.getAnnotation(JsonProperty.class);
        return property == null || property.value().isEmpty() ? parameter.getName() : property.value();
    }

    private static FactsReader reader() {
        ConfigurationResult.Loaded shipped = (ConfigurationResult.Loaded) new ConfigurationDirectory(Path.of("..", "config")).load();
        return new FactsReader(new FactsMapper(shipped.directory(), shipped.functions()));
    }
}
