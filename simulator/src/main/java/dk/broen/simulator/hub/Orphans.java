package dk.broen.simulator.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The embedded database that a killed hub leaves running: {@code pg_ctl} starts it detached from the hub's process.
 * It is found by {@code postmaster.pid} in the hub's data directory. Line 1 is the process id, line 2 the directory of the database.
 */
final class Orphans {
    private static final String PID_FILE = "postmaster.pid";

    private final Path data;

    Orphans(Path data) {
        this.data = data;
    }

    /** Ends the processes: first with SIGTERM, then with SIGKILL. */
    void end() {
        find().forEach(Orphans::end);
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        if (!ended(process)) {
            process.destroyForcibly();
            ended(process);
        }
    }

    private List<ProcessHandle> find() {
        if (!Files.isDirectory(data)) {
            return List.of();
        }
        try (Stream<Path> files = Files.find(data, 6, (file, attributes) -> file.endsWith(PID_FILE))) {
            return files.map(Orphans::postmaster).flatMap(Optional::stream).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("the hub's data directory cannot be read", failure);
        }
    }

    private static Optional<ProcessHandle> postmaster(Path pidFile) {
        try {
            List<String> lines = Files.readAllLines(pidFile);
            boolean own = lines.size() > 1 && Path.of(lines.get(1)).toRealPath().equals(pidFile.getParent().toRealPath());
            return own ? ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(Orphans::isPostgres) : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(command -> command.contains("postgres")).orElse(false);
    }

    private static boolean ended(ProcessHandle process) {
        try {
            CompletableFuture<ProcessHandle> exit = process.onExit();
            exit.get(20, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException failure) {
            throw new IllegalStateException("waiting for a database process failed", failure);
        }
    }
}
