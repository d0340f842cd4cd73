package dk.broen.adapters.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Stops the PostgreSQL server of a data directory: the server of this hub, or a server whose hub was killed. Reads the process id from
 * {@code postmaster.pid}, and stops the process only when it serves this data directory: after a reboot, another process can have the id.
 */
final class Postmaster {
    private static final int STOP_SECONDS = 30;

    private Postmaster() {}

    /** Stops the server of that data directory. Does nothing when no server is running there. */
    static void stopIn(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> running = pid(Files.readAllLines(pidFile)).flatMap(ProcessHandle::of)
            .filter(process -> serves(process, data));
        if (running.isPresent()) {
            stop(running.get());
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

    private static void stop(ProcessHandle server) throws IOException {
        try {
            // SIGINT is PostgreSQL's fast shutdown, which does not wait for clients to disconnect; the shell's builtin kill is used because
            // not every machine has a program of that name
            new ProcessBuilder("sh", "-c", "kill -INT " + server.pid()).start().waitFor();
            server.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while PostgreSQL (process " + server.pid() + ") was stopping", cause);
        } catch (ExecutionException | TimeoutException cause) {
            throw new IOException("PostgreSQL (process " + server.pid() + ") did not stop within " + STOP_SECONDS
                + " s; stop it and start the hub again", cause);
        }
    }
}
