package dk.broen.bench.rows;

import dk.broen.bench.hub.GrownTables;
import dk.broen.bench.hub.Pipe;
import dk.broen.bench.hub.Stage;
import dk.broen.bench.hub.StartedHub;
import dk.broen.bench.hub.WarmUp;
import dk.broen.bench.load.Figures;
import dk.broen.bench.load.Load;
import dk.broen.bench.results.Aim;
import dk.broen.bench.results.Quantity;
import dk.broen.bench.results.Results;
import dk.broen.bench.results.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The processor time of hub and database for a message, with few rows in the database and with many of other citizens, on one warm hub at one
 * rate. The citizens of the messages have no history in either case, unless there are fewer of them than messages.
 */
final class Growth {
    private static final int PER_SECOND = 200;
    private static final String ROW = "processor time of hub and database for a message, at " + PER_SECOND + "/s";
    private static final double MOST_GROWTH = 1.25;
    private static final int CONNECTIONS = 8;
    private static final long FEW = 1_000;

    private final Stage stage;
    private final Extent extent;
    private final Results results;

    Growth(Stage stage, Extent extent, Results results) {
        this.stage = stage;
        this.extent = extent;
        this.results = results;
    }

    void measure() throws Exception {
        results.progress("starting a hub, for tables that grow");
        try (StartedHub hub = stage.start(Stage.MORNING, Map.of()); Pipe pipe = Pipe.of(hub, extent.citizens())) {
            results.progress("warming the hub for " + extent.warmUp().toSeconds() + " s");
            new WarmUp(extent.warmUp()).run(pipe);
            List<Double> few = measure(pipe, FEW);
            List<Double> many = measure(pipe, extent.journalRows());
            Quantity growth = new Quantity(ROW, "many rows ÷ few rows", Unit.RATIO, new Aim.Below(MOST_GROWTH));
            for (int run = 0; run < few.size(); run++) {
                results.add(growth, many.get(run) / few.get(run));
            }
        }
    }

    /** The milliseconds of each run. */
    private List<Double> measure(Pipe pipe, long rows) throws Exception {
        results.progress(String.format(Locale.ROOT, "filling the database with %,d messages of other citizens", rows));
        GrownTables tables = new GrownTables(pipe.hub().database());
        tables.empty();
        tables.fill(rows);
        Quantity quantity = new Quantity(ROW, String.format(Locale.ROOT, "%,d rows in the journal", rows), Unit.MILLISECONDS);
        List<Double> milliseconds = new ArrayList<>();
        for (int run = 0; run < extent.runs(); run++) {
            double ofMessage = milliseconds(pipe, extent.measured().multipliedBy(2));
            results.add(quantity, ofMessage);
            milliseconds.add(ofMessage);
        }
        return milliseconds;
    }

    private double milliseconds(Pipe pipe, Duration time) throws InterruptedException {
        Duration before = pipe.processorTime();
        Figures figures = pipe.send(new Load(CONNECTIONS, Duration.ZERO, time, Long.MAX_VALUE, PER_SECOND));
        // the hub would have to count its backlog for an answer
        pipe.awaitTold(extent.drain());
        Duration used = pipe.processorTime().minus(before);
        long left = pipe.drain(extent.drain());
        if (left != 0 || figures.failed() > 0) {
            results.trouble(ROW + ": " + left + " messages lacked a notice at the end, " + figures.failed() + " senders were not answered");
        }
        return Acknowledgement.milliseconds(used) / figures.done();
    }
}
