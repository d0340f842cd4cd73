package dk.broen.adapters.facts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * Reads facts from a CSV file and turns them into a facts document. The file has one fact in each row, semicolons between columns, a header
 * row, and is in UTF-8. Columns: {@code cpr fact municipality unit function name phone to events form obtained_by answer rank kind from
 * until}, in any order. {@code fact} is RESIDENCE, APPOINTMENT, SERVICE or CONSENT. {@code to} and {@code events} can hold several values,
 * separated by spaces. The other fields of a facts document have no column.
 */
public final class FactsCsv {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setDelimiter(';').setHeader().setSkipHeaderRecord(true)
        .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW).setIgnoreSurroundingSpaces(true).setIgnoreEmptyLines(true).get();
    private static final List<String> COLUMNS =
        List.of("cpr", "fact", "municipality", "unit", "function", "name", "phone", "to", "events", "form",
            "obtained_by", "answer", "rank", "kind", "from", "until");
    private static final Map<String, List<String>> FIELDS = Map.of(
        "RESIDENCE", List.of("municipality", "kind", "from", "until"),
        "APPOINTMENT", List.of("unit", "rank", "from", "until"),
        "SERVICE", List.of("function", "unit", "from", "until"),
        "CONSENT", List.of("answer", "municipality", "form", "obtained_by", "from", "until"));
    private static final Map<String, String> LISTS = Map.of("RESIDENCE", "residences", "APPOINTMENT", "appointments", "SERVICE", "services",
        "CONSENT", "consents");
    /** A spreadsheet program may write it before the first column. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    /** The decoder puts it in the place of bytes that are not UTF-8. */
    private static final String REPLACEMENT_CHARACTER = "\uFFFD";
    private static final Pattern PLACE = Pattern.compile("(citizens\\[\\d+])(\\.\\w+\\[\\d+])?(.*)", Pattern.DOTALL);

    private final List<String> faults = new ArrayList<>();
    private final List<ObjectNode> citizens = new ArrayList<>();
    private final Map<String, Integer> byCpr = new LinkedHashMap<>();
    private final Map<String, Long> lines = new HashMap<>();

    private FactsCsv() {
    }

    /**
     * Reads the rows. Does not check the values in them.
     *
     * @throws FactsRefused when a column or a kind of fact is unknown, or the text is not such a CSV file; faults name the line, and the
     *     header is line 1
     */
    public static FactsCsv read(Reader csv) throws IOException, FactsRefused {
        FactsCsv sheet = new FactsCsv();
        csv.mark(1);
        if (csv.read() != BYTE_ORDER_MARK) {
            csv.reset();
        }
        try (CSVParser rows = FORMAT.parse(csv)) {
            sheet.header(rows.getHeaderNames());
            for (CSVRecord row : rows) {
                sheet.add(row, rows.getCurrentLineNumber());
            }
        } catch (UncheckedIOException | IllegalStateException invalidQuotes) {
            sheet.faults.add("a quotation mark is not closed");
        } catch (IllegalArgumentException invalidHeader) {
            sheet.faults.add("line 1: the name of a column is empty or used twice");
        }
        if (!sheet.faults.isEmpty()) {
            throw new FactsRefused(sheet.faults);
        }
        return sheet;
    }

    /** The facts as a document that {@link FactsReader} accepts. */
    public JsonNode document() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putArray("citizens").addAll(citizens);
        return document;
    }

    /** Translates the places in the faults of {@link #document()} into the lines of the CSV file. */
    public FactsRefused byLine(FactsRefused refused) {
        return new FactsRefused(refused.faults().stream().map(this::byLine).toList());
    }

    private String byLine(String fault) {
        Matcher place = PLACE.matcher(fault);
        if (!place.matches()) {
            return fault;
        }
        String row = place.group(1) + Optional.ofNullable(place.group(2)).orElse("");
        String rest = place.group(3).replaceFirst("^\\.", "").replaceFirst("^: ", "");
        return Optional.ofNullable(lines.get(row)).map(line -> "line " + line + ": " + rest).orElse(fault);
    }

    private void header(List<String> names) {
        if (!names.contains("cpr") || !names.contains("fact")) {
            faults.add("line 1: the columns \"cpr\" and \"fact\" are required; separate the columns with semicolons");
        }
        names.stream().filter(column -> !COLUMNS.contains(column))
            .forEach(column -> faults.add("line 1: unknown column \"" + column + "\""));
    }

    private void add(CSVRecord row, long line) {
        String list = LISTS.get(value(row, "fact"));
        if (row.stream().anyMatch(value -> value.contains(REPLACEMENT_CHARACTER))) {
            faults.add("line " + line + ": is not UTF-8; save the sheet as \"CSV UTF-8\"");
        } else if (row.size() > row.getParser().getHeaderNames().size()) {
            faults.add("line " + line + ": has more values than the header has columns");
        } else if (list == null) {
            faults.add("line " + line + ": fact is not one of " + LISTS.keySet().stream().sorted().toList());
        } else {
            int citizen = byCpr.computeIfAbsent(value(row, "cpr"), cpr -> newCitizen(cpr, line));
            ArrayNode facts = citizens.get(citizen).withArray(list);
            lines.put("citizens[" + citizen + "]." + list + "[" + facts.size() + "]", line);
            facts.add(fact(row));
        }
    }

    private int newCitizen(String cpr, long line) {
        lines.put("citizens[" + citizens.size() + "]", line);
        citizens.add(JsonNodeFactory.instance.objectNode().put("cpr", cpr));
        return citizens.size() - 1;
    }

    private static ObjectNode fact(CSVRecord row) {
        ObjectNode fact = JsonNodeFactory.instance.objectNode();
        String kind = value(row, "fact");
        FIELDS.get(kind).stream().filter(field -> !value(row, field).isEmpty()).forEach(field -> fact.put(field, value(row, field)));
        switch (kind) {
            case "RESIDENCE" -> {}
            case "APPOINTMENT" -> person(row, fact, "coordinator");
            case "SERVICE" -> person(row, fact, "worker");
            case "CONSENT" -> {
                list(row, "to", fact);
                list(row, "events", fact);
            }
            default -> throw new IllegalStateException("fact: unknown word \"" + kind + "\"");
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

    private static void list(CSVRecord row, String column, ObjectNode fact) {
        if (!value(row, column).isEmpty()) {
            ArrayNode values = fact.putArray(column);
            for (String text : value(row, column).split(" +")) {
                values.add(text);
            }
        }
    }

    private static String value(CSVRecord row, String column) {
        return row.isSet(column) ? row.get(column) : "";
    }
}
