package dk.broen.bench.rows;

import dk.broen.bench.baseline.Baselines;
import dk.broen.bench.hub.Stage;
import dk.broen.bench.load.Figures;
import dk.broen.bench.results.Results;
import java.util.Map;
import java.util.Set;

/** All that one command measures, in its order. */
public final class Programme {
    private final Set<Row> chosen;
    private final Extent extent;
    private final Results results;
    private final Limits limits;
    private final PlainCamelRow plainCamel;
    private final OneStart start;
    private final Growth growth;
    private final Opening opening;
    private final Nodes nodes;

    public Programme(Set<Row> chosen, Extent extent, Stage stage, Results results) {
        this.chosen = chosen;
        this.extent = extent;
        this.results = results;
        Baselines baselines = new Baselines(stage.checkout(), stage.directory());
        this.limits = new Limits(baselines, extent, results);
        this.plainCamel = new PlainCamelRow(baselines, extent, results);
        this.start = new OneStart(stage, extent, results);
        this.growth = new Growth(stage, extent, results);
        this.opening = new Opening(stage, extent, results);
        this.nodes = new Nodes(stage, extent, results);
    }

    /** Measures. Each value goes to the results as soon as it is there. */
    public void run() throws Exception {
        boolean beside = chosen.stream().anyMatch(Row::needsPlainCamel);
        if (beside) {
            plainCamel.warmUp();
        }
        for (int run = 1; run <= extent.runs(); run++) {
            if (chosen.contains(Row.LIMITS)) {
                results.progress("limits, run " + run + " of " + extent.runs());
                limits.measure();
            }
            Map<Integer, Figures> plain = beside ? plainCamel.measure() : Map.of();
            if (chosen.stream().anyMatch(Row::needsStart)) {
                results.progress("a hub, run " + run + " of " + extent.runs());
                start.measure(chosen, plain);
            }
        }
        if (chosen.contains(Row.GROWTH)) {
            growth.measure();
        }
        if (chosen.contains(Row.OPENING)) {
            opening.measure();
        }
        if (chosen.contains(Row.NODES)) {
            nodes.measure();
        }
    }
}
