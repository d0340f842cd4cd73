package dk.broen.adapters.sheet;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The rows of a CSV text, the header first. The first line can name the separator ({@code sep=;}), as Excel reads it. Else it is the one of
 * semicolon, tab and comma with which the header has the most known columns.
 *
 * @param rows until the first line that cannot be separated into cells
 * @param broken the line that cannot be read, because a quotation mark is not closed
 */
record SheetRows(char separator, List<Row> rows, Optional<Long> broken) {
    private static final Pattern NAMED = Pattern.compile("\"?sep=(.)\"?(?:\\r\\n|\\n|\\r|$)");
    private static final List<Character> SEPARATORS = List.of(';', '\t', ',');

    /**
     * @param line the line on which the row ends
     */
    record Row(CSVRecord cells, long line) {
        boolean isEmpty() {
            return cells.stream().allMatch(cell -> CellText.of(cell).isEmpty());
        }
    }

    static SheetRows of(String text) {
        Matcher named = NAMED.matcher(text);
        if (named.lookingAt()) {
            return of(text.substring(named.end()), named.group(1).charAt(0), Integer.MAX_VALUE, 1);
        }
        return of(text, SEPARATORS.stream().max(Comparator.comparingLong((Character separator) -> known(text, separator))
            .thenComparing(separator -> -SEPARATORS.indexOf(separator))).orElseThrow(), Integer.MAX_VALUE, 0);
    }

    /** The separator as a human names it. */
    String separatorName() {
        return separator == '\t' ? "tab" : String.valueOf(separator);
    }

    private static long known(String text, char separator) {
        return of(text, separator, 1, 0).rows().stream().mapToLong(row -> SheetHeader.known(row.cells())).sum();
    }

    private static SheetRows of(String text, char separator, int most, long before) {
        List<Row> rows = new ArrayList<>();
        try (CSVParser parser = CSVFormat.DEFAULT.builder().setDelimiter(separator).setIgnoreSurroundingSpaces(separator != '\t')
            .setIgnoreEmptyLines(true).get().parse(new StringReader(text))) {
            try {
                for (Iterator<CSVRecord> all = parser.iterator(); rows.size() < most && all.hasNext();) {
                    Row row = new Row(all.next(), before + parser.getCurrentLineNumber());
                    if (!row.isEmpty()) {
                        rows.add(row);
                    }
                }
                return new SheetRows(separator, rows, Optional.empty());
            } catch (UncheckedIOException | IllegalStateException unclosed) {
                return new SheetRows(separator, rows, Optional.of(before + parser.getCurrentLineNumber()));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory cannot be read", impossible);
        }
    }
}
