package dk.broen.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures as a table for terminal and Markdown: a line per measurement, with its share of plain Camel's rate. */
final class Report {
    private static final String ROW = "| %-56s | %4s | %10s | %7s | %8s | %8s |";
    private static final String UNKNOWN = "–";

    private final List<String> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<Integer, Double> yardsticks = new HashMap<>();
    private long failed;

    static String head() {
        return ROW.formatted("what", "conn", "per second", "÷ plain", "p50 ms", "p99 ms") + System.lineSeparator()
            + ROW.formatted("--", "--:", "--:", "--:", "--:", "--:");
    }

    /** @return the line, to be printed at once */
    String add(String what, int connections, Figures figures) {
        double yardstick = yardsticks.getOrDefault(connections, 0.0);
        String ratio = yardstick > 0 ? number("%.2f", figures.perSecond() / yardstick) : UNKNOWN;
        return kept(what, connections, number("%,.0f", figures.perSecond()), ratio, figures);
    }

    /** What is measured after it on as many connections is told as a share of it. */
    String addYardstick(String what, int connections, Figures figures) {
        yardsticks.put(connections, figures.perSecond());
        return add(what, connections, figures);
    }

    /** A line whose rate was given, not reached. */
    String addPaced(String what, int connections, int perSecond, Figures figures) {
        return kept(what, connections, "at " + perSecond, UNKNOWN, figures);
    }

    /** @return the sentence, to be printed at once */
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
    boolean allWell() {
        return failed == 0;
    }

    private String kept(String what, int connections, String rate, String ratio, Figures figures) {
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
