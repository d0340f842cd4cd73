package dk.broen.hub.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that ticks like the real one, apart from it by some time, and can be moved ahead, never back. Only the demo runs on it. */
public final class MovableClock extends Clock {
    private final Clock real;
    private final AtomicReference<Duration> ahead;

    /** @param ahead of the real clock at first; negative: behind it */
    public MovableClock(Clock real, Duration ahead) {
        this(real, new AtomicReference<>(ahead));
    }

    private MovableClock(Clock real, AtomicReference<Duration> ahead) {
        this.real = real;
        this.ahead = ahead;
    }

    /** @throws IllegalArgumentException when {@code to} has passed already */
    public void moveTo(Instant to) {
        ahead.updateAndGet(now -> {
            Duration wanted = Duration.between(real.instant(), to);
            if (wanted.compareTo(now) < 0) {
                throw new IllegalArgumentException("the clock shows " + real.instant().plus(now) + " and is never moved back");
            }
            return wanted;
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
