package dk.broen.adapters.facts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A spreadsheet's way to write facts: one fact a row, semicolons between columns, a header row, UTF-8. It becomes the same document as JSON.
 * Columns: {@code cpr fact municipality unit function name phone to events form obtained_by answer rank kind from until}, in any order;
 * {@code fact} is RESIDENCE, APPOINTMENT, SERVICE or CONSENT; several values in {@code to} and {@code events} stand with spaces between them.
 */
public final class FactsCsv {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setDelimiter(';').setHeader().setSkipHeaderRecord(true)
        .setIgnoreSurroundingSpaces(true).setIgnoreEmptyLines(true).get();
    private static final List<String> COLUMNS = List.of("cpr", "fact", "municipality", "unit", "function", "name", "phone", "to", "events", "form",
        "obtained_by", "answer", "rank", "kind", "from", "until");
    private static final Map<String, List<String>> FIELDS = Map.of(
        "RESIDENCE", List.of("municipality", "kind", "from", "until"),
        "APPOINTMENT", List.of("unit", "rank", "from", "until"),
        "SERVICE", List.of("function", "unit", "from", "until"),
        "CONSENT", List.of("answer", "municipality", "form", "obtained_by", "from", "until"));
    private static final Map<String, String> LISTS = Map.of("RESIDENCE", "residences", "APPOINTMENT", "appointments", "SERVICE", "services",
        "CONSENT", "consents");

    private FactsCsv() {}

    /** @throws FactsRefused when a column or a kind of fact is unknown; rows are counted from the header, which is row 1 */
    public static JsonNode document(Reader csv) throws IOException, FactsRefused {
        List<String> faults = new ArrayList<>();
        Map<String, ObjectNode> citizens = new LinkedHashMap<>();
        try (CSVParser rows = FORMAT.parse(csv)) {
            rows.getHeaderNames().stream().filter(column -> !COLUMNS.contains(column)).forEach(column -> faults.add("row 1: unknown column \"" + column + "\""));
            for (CSVRecord row : rows) {
                String list = LISTS.get(value(row, "fact"));
                if (list == null) {
                    faults.add("row " + (row.getRecordNumber() + 1) + ": fact is none of " + LISTS.keySet().stream().sorted().toList());
                } else {
                    citizens.computeIfAbsent(value(row, "cpr"), cpr -> JsonNodeFactory.instance.objectNode().put("cpr", cpr)).withArray(list).add(fact(row));
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new FactsRefused(faults);
        }
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putArray("citizens").addAll(citizens.values());
        return document;
    }

    private static ObjectNode fact(CSVRecord row) {
        ObjectNode fact = JsonNodeFactory.instance.objectNode();
        String kind = value(row, "fact");
        FIELDS.get(kind).stream().filter(field -> !value(row, field).isEmpty()).forEach(field -> fact.put(field, value(row, field)));
        switch (kind) {
            case "APPOINTMENT" -> person(row, fact, "coordinator");
            case "SERVICE" -> person(row, fact, "worker");
            case "CONSENT" -> {
                list(row, "to", fact.putArray("to"));
                if (!value(row, "events").isEmpty()) {
                    list(row, "events", fact.putArray("events"));
                }
            }
            default -> { }
        }
        return fact;
    }

    private static void person(CSVRecord row, ObjectNode fact, String role) {
        if (!value(row, "name").isEmpty()) {
            ObjectNode person = fact.putObject(role).put("name", value(row, "name"));
            if (!value(row, "phone").isEmpty()) {
                person.put("phone", value(row, "phone"));
            }
        }
    }

    private static void list(CSVRecord row, String column, ArrayNode values) {
        for (String text : value(row, column).split(" +")) {
            values.add(text);
        }
    }

    private static String value(CSVRecord row, String column) {
        return row.isSet(column) ? row.get(column) : "";
    }
}
