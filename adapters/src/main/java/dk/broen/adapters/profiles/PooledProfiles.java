package dk.broen.adapters.profiles;

import dk.broen.mappings.Interpretation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges messages on a few threads of its own, because a judgement costs much processor time and other hospitals must be answered meanwhile.
 * A bounded number of messages waits. Thread-safe.
 */
public final class PooledProfiles implements ProfileCheck {
    private static final int WAITING_PER_THREAD = 16;
    private static final Logger LOG = LoggerFactory.getLogger(PooledProfiles.class);

    private final Function<byte[], List<Interpretation.Unreadable>> judge;
    private final Duration longest;
    private final ThreadPoolExecutor threads;

    /**
     * @param judge says what a message violates; it is called on several threads
     * @param threads how many messages are judged at the same time
     * @param longest how long a message may take, the waiting included
     */
    public PooledProfiles(Function<byte[], List<Interpretation.Unreadable>> judge, int threads, Duration longest) {
        this.judge = judge;
        this.longest = longest;
        AtomicInteger number = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(threads, threads, 0, TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(threads * WAITING_PER_THREAD), work -> {
                Thread thread = new Thread(work, "medcom-profiles-" + number.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            });
    }

    @Override
    public Finding check(byte[] message) {
        Future<List<Interpretation.Unreadable>> judgement;
        try {
            judgement = threads.submit(() -> judge.apply(message));
        } catch (RejectedExecutionException full) {
            return undecided(threads.isShutdown() ? Why.STOPPING : Why.BUSY);
        }
        try {
            List<Interpretation.Unreadable> violations = judgement.get(longest.toMillis(), TimeUnit.MILLISECONDS);
            return violations.isEmpty() ? new Finding.Conforms() : new Finding.Violates(violations);
        } catch (TimeoutException slow) {
            judgement.cancel(true);
            return undecided(Why.TOO_SLOW);
        } catch (ExecutionException failed) {
            return undecided(Why.FAILED, failed.getCause().getClass().getSimpleName());
        } catch (InterruptedException stopping) {
            judgement.cancel(true);
            Thread.currentThread().interrupt();
            return undecided(Why.STOPPING);
        }
    }

    private static Finding undecided(Why why) {
        return undecided(why, "none");
    }

    /** The text of a failure can quote the message, so only its class is logged. */
    private static Finding undecided(Why why, String cause) {
        LOG.error("BRN2211 not-judged reason={} cause={}", why, cause);
        return new Finding.Undecided(why);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
