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
    private final Day day;

    public Programme(Set<Row> chosen, Extent extent, Stage stage, Results results) {
        this.chosen = chosen;
        this.extent = extent;
        this.results = results;
        Baselines baselines = new Baselines(stage.checkout(), stage.directory());
        this.limits = new Limits(baselines, extent, results);
        this.plainCamel = new PlainCamelRow(baselines, extent, results);
        this.day = new Day(stage, extent, results);
    }

    /** Measures. Each value goes to the results as soon as it is there. */
    public void run() throws Exception {
        boolean beside = chosen.stream().anyMatch(Row::needsPlainCamel);
        if (beside) {
            plainCamel.warmUp();
        }
        for (int run = 1; run <= extent.runs(); run++) {
            results.progress("run " + run + " of " + extent.runs());
            if (chosen.contains(Row.LIMITS)) {
                limits.measure();
            }
            Map<Integer, Figures> plain = beside ? plainCamel.measure() : Map.of();
            if (chosen.stream().anyMatch(Row::needsDay)) {
                day.measure(chosen, plain);
            }
        }
    }
}
