package dk.broen.bench.rows;

import dk.broen.bench.hub.Pipe;
import dk.broen.bench.load.Figures;
import dk.broen.bench.results.Aim;
import dk.broen.bench.results.Results;
import java.util.Map;

/** Acknowledgements while the hub plans and delivers what it received, as fast as it can. */
final class ReceivingBeside implements WarmRow {
    private static final double LEAST = 0.4;

    private final Extent extent;
    private final Acknowledgement acknowledgement;

    ReceivingBeside(Extent extent, Results results) {
        this.extent = extent;
        this.acknowledgement = new Acknowledgement("acknowledged, while planning and delivering", results);
    }

    @Override
    public void measure(Pipe pipe, Map<Integer, Figures> plain) throws Exception {
        for (int count : extent.connections()) {
            pipe.drain(extent.drain());
            Figures figures = pipe.send(Acknowledgement.load(count, extent.measured()));
            acknowledgement.add(count, figures, new Aim.None());
            acknowledgement.addRatio(count, figures, plain.get(count), LEAST);
        }
    }
}
