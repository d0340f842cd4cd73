package dk.broen.adapters.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.adapters.configuration.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the cells of one row into an entry of the facts document, and finds all that is wrong in them. */
final class RowReader {
    /** These may be filled in each row. The municipality of a service or an appointment is that of its unit. */
    private static final Set<SheetColumn> IN_EACH_ROW = Set.of(SheetColumn.CPR, SheetColumn.FACT, SheetColumn.MUNICIPALITY);
    private final ObjectNode entry = JsonNodeFactory.instance.objectNode();
    private final List<RowFault> faults = new ArrayList<>();
    private final SheetRows.Row row;
    private final SheetHeader header;
    private final SheetFact fact;
    private Optional<String> cpr = Optional.empty();

    private RowReader(SheetRows.Row row, SheetHeader header, SheetFact fact) {
        this.row = row;
        this.header = header;
        this.fact = fact;
    }

    static RowReader of(SheetRows.Row row, SheetHeader header) {
        String kind = header.cell(row.cells(), SheetColumn.FACT);
        Optional<SheetFact> known = SheetFact.named(kind);
        RowReader reader = new RowReader(row, header, known.orElse(SheetFact.SERVICE));
        reader.readCpr();
        if (header.isExceededBy(row.cells())) {
            reader.faults.add(new RowFault(row.line(), "", "has more values than the header has columns"));
        } else if (known.isEmpty()) {
            reader.fault(SheetColumn.FACT, "is not one of " + SheetFact.names() + Suggestion.hint(DanishWords.of(kind), SheetFact.names()));
        } else {
            reader.readFields();
        }
        return reader;
    }

    /** The kind of fact; any kind if the row names none. */
    SheetFact fact() {
        return fact;
    }

    /** The fact; empty if the row is wrong. */
    ObjectNode entry() {
        return faults.isEmpty() ? entry : JsonNodeFactory.instance.objectNode();
    }

    /** The CPR number; empty when it is wrong. */
    Optional<String> cpr() {
        return cpr;
    }

    List<RowFault> faults() {
        return List.copyOf(faults);
    }

    private void readCpr() {
        String text = header.cell(row.cells(), SheetColumn.CPR);
        try {
            cpr = Optional.of(CprCell.read(text));
        } catch (IllegalArgumentException wrong) {
            fault(SheetColumn.CPR, text.isEmpty() ? "is missing" : String.valueOf(wrong.getMessage()));
        }
    }

    private void readFields() {
        for (SheetColumn column : SheetColumn.values()) {
            String text = header.cell(row.cells(), column);
            try {
                read(column, text);
            } catch (IllegalArgumentException wrong) {
                fault(column, String.valueOf(wrong.getMessage()));
            }
        }
    }

    private void read(SheetColumn column, String text) {
        Optional<SheetFact.Field> field = fact.field(column);
        if (text.isEmpty()) {
            if (fact.requires(column)) {
                fault(column, "is missing; " + fact + " requires it");
            }
        } else if (field.isPresent()) {
            put(field.get().path(), field.get().cell().read(text));
        } else if (!IN_EACH_ROW.contains(column)) {
            fault(column, "must be empty: " + fact + " does not use it");
        }
    }

    private void put(String path, JsonNode value) {
        int dot = path.indexOf('.');
        ObjectNode target = dot < 0 ? entry : entry.withObject("/" + path.substring(0, dot));
        target.set(path.substring(dot + 1), value);
    }

    private void fault(SheetColumn column, String description) {
        faults.add(new RowFault(row.line(), header.title(column), description));
    }
}
