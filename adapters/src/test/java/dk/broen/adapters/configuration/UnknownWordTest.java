package dk.broen.adapters.configuration;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A word that the schema refuses is refused again where the file is read: a gap in the schema must not change who is told and when. */
class UnknownWordTest {
    private static final String AARHUS = "municipalities/0751-aarhus.yaml";
    private final DanishHolidays holidays = new DanishHolidays();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        when: always    | when: at-night  | units.aarhus-botilbud-havnen.contact[1].when: unknown word "at-night"
        - sms:          | - fax:          | units.aarhus-bostoette-nord.contact[1]: unknown kind of contact point
        hours: always   | hours: sometimes| units.aarhus-botilbud-havnen.hours: unknown word "sometimes"
        phone: "+45 20 00 00 10" | digest: weekly | units.aarhus-bostoette-nord.digest: unknown word "weekly"
        {mon-thu:       | {moon:          | units.aarhus-bostoette-nord.hours.moon: unknown weekday "moon"
        """)
    void an_unknown_word_is_refused_by_its_key(String found, String replacement, String refusal) throws IOException {
        String text = Files.readString(CopiedConfiguration.SHIPPED.resolve(AARHUS));
        YamlDocument changed = document(AARHUS, text.replaceFirst(Pattern.quote(found), replacement));

        assertThatThrownBy(() -> new MunicipalityFile(changed).municipality(Map.of(), new LegalBasesTable(shipped("legal-bases.yaml")),
            new ClosingDays(shipped("calendars.yaml"), holidays), new UnitHours(holidays), EscalationRules.SHIPPED,
            new CoursesFile(shipped("courses.yaml"))))
            .isInstanceOf(IllegalStateException.class).hasMessageStartingWith(refusal);
    }

    private static YamlDocument shipped(String file) throws IOException {
        return document(file, Files.readString(CopiedConfiguration.SHIPPED.resolve(file)));
    }

    private static YamlDocument document(String file, String text) {
        return YamlReader.read(file, text, new Findings());
    }
}
