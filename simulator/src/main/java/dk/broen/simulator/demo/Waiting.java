package dk.broen.simulator.demo;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits until something outside the demo has happened, at most a minute. */
final class Waiting {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(40);

    private Waiting() {
    }

    /** @throws IllegalStateException when it does not happen in time */
    static void until(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited " + PATIENCE.toSeconds() + " s for " + what + ", without success");
            }
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        }
    }
}
