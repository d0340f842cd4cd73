package dk.broen.simulator.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The real hub as a child process, which can be stopped, killed and started again on the same data.
 * The hub ends when this process ends, also after Ctrl-C. This class is not thread-safe.
 */
public final class HubProcess implements AutoCloseable {

    private static final Duration TO_STOP = Duration.ofSeconds(60);
    private static final Duration TO_DIE = Duration.ofSeconds(20);
    private static final String LOOPBACK = "127.0.0.1";

    private HubLaunch launch;
    private final Thread atExit = new Thread(this::endLeftover, "hub-leftover");
    private Process process;
    private HubOutput output;
    private Readiness readiness;

    private HubProcess(HubLaunch launch) throws IOException {
        this.launch = launch;
        Files.createDirectories(launch.data());
        Files.createDirectories(launch.logs());
        this.process = spawn();
        this.output = new HubOutput(process, log());
        Runtime.getRuntime().addShutdownHook(atExit);
        this.readiness = awaitReady();
    }

    /**
     * Starts a hub and returns when it is ready.
     *
     * @throws HubNotReadyException when the hub ends, or is not ready in time; then no process of it is left
     */
    public static HubProcess start(HubLaunch launch) throws IOException {
        if (!Files.isRegularFile(launch.jar())) {
            throw new IOException("No hub jar at " + launch.jar() + "; build it first: mvn -pl hub -am package");
        }
        return new HubProcess(launch);
    }

    /** Stops the hub if it runs, and starts it again with the same settings and data. The ports can change. */
    public void restart() throws IOException {
        spawnAgain();
        readiness = awaitReady();
    }

    /**
     * For profile demo: the same, and the clock of the hub shows this instant, as if the hub had never been down. Each later restart begins with it, too.
     *
     * @param real the clock of this machine
     */
    public void restartAt(Instant instant, Clock real) throws IOException {
        launch = launch.withClockAt(instant, real);
        restart();
    }

    /**
     * Stops the hub if it runs, starts it again with the same settings and data, and kills it after this time, or at the latest when it is
     * ready.
     *
     * @throws HubNotReadyException when the hub ends by itself
     */
    public void killWhileStarting(Duration life) throws IOException {
        spawnAgain();
        readyWithin(life);
        kill();
    }

    /** Sends SIGTERM to the hub and waits until it has ended. Kills the hub when it has not ended after a minute. */
    public void stop() {
        process.destroy();
        if (!ended(TO_STOP)) {
            kill();
        }
    }

    /** Kills the hub with SIGKILL: the hub can neither flush nor close anything. */
    public void kill() {
        process.destroyForcibly();
        if (!ended(TO_DIE)) {
            throw new IllegalStateException("The hub with pid " + process.pid() + " still runs " + TO_DIE.toSeconds() + " s after SIGKILL");
        }
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Empty while the hub runs. */
    public OptionalInt exitCode() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /** The pairs of the ready line, for example {@code mllp=2575 http=8080 management=8081 broker=61616}. */
    public Map<String, String> values() {
        return readiness.values();
    }

    /** @throws IllegalStateException when the ready line has no port of this name */
    public int port(String name) {
        return readiness.port(name);
    }

    /** A client for the API port. */
    public HubClient api(String user, String password) {
        return new HubClient("http://" + LOOPBACK + ":" + port("http"), user, password);
    }

    /** A client for the management port. */
    public HubClient management(String user, String password) {
        return new HubClient("http://" + LOOPBACK + ":" + port("management"), user, password);
    }

    /** The last lines of stdout and stderr, oldest first. */
    public List<String> tail() {
        return output.tail();
    }

    public Path log() {
        return launch.logs().resolve("hub.log");
    }

    /** Stops the hub, and the database that a killed hub left running. Data and log are kept. */
    @Override
    public void close() {
        stop();
        new Orphans(launch.data()).end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException alreadyShuttingDown) {
            atExit.setName("hub-leftover-needed");
        }
    }

    private void spawnAgain() throws IOException {
        stop();
        process = spawn();
        output = new HubOutput(process, log());
    }

    private Process spawn() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(launch.command()).redirectErrorStream(true);
        builder.environment().putAll(launch.environment());
        return builder.start();
    }

    private Readiness awaitReady() throws IOException {
        return readyWithin(launch.patience())
            .orElseThrow(() -> notReady("The hub is not ready after " + launch.patience().toSeconds() + " s"));
    }

    /** Waits until the hub is ready. Empty if it is still starting after this time. */
    private Optional<Readiness> readyWithin(Duration limit) throws IOException {
        try {
            return Optional.of(output.ready().get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException stillStarting) {
            return Optional.empty();
        } catch (ExecutionException early) {
            throw notReady("The hub ended before it was ready");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw notReady("Waiting for the hub was interrupted");
        }
    }

    private HubNotReadyException notReady(String what) {
        process.destroyForcibly();
        boolean ended = ended(TO_DIE);
        new Orphans(launch.data()).end();
        String code = ended ? ", exit code " + process.exitValue() : "";
        return new HubNotReadyException(what + code + "; its last lines, from " + log() + ":", output.tail());
    }

    private boolean ended(Duration limit) {
        try {
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (ended) {
                output.awaitEnd();
            }
            return ended;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return !process.isAlive();
        }
    }

    /** Sends SIGTERM before SIGKILL, because a killed hub leaves its embedded database running. */
    private void endLeftover() {
        process.destroy();
        if (!ended(TO_DIE)) {
            process.destroyForcibly();
        }
        new Orphans(launch.data()).end();
    }
}
