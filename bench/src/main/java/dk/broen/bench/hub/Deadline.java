package dk.broen.bench.hub;

import java.time.Duration;

/** The end of a wait that began when this was made. */
final class Deadline {
    private final long end;

    Deadline(Duration atMost) {
        this.end = System.nanoTime() + atMost.toNanos();
    }

    boolean isPast() {
        return System.nanoTime() - end >= 0;
    }
}
