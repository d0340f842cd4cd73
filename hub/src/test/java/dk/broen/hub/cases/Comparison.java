package dk.broen.hub.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a case expects beside what came out of it. */
final class Comparison {
    private static final String NOTHING = "-";
    private static final String SAME = "the same";

    /** @param wrong whether the two do not go together */
    private record Row(String expected, String got, boolean wrong) {}

    private final CaseFolder folder;
    private final List<Row> rows = new ArrayList<>();

    Comparison(CaseFolder folder, List<Line> got) {
        this.folder = folder;
        List<Line> left = new ArrayList<>(got);
        List<Line> unmet = new ArrayList<>();
        for (Line expected : folder.expected()) {
            take(left, expected::isMetBy)
                .ifPresentOrElse(met -> rows.add(new Row(expected.toString(), SAME, false)), () -> unmet.add(expected));
        }
        for (Line expected : unmet) {
            rows.add(new Row(expected.toString(), take(left, expected::concernsTheSameAs).map(Line::toString).orElse(NOTHING), true));
        }
        left.stream().filter(more -> folder.nothingElse() && more.isDelivery())
            .forEach(more -> rows.add(new Row(NOTHING, more.toString(), true)));
    }

    boolean agrees() {
        return rows.stream().noneMatch(Row::wrong);
    }

    /** Expected left, got right; an arrow marks what does not go together. */
    @Override
    public String toString() {
        int width = rows.stream().mapToInt(row -> row.expected().length()).max().orElse(0);
        StringBuilder text = new StringBuilder(folder.name() + ": " + folder.title() + "\n");
        text.append(String.format("   %-" + width + "s | %s%n", "expected", "got"));
        rows.forEach(
            row -> text.append(String.format("%s%-" + width + "s | %s%n", row.wrong() ? "-> " : "   ", row.expected(), row.got())));
        return text.toString();
    }

    private static Optional<Line> take(List<Line> lines, Predicate<Line> which) {
        Optional<Line> found = lines.stream().filter(which).findFirst();
        found.ifPresent(lines::remove);
        return found;
    }
}
