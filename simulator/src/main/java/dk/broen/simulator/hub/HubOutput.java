package dk.broen.simulator.hub;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The output of one hub process: copies all of it to the log file, and keeps the last lines in memory. */
final class HubOutput {

    private static final int KEPT = 200;
    private static final long TO_DRAIN_MILLIS = 2_000;

    private final Path log;
    private final Deque<String> tail = new ArrayDeque<>();
    private final CompletableFuture<Readiness> ready = new CompletableFuture<>();
    private final Thread reader;

    HubOutput(Process process, Path log) {
        this.log = log;
        this.reader = new Thread(() -> follow(process), "hub-output-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    CompletableFuture<Readiness> ready() {
        return ready;
    }

    List<String> tail() {
        synchronized (tail) {
            return List.copyOf(tail);
        }
    }

    /** Waits until the last line is in the log, at most two seconds: a child process of the hub can keep the stream open. */
    void awaitEnd() throws InterruptedException {
        reader.join(TO_DRAIN_MILLIS);
    }

    private void follow(Process process) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
            PrintWriter file = new PrintWriter(
                Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND), true)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                file.println(line);
                keep(line);
                Readiness.in(line).ifPresent(ready::complete);
            }
        } catch (IOException lost) {
            ready.completeExceptionally(new UncheckedIOException(lost));
        } finally {
            ready.completeExceptionally(new IllegalStateException("the output ended before the ready line"));
        }
    }

    private void keep(String line) {
        synchronized (tail) {
            tail.addLast(line);
            if (tail.size() > KEPT) {
                tail.removeFirst();
            }
        }
    }
}
