package dk.broen.bench.hub;

import dk.broen.bench.load.Figures;
import dk.broen.bench.load.Load;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The warm-up of a started hub with the whole pipe. Three quarters of it have a steady rate, at whose end the memory is taken. In the last
 * quarter the hub tells as fast as it can.
 */
public final class WarmUp {
    /** The steady rate, in messages per second. */
    public static final int PER_SECOND = 500;
    private static final int CONNECTIONS = 16;
    private static final int LOOKS = 10;

    private final Duration time;

    public WarmUp(Duration time) {
        this.time = time;
    }

    /** Returns when the pipe is warm and empty. */
    public Steady run(Pipe pipe) throws InterruptedException {
        Duration steady = time.multipliedBy(3).dividedBy(4);
        Duration half = steady.dividedBy(2);
        CompletableFuture<Figures> sending = pipe.sendAsTold(new Load(CONNECTIONS, half, half, Long.MAX_VALUE, PER_SECOND));
        Thread.sleep(half.toMillis());
        long most = 0;
        for (int look = 0; look < LOOKS; look++) {
            Thread.sleep(half.toMillis() / LOOKS);
            most = Math.max(most, pipe.memory());
        }
        double reached = sending.join().perSecond();
        pipe.sustained(CONNECTIONS, Duration.ZERO, time.minus(steady));
        pipe.drain(time);
        return new Steady(reached, most);
    }

    /**
     * What was seen in the second half of the time at a steady rate.
     *
     * @param perSecond the rate that was reached; a cold hub may be slower than asked
     * @param memory the most bytes that hub and database used
     */
    public record Steady(double perSecond, long memory) {}
}
