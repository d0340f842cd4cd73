package dk.broen.bench.rows;

import dk.broen.bench.hub.Pipe;
import dk.broen.bench.load.Figures;
import dk.broen.bench.load.Load;
import dk.broen.bench.results.Aim;
import dk.broen.bench.results.Quantity;
import dk.broen.bench.results.Results;
import dk.broen.bench.results.Unit;
import java.time.Duration;
import java.util.Map;

/** The time from the acknowledgement to the notice on the queue of the unit, at a rate that leaves no backlog. */
final class AcknowledgedToTold implements WarmRow {
    private static final int PER_SECOND = 50;
    private static final String ROW = "acknowledgement → on the unit's queue, at " + PER_SECOND + "/s";
    private static final Quantity P50 = new Quantity(ROW, "p50", Unit.MILLISECONDS, new Aim.Below(15));
    private static final Quantity P99 = new Quantity(ROW, "p99", Unit.MILLISECONDS, new Aim.Below(100));
    private static final int CONNECTIONS = 8;

    private final Extent extent;
    private final Results results;

    AcknowledgedToTold(Extent extent, Results results) {
        this.extent = extent;
        this.results = results;
    }

    @Override
    public void measure(Pipe pipe, Map<Integer, Figures> plain) throws InterruptedException {
        pipe.drain(extent.drain());
        Duration time = extent.measured().multipliedBy(3);
        pipe.send(new Load(CONNECTIONS, Duration.ZERO, time, Long.MAX_VALUE, PER_SECOND));
        Figures waited = pipe.waited(time, extent.drain());
        results.add(P50, Acknowledgement.milliseconds(waited.p50()));
        results.add(P99, Acknowledgement.milliseconds(waited.p99()));
        if (waited.failed() > 0) {
            results.trouble(ROW + ": " + waited.failed() + " messages without notice");
        }
    }
}
