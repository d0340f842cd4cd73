package dk.broen.hub.wiring;

import dk.broen.adapters.postgres.DatabaseUnreachableException;
import dk.broen.adapters.postgres.NodeNameTakenException;
import dk.broen.adapters.queue.BrokerUnreachableException;
import dk.broen.hub.settings.BroenSettings;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits at start for an external database or broker, because it may start later than the hub, for example after a power failure, and for the
 * name of a hub that was killed just now.
 */
final class StartupRetry {
    private static final Logger LOG = LoggerFactory.getLogger(StartupRetry.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    /** PostgreSQL notices in this time that a hub has disappeared, also if its machine has. */
    private static final Duration PREDECESSOR_GONE = Duration.ofSeconds(20);
    private static final Duration PREDECESSOR_PAUSE = Duration.ofSeconds(1);

    private final Duration patience;
    private final Executor delayed;

    StartupRetry(Duration patience, Duration pause) {
        this.patience = patience;
        this.delayed = CompletableFuture.delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    static StartupRetry of(BroenSettings settings) {
        return new StartupRetry(settings.startPatience(), PAUSE);
    }

    /** For the name of a hub: an earlier process of this hub may have ended just now. */
    static StartupRetry ofPredecessor() {
        return new StartupRetry(PREDECESSOR_GONE, PREDECESSOR_PAUSE);
    }

    /**
     * Opens the connection and retries while the server cannot be reached, until the patience is used up. Any other failure is thrown at
     * once.
     */
    <T> T opened(Supplier<T> opening) {
        long started = System.nanoTime();
        while (true) {
            try {
                return opening.get();
            } catch (DatabaseUnreachableException | BrokerUnreachableException | NodeNameTakenException unreachable) {
                Duration waited = Duration.ofNanos(System.nanoTime() - started);
                if (waited.compareTo(patience) >= 0) {
                    throw unreachable;
                }
                LOG.warn("BRN1110 waiting reason={} waited={}s patience={}s", unreachable.getClass().getSimpleName(), waited.toSeconds(),
                    patience.toSeconds());
                pause(unreachable);
            }
        }
    }

    /** Waits without a timeout. Spring interrupts only such a wait when the hub is stopped during its start. */
    private void pause(IllegalStateException unreachable) {
        try {
            CompletableFuture.runAsync(() -> {}, delayed).get();
        } catch (InterruptedException stopRequested) {
            Thread.currentThread().interrupt();
            throw unreachable;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
