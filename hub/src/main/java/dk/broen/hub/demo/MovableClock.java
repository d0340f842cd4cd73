package dk.broen.hub.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** The clock of the demo: it runs at the speed of the real clock with an offset, and can be moved forward, never back. */
public final class MovableClock extends Clock {
    private final Clock real;
    private final AtomicReference<Duration> ahead;

    /** @param ahead the initial offset from the real clock; negative: behind it */
    public MovableClock(Clock real, Duration ahead) {
        this(real, new AtomicReference<>(ahead));
    }

    private MovableClock(Clock real, AtomicReference<Duration> ahead) {
        this.real = real;
        this.ahead = ahead;
    }

    /**
     * Moves the clock forward to a time.
     *
     * @throws IllegalArgumentException when {@code to} is earlier than the time of this clock
     */
    public void moveTo(Instant to) {
        ahead.updateAndGet(current -> {
            Duration moved = Duration.between(real.instant(), to);
            if (moved.compareTo(current) < 0) {
                throw new IllegalArgumentException(
                    "the clock shows " + real.instant().plus(current) + " and cannot be moved back to " + to);
            }
            return moved;
        });
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new MovableClock(real.withZone(zone), ahead);
    }
}
