package dk.broen.bench.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsFileTest {
    @TempDir
    private Path directory;

    @Test
    void the_results_are_replaced_and_the_analysis_is_kept() throws IOException {
        Path file = directory.resolve("RESULTS.md");
        Files.writeString(file, "old figures\n\n## Where the time goes\n\nIn planning.\n");
        Results results = new Results(new PrintWriter(Writer.nullWriter()));
        results.add(new Quantity("row", "what", Unit.COUNT), 7);
        results.trouble("3 were not answered");

        new ResultsFile(file).write("./broen bench", "Warm.", LocalDate.EPOCH, new Machine(2, 1L << 30, "Java", "Linux", 3_000), results);

        assertThat(file).content().doesNotContain("old figures").contains("| row | what | 7 |", "3 were not answered", "Warm.")
            .endsWith("\n\n## Where the time goes\n\nIn planning.\n");
    }
}
