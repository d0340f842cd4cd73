package dk.broen.mappings.census;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.mappings.UnreadableMessage;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Divides the text of a list into rows. A text that cannot be divided as a whole is refused as a whole: half a list would end stays. */
final class ListSyntax {
    private static final String WHOLE = "list";
    private static final List<Character> SEPARATORS = List.of(';', '\t', ',');
    private static final ObjectMapper JSON = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private ListSyntax() {}

    /** @param listedAt the list itself, as a row with its time; of a CSV list its first row has it */
    record Rows(Optional<ListRow> listedAt, List<ListRow> rows) {}

    static Rows csv(String text) {
        String header = text.lines().findFirst().orElse("");
        char separator = SEPARATORS.stream()
            .max((one, other) -> Long.compare(known(header, one), known(header, other))).orElseThrow();
        try (CSVParser parser = CSVFormat.DEFAULT.builder().setDelimiter(separator).setIgnoreSurroundingSpaces(separator != '\t')
            .setIgnoreEmptyLines(true).get().parse(new StringReader(text))) {
            Iterator<CSVRecord> records = parser.iterator();
            List<Optional<ListColumn>> columns = records.hasNext() ? columns(records.next()) : List.of();
            requireColumns(columns);
            List<ListRow> rows = new ArrayList<>();
            while (records.hasNext()) {
                CSVRecord cells = records.next();
                String place = "row " + cells.getRecordNumber();
                if (cells.size() != columns.size()) {
                    throw refused(place, "The row has " + cells.size() + " cells and the header " + columns.size());
                }
                rows.add(row(place, columns, cells));
            }
            return new Rows(rows.stream().findFirst(), rows);
        } catch (IOException | UncheckedIOException | IllegalStateException unclosed) {
            throw refused(WHOLE, "A quotation mark is not closed");
        }
    }

    static Rows json(String text) {
        JsonNode document;
        try {
            document = JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw refused(WHOLE, "The list cannot be parsed as JSON");
        }
        if (!document.path("inpatients").isArray()) {
            throw refused("inpatients", "A list is an object with the array inpatients");
        }
        List<ListRow> rows = new ArrayList<>();
        for (JsonNode inpatient : document.path("inpatients")) {
            rows.add(row("inpatients[" + rows.size() + "]", inpatient));
        }
        return new Rows(Optional.of(row(WHOLE, document)), rows);
    }

    private static ListRow row(String place, JsonNode fields) {
        Map<ListColumn, String> cells = new EnumMap<>(ListColumn.class);
        Stream.of(ListColumn.values()).filter(column -> fields.path(column.title()).isValueNode())
            .filter(column -> !fields.path(column.title()).isNull())
            .forEach(column -> cells.put(column, fields.path(column.title()).asText()));
        return new ListRow(place, cells);
    }

    private static ListRow row(String place, List<Optional<ListColumn>> columns, CSVRecord record) {
        Map<ListColumn, String> cells = new EnumMap<>(ListColumn.class);
        for (int index = 0; index < columns.size(); index++) {
            String cell = record.get(index);
            columns.get(index).ifPresent(column -> cells.put(column, cell));
        }
        return new ListRow(place, cells);
    }

    private static List<Optional<ListColumn>> columns(CSVRecord header) {
        return header.stream().map(ListColumn::of).toList();
    }

    private static void requireColumns(List<Optional<ListColumn>> columns) {
        for (ListColumn column : ListColumn.values()) {
            long found = columns.stream().filter(one -> one.filter(column::equals).isPresent()).count();
            if (found > 1 || found == 0 && column.required()) {
                throw refused("header", "The column " + column.title() + (found > 1 ? " occurs twice" : " is missing"));
            }
        }
    }

    private static long known(String header, char separator) {
        return Stream.of(header.split(Pattern.quote(String.valueOf(separator)))).flatMap(title -> ListColumn.of(title).stream())
            .count();
    }

    static UnreadableMessage refused(String location, String sentence) {
        return new UnreadableMessage("NOT_A_LIST", location, sentence);
    }
}
