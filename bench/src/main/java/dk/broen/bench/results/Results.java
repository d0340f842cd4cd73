package dk.broen.bench.results;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The values of all runs. Each value is printed when it is measured. */
public final class Results {
    private static final String ROW = "| %s | %s | %s | %s | %s |";

    private final Map<Quantity, List<Double>> values = new LinkedHashMap<>();
    private final List<String> troubles = new ArrayList<>();
    private final long start = System.nanoTime();
    private final PrintWriter out;

    public Results(PrintWriter out) {
        this.out = out;
    }

    /** Tells what is done now, and minutes and seconds since the start, to the person who waits. */
    public void progress(String sentence) {
        Duration since = since();
        out.println("%d:%02d %s".formatted(since.toMinutes(), since.toSecondsPart(), sentence));
    }

    /** The time since the start. */
    Duration since() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Adds the value of a run. */
    public void add(Quantity quantity, double value) {
        values.computeIfAbsent(quantity, first -> new ArrayList<>()).add(value);
        out.println("  " + quantity.row() + ", " + quantity.what() + ": " + quantity.unit().written(value));
    }

    /** Adds something that makes the measurement doubtful, such as messages that were not acknowledged. It is listed with the results. */
    public void trouble(String sentence) {
        troubles.add(sentence);
        out.println("  TROUBLE: " + sentence);
    }

    public List<String> troubles() {
        return List.copyOf(troubles);
    }

    /** A Markdown table: the quantities in the order in which they were first measured, the rows together. */
    String table() {
        Map<String, List<Quantity>> rows = values.keySet().stream()
            .collect(Collectors.groupingBy(Quantity::row, LinkedHashMap::new, Collectors.toList()));
        return Stream.concat(Stream.of(ROW.formatted("row", "measured", "median", "aim", "each run"), "|--|--|--:|--|--|"),
            rows.values().stream().flatMap(List::stream).map(this::line)).collect(Collectors.joining("\n"));
    }

    private String line(Quantity quantity) {
        List<Double> all = values.getOrDefault(quantity, List.of());
        double median = Median.of(all);
        Unit unit = quantity.unit();
        return ROW.formatted(quantity.row(), quantity.what(), unit.written(median), aim(quantity, median),
            all.stream().map(unit::written).collect(Collectors.joining(" · ")));
    }

    private static String aim(Quantity quantity, double median) {
        String reached = quantity.aim().isReachedBy(median) ? ": reached" : ": **missed**";
        if (quantity.aim() instanceof Aim.AtLeast atLeast) {
            return "≥ " + quantity.unit().written(atLeast.least()) + reached;
        }
        if (quantity.aim() instanceof Aim.Below below) {
            return "< " + quantity.unit().written(below.limit()) + reached;
        }
        return "–";
    }
}
