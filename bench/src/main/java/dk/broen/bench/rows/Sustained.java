package dk.broen.bench.rows;

import dk.broen.bench.hub.Pipe;
import dk.broen.bench.load.Figures;
import dk.broen.bench.results.Aim;
import dk.broen.bench.results.Quantity;
import dk.broen.bench.results.Results;
import dk.broen.bench.results.Unit;
import java.time.Duration;
import java.util.Map;

/** Messages per second whose notices are on the queues, while the backlog stays bounded. */
final class Sustained implements WarmRow {
    private static final Quantity RATE =
        new Quantity("planned and delivered, sustained", "messages whose three notices are on the queues", Unit.PER_SECOND,
            new Aim.AtLeast(1_000));
    static final int CONNECTIONS = 16;
    static final Duration SETTLE = Duration.ofSeconds(3);

    private final Extent extent;
    private final Results results;

    Sustained(Extent extent, Results results) {
        this.extent = extent;
        this.results = results;
    }

    @Override
    public void measure(Pipe pipe, Map<Integer, Figures> plain) throws InterruptedException {
        pipe.drain(extent.drain());
        results.add(RATE, pipe.sustained(CONNECTIONS, SETTLE, extent.measured().multipliedBy(2)));
        long left = pipe.drain(extent.drain());
        if (left != 0) {
            results.trouble(RATE.row() + ": " + left + " messages lacked a notice at the end");
        }
    }
}
