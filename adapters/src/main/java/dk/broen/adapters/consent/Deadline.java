package dk.broen.adapters.consent;

import java.time.Duration;

/** When a whole question must be answered, with everything that it needs: a token, all pages. In time that passes, not the time of a clock. */
record Deadline(long nanoTime) {
    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Nanoseconds until the deadline; negative after it. */
    long left() {
        return nanoTime - System.nanoTime();
    }
}
