package dk.broen.bench.rows;

import dk.broen.bench.hub.ExternalParts;
import dk.broen.bench.hub.Pipe;
import dk.broen.bench.hub.Stage;
import dk.broen.bench.hub.WarmUp;
import dk.broen.bench.load.StayMessages;
import dk.broen.bench.results.Quantity;
import dk.broen.bench.results.Results;
import dk.broen.bench.results.Unit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The sustained rate of one hub and of two, on one external PostgreSQL and one external Artemis. All of it is on this machine. */
final class Nodes {
    private static final String ROW = "hubs on one external PostgreSQL and Artemis, on this machine";

    private final Stage stage;
    private final Extent extent;
    private final Results results;

    Nodes(Stage stage, Extent extent, Results results) {
        this.stage = stage;
        this.extent = extent;
        this.results = results;
    }

    void measure() throws Exception {
        try (ExternalParts parts = ExternalParts.start(stage)) {
            start(parts, "one hub");
            StayMessages messages = parts.supported(extent.citizens());
            List<Double> one = measure(parts, messages, "one hub");
            start(parts, "two hubs");
            List<Double> two = measure(parts, messages, "two hubs");
            for (int run = 0; run < one.size(); run++) {
                results.add(new Quantity(ROW, "two hubs ÷ one hub", Unit.RATIO), two.get(run) / one.get(run));
            }
        }
    }

    private void start(ExternalParts parts, String hubs) throws IOException {
        results.progress("starting and warming " + hubs + " with external parts");
        parts.addHub();
    }

    private List<Double> measure(ExternalParts parts, StayMessages messages, String hubs) throws Exception {
        List<Double> rates = new ArrayList<>();
        try (Pipe pipe = parts.pipe(messages)) {
            new WarmUp(extent.warmUp()).run(pipe);
            for (int run = 0; run < extent.runs(); run++) {
                double rate = pipe.sustained(Sustained.CONNECTIONS, Sustained.SETTLE, extent.measured().multipliedBy(2));
                results.add(new Quantity(ROW, hubs + ", messages whose three notices are on the queues", Unit.PER_SECOND), rate);
                rates.add(rate);
                long left = pipe.drain(extent.drain());
                if (left != 0) {
                    results.trouble(ROW + ", " + hubs + ": " + left + " messages lacked a notice at the end");
                }
            }
        }
        return rates;
    }
}
