package dk.broen.bench.rows;

import dk.broen.bench.hub.Pipe;
import dk.broen.bench.hub.Stage;
import dk.broen.bench.hub.StartedHub;
import dk.broen.bench.hub.WarmUp;
import dk.broen.bench.load.Figures;
import dk.broen.bench.results.Results;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** One start of a hub, warmed, and the rows that are measured on it. The rows that leave most behind come last. */
final class OneStart {
    private final Stage stage;
    private final Extent extent;
    private final Results results;
    private final Footprint footprint;
    private final Map<Row, WarmRow> rows = new LinkedHashMap<>();

    OneStart(Stage stage, Extent extent, Results results) {
        this.stage = stage;
        this.extent = extent;
        this.results = results;
        this.footprint = new Footprint(results);
        rows.put(Row.LATENCY, new AcknowledgedToTold(extent, results));
        rows.put(Row.SUSTAINED, new Sustained(extent, results));
        rows.put(Row.BESIDE, new ReceivingBeside(extent, results));
        rows.put(Row.ALONE, new ReceivingAlone(extent, results));
    }

    /** @param plain the figures of plain Camel in this run */
    void measure(Set<Row> chosen, Map<Integer, Figures> plain) throws Exception {
        try (StartedHub hub = stage.start(Stage.MORNING, Map.of())) {
            if (chosen.contains(Row.FOOTPRINT)) {
                footprint.measureStart(hub);
            }
            results.progress("recording facts about " + extent.citizens() + " citizens");
            try (Pipe pipe = Pipe.of(hub, extent.citizens())) {
                results.progress("warming the hub for " + extent.warmUp().toSeconds() + " s");
                WarmUp.Steady steady = new WarmUp(extent.warmUp()).run(pipe);
                if (chosen.contains(Row.FOOTPRINT)) {
                    footprint.add(steady);
                }
                for (Map.Entry<Row, WarmRow> row : rows.entrySet()) {
                    if (chosen.contains(row.getKey())) {
                        row.getValue().measure(pipe, plain);
                    }
                }
            }
        }
    }
}
