package dk.broen.bench.rows;

import dk.broen.bench.baseline.Baselines;
import dk.broen.bench.load.Figures;
import dk.broen.bench.load.Load;
import dk.broen.bench.results.Quantity;
import dk.broen.bench.results.Results;
import dk.broen.bench.results.Unit;

/** What the parts of the hub can do alone: reading messages, and sends to the broker that are synced to disk. */
final class Limits {
    private static final String ROW = "limits of the parts";

    private final Baselines baselines;
    private final Extent extent;
    private final Results results;

    Limits(Baselines baselines, Extent extent, Results results) {
        this.baselines = baselines;
        this.extent = extent;
        this.results = results;
    }

    void measure() throws Exception {
        for (int count : extent.connections()) {
            Load load = Acknowledgement.load(count, extent.measured());
            add("synced sends, " + count + " at a time", baselines.rawSyncedSends(load));
        }
        int cores = Runtime.getRuntime().availableProcessors();
        add("messages read, " + cores + " at a time",
            baselines.parseOnly(new Load(cores, extent.measured(), extent.measured(), Long.MAX_VALUE, 0)));
    }

    private void add(String what, Figures figures) {
        results.add(new Quantity(ROW, what, Unit.PER_SECOND), figures.perSecond());
        if (figures.failed() > 0) {
            results.trouble(ROW + ", " + what + ": " + figures.failed() + " failed");
        }
    }
}
