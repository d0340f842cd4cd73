package dk.broen.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Collectors;

/** The file {@code bench/RESULTS.md}: the results of the latest run, which are replaced, and then the analysis by people, which is kept. */
final class ResultsFile {
    private static final String ANALYSIS = "## Where the time goes";

    private final Path file;

    ResultsFile(Path file) {
        this.file = file;
    }

    void write(String command, LocalDate day, Machine machine, Report report) throws IOException {
        Files.writeString(file, """
            # Results of the benchmark

            Only ratios can be compared with another machine. The load generator, the hub and its database share the cores.
            Each measurement runs alone, after its own warm-up. Each connection has one ADT^A01 of about 400 bytes in flight.
            *Intake only* is the hub with planning stopped. It is comparable with plain Camel.
            *With planning and delivery* is the whole hub. Each message is one transaction, two notices to units and one answer to the ward.

            - Command: `%s`
            - Day: %s
            - Machine: %s

            %s

            %s

            %s""".formatted(command, day, machine.inWords(), report.table(),
            report.notes().stream().map(note -> "- " + note).collect(Collectors.joining("\n")), analysis()));
    }

    private String analysis() throws IOException {
        String before = Files.exists(file) ? Files.readString(file) : "";
        int at = before.indexOf(ANALYSIS);
        return at < 0 ? ANALYSIS + "\n" : before.substring(at);
    }
}
