package dk.broen.hub.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Compares what a case expects with what it got. */
final class Comparison {
    private static final String NOTHING = "-";
    private static final String SAME = "the same";

    /**
     * One line of the printed comparison.
     *
     * @param wrong whether {@code expected} and {@code got} differ
     */
    private record Row(String expected, String got, boolean wrong) {}

    private final CaseFolder folder;
    private final List<Row> rows = new ArrayList<>();

    Comparison(CaseFolder folder, List<Line> got) {
        this.folder = folder;
        List<Line> remaining = new ArrayList<>(got);
        List<Line> unmet = new ArrayList<>();
        for (Line expected : folder.expected()) {
            take(remaining, expected::isMetBy)
                .ifPresentOrElse(match -> rows.add(new Row(expected.toString(), SAME, false)), () -> unmet.add(expected));
        }
        for (Line expected : unmet) {
            rows.add(new Row(expected.toString(), take(remaining, expected::concernsTheSameAs).map(Line::toString).orElse(NOTHING), true));
        }
        remaining.stream().filter(extra -> folder.nothingElse() && extra.mustBeExpected())
            .forEach(extra -> rows.add(new Row(NOTHING, extra.toString(), true)));
    }

    boolean agrees() {
        return rows.stream().noneMatch(Row::wrong);
    }

    /** Prints two columns, expected and got; an arrow marks each difference. */
    @Override
    public String toString() {
        int width = rows.stream().mapToInt(row -> row.expected().length()).max().orElse(0);
        StringBuilder text = new StringBuilder(folder.name() + ": " + folder.title() + "\n");
        text.append(String.format("   %-" + width + "s | %s%n", "expected", "got"));
        rows.forEach(
            row -> text.append(String.format("%s%-" + width + "s | %s%n", row.wrong() ? "-> " : "   ", row.expected(), row.got())));
        return text.toString();
    }

    private static Optional<Line> take(List<Line> lines, Predicate<Line> condition) {
        Optional<Line> found = lines.stream().filter(condition).findFirst();
        found.ifPresent(lines::remove);
        return found;
    }
}
