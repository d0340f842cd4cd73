package dk.broen.hub.wiring;

import dk.broen.adapters.postgres.DatabaseAwayException;
import dk.broen.adapters.queue.BrokerAwayException;
import dk.broen.hub.settings.BroenSettings;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An external database or broker may come up later than the hub, after a power cut for example: it is waited for. */
final class StartupRetry {
    private static final Logger LOG = LoggerFactory.getLogger(StartupRetry.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

    private final Duration patience;
    private final Executor afterAPause;

    StartupRetry(Duration patience, Duration pause) {
        this.patience = patience;
        this.afterAPause = CompletableFuture.delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    static StartupRetry of(BroenSettings settings) {
        return new StartupRetry(settings.startPatience(), BETWEEN_TRIES);
    }

    /** What is opened, at the latest when patience ends. What waiting does not mend is thrown at once. */
    <T> T opened(Supplier<T> opening) {
        long started = System.nanoTime();
        while (true) {
            try {
                return opening.get();
            } catch (DatabaseAwayException | BrokerAwayException away) {
                Duration waited = Duration.ofNanos(System.nanoTime() - started);
                if (waited.compareTo(patience) >= 0) {
                    throw away;
                }
                LOG.warn("BRN1110 waiting reason={} waited={}s patience={}s", away.getClass().getSimpleName(), waited.toSeconds(),
                    patience.toSeconds());
                pause(away);
            }
        }
    }

    /** Waits without a limit of its own: only a thread that does is woken by Spring when the hub is asked to stop meanwhile. */
    private void pause(IllegalStateException away) {
        try {
            CompletableFuture.runAsync(() -> {}, afterAPause).get();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw away;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
