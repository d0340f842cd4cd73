package dk.broen.adapters.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dk.broen.adapters.facts.FactsDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that {@code docs/FACTS.md} is complete. {@code FactsExamplesIT} sends its examples to a hub. */
class FactsReferenceTest {
    private static final Path DOCS = Path.of("..", "docs");
    private final String reference = read(DOCS.resolve("FACTS.md"));

    @Test
    void each_column_of_a_sheet_is_described_under_each_of_its_names() {
        assertThat(SheetColumn.names()).allSatisfy(name -> assertThat(reference).contains("`" + name + "`"));
        assertThat(SheetFact.names()).allSatisfy(kind -> assertThat(reference).contains("`" + kind + "`"));
    }

    @Test
    void each_field_of_the_document_is_described() {
        List<Class<?>> records = Stream.concat(Stream.of(FactsDocument.class), Arrays.stream(FactsDocument.class.getDeclaredClasses()))
            .filter(Class::isRecord).toList();
        assertThat(records).hasSizeGreaterThan(6);
        assertThat(records.stream().flatMap(type -> Arrays.stream(type.getRecordComponents())).map(FactsReferenceTest::name))
            .allSatisfy(field -> assertThat(reference).containsPattern("[`.\"]" + field + "[`\"]"));
    }

    @Test
    void each_example_is_shown_as_it_is_in_its_file() throws IOException {
        try (Stream<Path> examples = Files.list(DOCS.resolve("examples/facts"))) {
            assertThat(examples).isNotEmpty().allSatisfy(example -> assertThat(reference).contains("\n" + read(example) + "```"));
        }
    }

    private static String name(RecordComponent component) {
        return Optional.ofNullable(component.getAccessor().getAnnotation(JsonProperty.class)).map(JsonProperty::value)
            .filter(name -> !name.isEmpty())
            .orElse(component.getName());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
