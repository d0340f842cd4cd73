package dk.broen.adapters.sheet;

import dk.broen.adapters.configuration.Suggestion;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/** The header of a sheet: which column has which place, and how the sheet names it. */
final class SheetHeader {
    private final Map<SheetColumn, Integer> places = new EnumMap<>(SheetColumn.class);
    private final Map<SheetColumn, String> titles = new EnumMap<>(SheetColumn.class);
    private final List<RowFault> faults = new ArrayList<>();
    private final int width;

    /** @param line the line of the header */
    SheetHeader(CSVRecord header, long line) {
        width = header.size();
        for (int place = 0; place < width; place++) {
            add(header.get(place).strip(), place, line);
        }
        for (SheetColumn required : List.of(SheetColumn.CPR, SheetColumn.FACT)) {
            if (!places.containsKey(required)) {
                faults.add(new RowFault(line, required.title(), "is missing in the header; the first line names the columns"));
            }
        }
    }

    /** How many names of columns a line has, if it were the header. */
    static long known(CSVRecord line) {
        return line.stream().filter(title -> SheetColumn.named(title).isPresent()).count();
    }

    List<RowFault> faults() {
        return List.copyOf(faults);
    }

    /** The name of the column as the sheet writes it; of a column that it does not have, in the language of the others. */
    String title(SheetColumn column) {
        boolean english = titles.getOrDefault(SheetColumn.FACT, SheetColumn.FACT.title()).equalsIgnoreCase(SheetColumn.FACT.title());
        return titles.getOrDefault(column, english ? column.title() : column.aliases().get(0));
    }

    /** The text of the cell without what spreadsheet programs put around a text that looks like a number; empty when there is none. */
    String cell(CSVRecord row, SheetColumn column) {
        return Optional.ofNullable(places.get(column)).filter(place -> place < row.size()).map(row::get).map(CellText::of).orElse("");
    }

    /** Whether the row has a value beside the columns. */
    boolean isExceededBy(CSVRecord row) {
        return row.stream().skip(width).anyMatch(cell -> !CellText.of(cell).isEmpty());
    }

    /** The title is not quoted: if the header is missing, it is a value of the first row. */
    private void add(String title, int place, long line) {
        Optional<SheetColumn> column = SheetColumn.named(title);
        if (column.isEmpty()) {
            if (!title.isEmpty()) {
                faults.add(new RowFault(line, "", "the title of column " + (place + 1) + " is not known"
                    + Suggestion.hint(title, SheetColumn.names())));
            }
        } else if (places.putIfAbsent(column.get(), place) == null) {
            titles.put(column.get(), title);
        } else {
            faults.add(new RowFault(line, title, "is in the header twice"));
        }
    }
}
