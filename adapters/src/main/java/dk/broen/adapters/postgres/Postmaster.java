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
 * The PostgreSQL server that runs on a data directory: the hub's own, or one that outlived its hub (kill -9). It is known by the pid in its
 * {@code postmaster.pid} and stopped only when the process of that pid really serves this data directory: after a reboot the number may
 * belong to anybody.
 */
final class Postmaster {
    private static final int STOP_SECONDS = 30;

    private Postmaster() {}

    /** Nothing happens when none runs there. */
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
        // PostgreSQL refuses to start when the stale number was given to somebody else meanwhile
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
            // SIGINT: PostgreSQL's fast shutdown, which does not wait for clients that are gone. By the shell's own kill: not every machine
            // has the program of that name.
            new ProcessBuilder("sh", "-c", "kill -INT " + server.pid()).start().waitFor();
            server.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while PostgreSQL " + server.pid() + " was stopping", cause);
        } catch (ExecutionException | TimeoutException cause) {
            throw new IOException("PostgreSQL " + server.pid() + " does not stop; stop it and start again", cause);
        }
    }
}
