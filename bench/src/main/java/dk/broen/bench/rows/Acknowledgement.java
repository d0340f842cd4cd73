package dk.broen.bench.rows;

import dk.broen.bench.load.Figures;
import dk.broen.bench.load.Load;
import dk.broen.bench.results.Aim;
import dk.broen.bench.results.Quantity;
import dk.broen.bench.results.Results;
import dk.broen.bench.results.Unit;
import java.time.Duration;

/** The quantities of acknowledgements by a receiver, and the load under which they are taken: the same for the hub and for plain Camel. */
final class Acknowledgement {
    /** Short, because the messages of this time count towards what fits in memory. */
    private static final Duration CONNECT = Duration.ofMillis(200);
    /** What the intake holds in memory. More would be paged to disk, and plain Camel would not page. */
    static final long IN_MEMORY = 28_000;

    private final String row;
    private final Results results;

    Acknowledgement(String row, Results results) {
        this.row = row;
        this.results = results;
    }

    static Load load(int connections, Duration measured) {
        return new Load(connections, CONNECT, measured, IN_MEMORY, 0);
    }

    void add(int connections, Figures figures, Aim ofP99) {
        String on = connections(connections);
        results.add(new Quantity(row, on + ", messages", Unit.PER_SECOND), figures.perSecond());
        results.add(new Quantity(row, on + ", p50", Unit.MILLISECONDS), milliseconds(figures.p50()));
        results.add(new Quantity(row, on + ", p99", Unit.MILLISECONDS, ofP99), milliseconds(figures.p99()));
        if (figures.failed() > 0) {
            results.trouble(row + ", " + on + ": " + figures.failed() + " senders were not answered");
        }
    }

    void addRatio(int connections, Figures figures, Figures plain, double least) {
        results.add(new Quantity(row, connections(connections) + " ÷ plain Camel", Unit.RATIO, new Aim.AtLeast(least)),
            figures.ratioTo(plain));
    }

    static double milliseconds(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    private static String connections(int count) {
        return count == 1 ? "1 connection" : count + " connections";
    }
}
