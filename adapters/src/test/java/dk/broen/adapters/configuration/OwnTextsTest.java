package dk.broen.adapters.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.terms.MunicipalityCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnTextsTest {
    @TempDir
    private Path temporary;

    @Test
    void a_municipality_reads_its_own_texts_and_the_others_those_of_the_hub() {
        CopiedConfiguration copied = withOwn("0751.yaml", "event:\n  ADMITTED: \"Borgeren er på sygehuset.\"\n"
            + "action:\n  JOBCENTRE:\n    DISCHARGED: \"Ring til borgeren i dag.\"\n");
        ConfigurationResult.Loaded loaded = (ConfigurationResult.Loaded) copied.load();

        assertThat(loaded.texts().in(new MunicipalityCode("0751")).text("event.ADMITTED")).contains("Borgeren er på sygehuset.");
        assertThat(loaded.texts().in(new MunicipalityCode("0751")).text("action.JOBCENTRE.DISCHARGED"))
            .contains("Ring til borgeren i dag.");
        assertThat(loaded.texts().in(new MunicipalityCode("0751")).text("event.DISCHARGED"))
            .contains("Borgeren er udskrevet fra sygehuset.");
        assertThat(loaded.texts().in(new MunicipalityCode("0461")).text("event.ADMITTED")).contains("Borgeren er indlagt på sygehus.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "0751.yaml; event: {ADMITED: x}; config/texts/0751.yaml:1: unknown key \"ADMITED\"; did you mean \"ADMITTED\"?",
        "0751.yaml; sms: {pointer: '{reference}'}; config/texts/0751.yaml:1: unknown key \"sms\"",
        "0751.yaml; takes_back: {ADMITTED: Forkert.}; config/texts/0751.yaml:1: takes_back.ADMITTED: must hold {time}",
        "0751.yaml; event: {ADMITTED: '{citizen} er indlagt.'}; config/texts/0751.yaml:1: event.ADMITTED: unknown placeholder {citizen}",
        "0751.yaml; action: {JOBCENTER: {ADMITTED: x}}; config/texts/0751.yaml:1: action.JOBCENTER: \"JOBCENTER\" is not in config/functions.yaml",
        "0999.yaml; event: {ADMITTED: x}; config/texts/0999.yaml:1: the file is named for municipality \"0999\""})
    void an_error_names_file_line_and_key(String file, String content, String error) {
        assertThat(withOwn(file, content + "\n").errors()).hasSize(1).first().asString().startsWith(error);
    }

    private CopiedConfiguration withOwn(String file, String content) {
        return new CopiedConfiguration(temporary).write("texts/" + file, content);
    }
}
