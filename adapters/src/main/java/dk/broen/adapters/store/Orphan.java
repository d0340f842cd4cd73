package dk.broen.adapters.store;

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
 * A PostgreSQL server that outlived its hub (kill -9). It is known by the pid in its {@code postmaster.pid} and stopped only when the process
 * of that pid really serves this data directory: after a reboot the number may belong to anybody.
 */
final class Orphan {
    private static final int STOP_SECONDS = 30;

    private Orphan() {}

    static void stopIn(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> running = pid(Files.readAllLines(pidFile)).flatMap(ProcessHandle::of).filter(process -> serves(process, data));
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
            // SIGINT: PostgreSQL's fast shutdown, which does not wait for clients that are gone. By the shell's own kill: not every machine has
            // the program of that name.
            new ProcessBuilder("sh", "-c", "kill -INT " + server.pid()).start().waitFor();
            server.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while PostgreSQL " + server.pid() + " of a former hub was stopping", cause);
        } catch (ExecutionException | TimeoutException cause) {
            throw new IOException("PostgreSQL " + server.pid() + " of a former hub does not stop; stop it and start again", cause);
        }
    }
}
