package dk.broen.adapters.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.mappings.notice.Texts;
import java.nio.file.Path;
import java.util.stream.Stream;
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

    @Test
    void a_municipality_can_replace_each_text_that_its_units_read() {
        CopiedConfiguration copied = withOwn("0751.yaml", """
            reminder: "Vi mangler svar."
            line: {reminds: "Minder om {reminds}.", answer: "Svar inden {answer}"}
            calendar: {summary: "Frist, ref {reference}", description: "Log ind."}
            step_without_text: {said: "I inviteres."}
            step: {behandlingskonference: {conference: {said: "Kom til konference.", action: {COORDINATOR: "Ring.", otherwise: "Svar."}}}}
            """);
        Texts read = ((ConfigurationResult.Loaded) copied.load()).texts().in(new MunicipalityCode("0751"));

        assertThat(Stream
            .of("reminder", "line.reminds", "line.answer", "calendar.summary", "calendar.description", "step_without_text.said",
                "step.behandlingskonference.conference.said", "step.behandlingskonference.conference.action.COORDINATOR")
            .map(key -> read.text(key).orElseThrow())).containsExactly("Vi mangler svar.", "Minder om {reminds}.", "Svar inden {answer}",
                "Frist, ref {reference}", "Log ind.", "I inviteres.", "Kom til konference.", "Ring.");
        assertThat(read.text("step.behandlingskonference.conference.takes_back")).as("what it does not replace").isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "0751.yaml; event: {ADMITED: x}; config/texts/0751.yaml:1: unknown key \"ADMITED\"; did you mean \"ADMITTED\"?",
        "0751.yaml; sms: {pointer: '{reference}'}; config/texts/0751.yaml:1: unknown key \"sms\"",
        "0751.yaml; takes_back: {ADMITTED: Forkert.}; config/texts/0751.yaml:1: takes_back.ADMITTED: must hold {time}",
        "0751.yaml; event: {ADMITTED: '{citizen} er indlagt.'}; config/texts/0751.yaml:1: event.ADMITTED: unknown placeholder {citizen}",
        "0751.yaml; action: {JOBCENTER: {ADMITTED: x}}; config/texts/0751.yaml:1: action.JOBCENTER: \"JOBCENTER\" is not in config/functions.yaml",
        "0751.yaml; reminder: 'Svar {unit}'; config/texts/0751.yaml:1: reminder: unknown placeholder {unit}",
        "0751.yaml; calendar: {summary: Frist.}; config/texts/0751.yaml:1: calendar.summary: must hold {reference}",
        "0751.yaml; calendar: {description: Psykiatri.}; config/texts/0751.yaml:1: calendar.description: holds a word",
        "0751.yaml; step: {konference: {talk: {said: x}}}; config/texts/0751.yaml:1: step.konference: \"konference\" is not in config/texts/da.yaml",
        "0751.yaml; step: {udskrivningssamtale: {tlak: {said: x}}}; config/texts/0751.yaml:1: step.udskrivningssamtale.tlak: \"tlak\" is not in",
        "0751.yaml; step: {udskrivningssamtale: {talk: {action: {JOBCENTER: x}}}}; config/texts/0751.yaml:1: step.udskrivningssamtale.talk.action.JOBCENTER: \"JOBCENTER\" is not in",
        "0999.yaml; event: {ADMITTED: x}; config/texts/0999.yaml:1: the file is named for municipality \"0999\""})
    void an_error_names_file_line_and_key(String file, String content, String error) {
        assertThat(withOwn(file, content + "\n").errors()).hasSize(1).first().asString().startsWith(error);
    }

    private CopiedConfiguration withOwn(String file, String content) {
        return new CopiedConfiguration(temporary).write("texts/" + file, content);
    }
}
