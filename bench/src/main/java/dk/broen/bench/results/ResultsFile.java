package dk.broen.bench.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Collectors;

/**
 * The file {@code bench/RESULTS.md}: the results of the latest run, which are replaced, and then the analysis by people, which is kept. The
 * analysis begins with its heading.
 */
public final class ResultsFile {
    private static final String ANALYSIS = "## Where the time goes";

    private final Path file;

    public ResultsFile(Path file) {
        this.file = file;
    }

    /**
     * Replaces the results.
     *
     * @param command what measured them
     * @param conditions how it was measured, in Markdown
     */
    public void write(String command, String conditions, LocalDate day, Machine machine, Results results) throws IOException {
        Files.writeString(file, """
            # Results of the benchmark

            `./broen bench` writes this page, except the last section. Only ratios can be compared with another machine: load generator, hub,
            broker and database share the processor.

            - Command: `%s`
            - Day: %s; it took %d minutes
            - Machine: %s

            %s

            %s%s

            %s""".formatted(command, day, results.since().toMinutes(), machine.inWords(), results.table(), troubles(results),
            conditions.strip(), analysis()));
    }

    private static String troubles(Results results) {
        return results.troubles().isEmpty() ? ""
            : results.troubles().stream().map(trouble -> "- **Trouble**: " + trouble).collect(Collectors.joining("\n", "", "\n\n"));
    }

    private String analysis() throws IOException {
        String before = Files.exists(file) ? Files.readString(file) : "";
        int at = before.indexOf("\n" + ANALYSIS);
        return at < 0 ? ANALYSIS + "\n" : before.substring(at + 1);
    }
}
