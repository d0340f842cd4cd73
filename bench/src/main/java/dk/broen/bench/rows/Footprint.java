package dk.broen.bench.rows;

import dk.broen.bench.hub.StartedHub;
import dk.broen.bench.hub.WarmUp;
import dk.broen.bench.results.Aim;
import dk.broen.bench.results.Quantity;
import dk.broen.bench.results.Results;
import dk.broen.bench.results.Unit;
import java.io.IOException;

/** What a hub with embedded parts takes: seconds to start, and memory. */
final class Footprint {
    private static final String ROW = "hub with embedded parts";
    private static final Quantity FIRST = new Quantity(ROW, "ready, first start, which creates the database", Unit.SECONDS);
    private static final Quantity AGAIN = new Quantity(ROW, "ready, each other start", Unit.SECONDS, new Aim.Below(8));
    private static final String AT = " at " + WarmUp.PER_SECOND + "/s";
    private static final Quantity MEMORY = new Quantity(ROW, "memory of hub and database" + AT, Unit.MEGABYTES, new Aim.Below(600));
    private static final Quantity REACHED = new Quantity(ROW, "messages told" + AT, Unit.PER_SECOND);
    private static final double MEGA = 1e6;

    private final Results results;

    Footprint(Results results) {
        this.results = results;
    }

    /** Restarts the hub. */
    void measureStart(StartedHub hub) throws IOException {
        results.add(FIRST, hub.toReady().toMillis() / 1e3);
        results.add(AGAIN, hub.restart().toMillis() / 1e3);
    }

    void add(WarmUp.Steady steady) {
        results.add(MEMORY, steady.memory() / MEGA);
        results.add(REACHED, steady.perSecond());
    }
}
