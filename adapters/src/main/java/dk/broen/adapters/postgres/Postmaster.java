package dk.broen.adapters.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Stops the PostgreSQL server of a data directory: the server of this hub, or a server whose hub was killed. Reads the process id from
 * {@code postmaster.pid}, and stops the process only when it serves this data directory: after a reboot, another process can have the id.
 */
final class Postmaster {
    private static final String STOP_SECONDS = "30";

    private Postmaster() {}

    /**
     * Stops the server of that data directory, and waits until it has ended. Does nothing when no server is running there.
     *
     * @throws IOException when the server has not ended after 30 seconds
     */
    static void stopIn(Path data, PostgresPrograms programs) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        if (pid(Files.readAllLines(pidFile)).flatMap(ProcessHandle::of).filter(process -> serves(process, data)).isPresent()) {
            // fast: does not wait for clients to disconnect. pg_ctl waits for the server to remove its file: where nothing collects ended
            // processes, as in many containers, the process itself stays visible
            programs.run("pg_ctl", List.of("stop", "-m", "fast", "-w", "-s", "-t", STOP_SECONDS, "-D", data.toString()));
        }
        // PostgreSQL refuses to start when another process has the process id of the stale file
        Files.deleteIfExists(pidFile);
    }

    private static Optional<Long> pid(List<String> lines) {
        return lines.stream().findFirst().map(String::strip).filter(line -> line.matches("\\d{1,18}")).map(Long::valueOf);
    }

    private static boolean serves(ProcessHandle process, Path data) {
        return process.info().arguments().map(arguments -> Arrays.asList(arguments).contains(data.toString())).orElse(false);
    }
}
