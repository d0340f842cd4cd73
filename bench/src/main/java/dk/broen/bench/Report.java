package dk.broen.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The results as a Markdown table with one row for each measurement and its ratio to the rate of plain Camel. */
final class Report {
    private static final String ROW = "| %-56s | %4s | %10s | %7s | %8s | %8s |";
    private static final String UNKNOWN = "–";

    private final List<String> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<Integer, Double> baselines = new HashMap<>();
    private long failed;

    static String head() {
        return ROW.formatted("what", "conn", "per second", "÷ plain", "p50 ms", "p99 ms") + System.lineSeparator()
            + ROW.formatted("--", "--:", "--:", "--:", "--:", "--:");
    }

    /**
     * Adds a row.
     *
     * @return the row, for printing
     */
    String add(String what, int connections, Figures figures) {
        double baseline = baselines.getOrDefault(connections, 0.0);
        String ratio = baseline > 0 ? number("%.2f", figures.perSecond() / baseline) : UNKNOWN;
        return row(what, connections, number("%,.0f", figures.perSecond()), ratio, figures);
    }

    /** Adds the row of the baseline. Later rows with the same number of connections get their ratio to it. */
    String addBaseline(String what, int connections, Figures figures) {
        baselines.put(connections, figures.perSecond());
        return add(what, connections, figures);
    }

    /** Adds a row of a measurement with a fixed rate. */
    String addPaced(String what, int connections, int perSecond, Figures figures) {
        return row(what, connections, "at " + perSecond, UNKNOWN, figures);
    }

    /**
     * Adds a sentence below the table.
     *
     * @return the sentence, for printing
     */
    String note(String sentence) {
        notes.add(sentence);
        return sentence;
    }

    String table() {
        return head() + System.lineSeparator() + String.join(System.lineSeparator(), rows);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    /** Whether no step of any measurement failed. */
    boolean hasNoFailures() {
        return failed == 0;
    }

    private String row(String what, int connections, String rate, String ratio, Figures figures) {
        failed += figures.failed();
        String name = figures.failed() > 0 ? what + ", " + figures.failed() + " FAILED" : what;
        String row = ROW.formatted(name, connections, rate, ratio, milliseconds(figures.p50()), milliseconds(figures.p99()));
        rows.add(row);
        return row;
    }

    private static String milliseconds(Duration duration) {
        return number("%.2f", duration.toNanos() / 1e6);
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
