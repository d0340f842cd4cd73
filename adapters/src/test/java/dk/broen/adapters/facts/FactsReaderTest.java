package dk.broen.adapters.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.adapters.directory.Configuration;
import dk.broen.adapters.directory.ConfigurationDirectory;
import dk.broen.domain.citizen.Cpr;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactsReaderTest {
    private static final String CPR = "2509479989";
    private final FactsReader reader = reader();

    @Test
    void a_service_is_read_with_its_citizen() throws FactsRefused, JsonProcessingException {
        assertThat(reader.read(new ObjectMapper().readTree(citizen("'services': [{'function': 'RESIDENCE', 'unit': 'aarhus-botilbud-havnen', 'from': '2026-02-01'}]"))))
            .containsOnlyKeys(new Cpr(CPR)).allSatisfy((cpr, facts) -> assertThat(facts).hasSize(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {} | citizens: is missing
        {'citizens': null} | citizens: is missing
        {'citizens': [null]} | citizens[0]: is not what belongs here
        {'citizens': 7} | citizens: is not what belongs here
        {'citizens': [{}]} | citizens[0].cpr: is missing
        {'citizens': [{'cpr': null}]} | citizens[0].cpr: is missing
        {'citizens': [{'cpr': '2509479989', 'servces': []}]} | citizens[0].servces: is an unknown key
        {'citizens': [{'cpr': '2509479989', 'services': [null]}]} | citizens[0].services[0]: is not what belongs here
        {'citizens': [{'cpr': '2509479989', 'services': [{'function': 'RESIDENCE', 'unit': 'aarhus-botilbud-havnen'}]}]} | citizens[0].services[0].from: is missing
        {'citizens': [{'cpr': '2509479989', 'services': [{'function': 'RESIDENCE', 'unit': 'aarhus-botilbud-havnen', 'from': '1.2.2026'}]}]} | citizens[0].services[0].from: is not a date, YYYY-MM-DD
        {'citizens': [{'cpr': '2509479989', 'services': [{'function': 'RESIDENCE', 'unit': 'aarhus', 'from': '2026-02-01'}]}]} | citizens[0].services[0]: unit "aarhus" is not configured
        """)
    void what_is_wrong_is_named_by_its_place_and_in_words(String document, String fault) {
        assertThat(faults(document)).containsExactly(fault);
    }

    @Test
    void no_fault_repeats_a_number() {
        assertThat(faults("{'citizens': [{'cpr': '9999999999'}]}")).containsExactly("citizens[0].cpr: is not a CPR number");
        assertThat(faults("{'citizens': [{'cpr': '2509479989', 'residences': [{'municipality': '0751', 'from': '2509479989'}]}]}"))
            .singleElement().asString().doesNotContain(CPR);
    }

    private List<String> faults(String document) {
        return catchThrowableOfType(FactsRefused.class, () -> reader.read(new ObjectMapper().readTree(document.replace('\'', '"')))).faults();
    }

    private static String citizen(String facts) {
        return ("{'citizens': [{'cpr': '" + CPR + "', " + facts + "}]}").replace('\'', '"');
    }

    private static FactsReader reader() {
        Configuration.Loaded shipped = (Configuration.Loaded) new ConfigurationDirectory(Path.of("..", "config")).load();
        return new FactsReader(new FactsMeaning(shipped.directory(), shipped.functions()));
    }
}
