package dk.broen.bench.rows;

import dk.broen.bench.hub.Pipe;
import dk.broen.bench.load.Figures;
import dk.broen.bench.results.Aim;
import dk.broen.bench.results.Results;
import dk.broen.simulator.hub.HubDatabase;
import java.util.Map;

/** Acknowledgements while planning is held, by a lock in the database: what the hub does as plain Camel does it. */
final class ReceivingAlone implements WarmRow {
    private static final double LEAST = 0.8;
    /** Milliseconds, by number of connections. */
    private static final Map<Integer, Double> P99 = Map.of(8, 4.0, 64, 20.0);

    private final Extent extent;
    private final Acknowledgement acknowledgement;

    ReceivingAlone(Extent extent, Results results) {
        this.extent = extent;
        this.acknowledgement = new Acknowledgement("acknowledged, receiving alone", results);
    }

    @Override
    public void measure(Pipe pipe, Map<Integer, Figures> plain) throws Exception {
        for (int count : extent.connections()) {
            pipe.drain(extent.drain());
            Figures figures = held(pipe, count);
            acknowledgement.add(count, figures, P99.containsKey(count) ? new Aim.Below(P99.get(count)) : new Aim.None());
            acknowledgement.addRatio(count, figures, plain.get(count), LEAST);
        }
    }

    private Figures held(Pipe pipe, int count) throws Exception {
        try (HubDatabase.Hold planning = pipe.hub().database().holdPlanning()) {
            return pipe.send(Acknowledgement.load(count, extent.measured()));
        }
    }
}
