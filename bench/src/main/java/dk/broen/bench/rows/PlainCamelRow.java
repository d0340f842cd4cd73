package dk.broen.bench.rows;

import dk.broen.bench.baseline.Baselines;
import dk.broen.bench.load.Figures;
import dk.broen.bench.results.Aim;
import dk.broen.bench.results.Results;
import java.util.LinkedHashMap;
import java.util.Map;

/** Plain Camel: netty → synced Artemis → AA. What the acknowledgements of the hub are compared with. */
final class PlainCamelRow {
    private static final int WARM_UP_CONNECTIONS = 8;

    private final Baselines baselines;
    private final Extent extent;
    private final Results results;
    private final Acknowledgement acknowledgement;

    PlainCamelRow(Baselines baselines, Extent extent, Results results) {
        this.baselines = baselines;
        this.extent = extent;
        this.results = results;
        this.acknowledgement = new Acknowledgement("plain Camel: netty → synced Artemis → AA", results);
    }

    /** As long as a hub is warmed. Each measurement has a new broker, so this has too. */
    void warmUp() throws Exception {
        results.progress("warming plain Camel for " + extent.warmUp().toSeconds() + " s");
        for (long start = System.nanoTime(); System.nanoTime() - start < extent.warmUp().toNanos();) {
            baselines.plainCamel(Acknowledgement.load(WARM_UP_CONNECTIONS, extent.measured()));
        }
    }

    /** The figures of this run by number of connections. */
    Map<Integer, Figures> measure() throws Exception {
        Map<Integer, Figures> plain = new LinkedHashMap<>();
        for (int count : extent.connections()) {
            Figures figures = baselines.plainCamel(Acknowledgement.load(count, extent.measured()));
            acknowledgement.add(count, figures, new Aim.None());
            plain.put(count, figures);
        }
        return plain;
    }
}
