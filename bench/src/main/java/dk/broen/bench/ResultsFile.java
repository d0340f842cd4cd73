package dk.broen.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Collectors;

/** {@code bench/RESULTS.md}: the latest run's figures, then what people found out about them, which is left as it stands. */
final class ResultsFile {
    private static final String FINDINGS = "## Where the time goes";

    private final Path file;

    ResultsFile(Path file) {
        this.file = file;
    }

    void write(String command, LocalDate day, Machine machine, Report report) throws IOException {
        Files.writeString(file, """
            # Measured

            Only ratios carry over to another machine. The load generator, the hub and its database share the cores.
            How it is measured: one ADT^A01 of about 400 bytes in flight per connection; each figure by itself, after its own warm-up.
            *Receiving alone* is the hub's intake while planning stands still, as while the database is away: the like of plain Camel.
            *Planning and delivering meanwhile* is the whole hub: per message one transaction, two notices to units, one answer to the ward.

            - Command: `%s`
            - Day: %s
            - Machine: %s

            %s

            %s

            %s""".formatted(command, day, machine.inWords(), report.table(),
            report.notes().stream().map(note -> "- " + note).collect(Collectors.joining("\n")), findings()));
    }

    private String findings() throws IOException {
        String before = Files.exists(file) ? Files.readString(file) : "";
        int at = before.indexOf(FINDINGS);
        return at < 0 ? FINDINGS + "\n" : before.substring(at);
    }
}
