package dk.broen.adapters.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.crypto.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequenceNumbersTest {
    private static final String LINK = "EPJ|AUHPSYK";
    @TempDir
    private Path directory;
    private CitizenIndex index;
    private SequenceNumbers numbers;

    @BeforeEach
    void keys() {
        Keys.create(directory.resolve("keys"));
        index = Keys.load(directory.resolve("keys")).index();
        numbers = numbers();
    }

    private SequenceNumbers numbers() {
        return new SequenceNumbers(directory.resolve("sequence"), index);
    }

    @Test
    void a_number_is_known_after_a_restart_and_each_link_has_its_own() {
        assertThat(numbers.last(LINK)).isEmpty();
        numbers.accepted(LINK, 41);
        numbers.accepted(LINK, 42);
        numbers.accepted("EPJ|AUH", 7);

        assertThat(numbers().last(LINK)).hasValue(42L);
        assertThat(numbers().last("EPJ|AUH")).hasValue(7L);
    }

    @Test
    void a_number_that_comes_again_takes_nothing_back() {
        numbers.accepted(LINK, 42);
        numbers.accepted(LINK, 41);

        assertThat(numbers().last(LINK)).hasValue(42L);
    }

    @Test
    void after_a_resynchronisation_no_number_is_known_also_after_a_restart() {
        numbers.accepted(LINK, 42);
        numbers.resynchronise(LINK);

        assertThat(numbers.last(LINK)).isEmpty();
        assertThat(numbers().last(LINK)).isEmpty();
    }

    @Test
    void what_a_killed_hub_had_not_finished_counts_for_nothing() throws IOException {
        numbers.accepted(LINK, 42);
        try (Stream<Path> files = Files.list(directory.resolve("sequence"))) {
            Path file = files.findFirst().orElseThrow();
            assertThat(file.getFileName().toString()).doesNotContain("PSYK");
            Files.writeString(file.resolveSibling(file.getFileName() + ".part"), "4");
        }

        assertThat(numbers().last(LINK)).hasValue(42L);
    }
}
