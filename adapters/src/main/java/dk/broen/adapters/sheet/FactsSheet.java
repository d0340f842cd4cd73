package dk.broen.adapters.sheet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A sheet of facts: a CSV file with one fact in each row. It becomes a facts document, in which a row that is wrong is an entry that no reader
 * accepts: so whoever takes the document knows of whom something is refused. {@link #rows(Collection)} then says what is wrong, by line and
 * column. docs/FACTS.md describes columns and forms.
 */
public final class FactsSheet {
    private static final Pattern PLACE = Pattern.compile("(citizens\\[\\d+])(?:\\.(\\w+\\[\\d+]))?\\.?(.*)", Pattern.DOTALL);
    private static final String AFTER_PLACE = ": ";
    private final Charset charset;
    private final String separator;
    private final List<RowFault> faults = new ArrayList<>();
    private final List<ObjectNode> citizens = new ArrayList<>();
    private final Map<String, Integer> byCpr = new HashMap<>();
    private final Map<String, Origin> origins = new HashMap<>();
    private final Map<SheetColumn, String> titles = new EnumMap<>(SheetColumn.class);
    private int rows;

    /** @param wrong what is wrong in the row; then its entry is empty */
    private record Origin(long line, SheetFact fact, List<RowFault> wrong) {}

    private FactsSheet(Charset charset, String separator) {
        this.charset = charset;
        this.separator = separator;
    }

    /** Reads a file. */
    public static FactsSheet read(byte[] file) {
        SheetText text;
        try {
            text = SheetText.of(file);
        } catch (IllegalArgumentException unreadable) {
            FactsSheet none = new FactsSheet(StandardCharsets.UTF_8, "");
            none.faults.add(new RowFault(0, "", String.valueOf(unreadable.getMessage())));
            return none;
        }
        SheetRows all = SheetRows.of(text.text());
        FactsSheet sheet = new FactsSheet(text.charset(), all.separatorName());
        sheet.add(all);
        return sheet;
    }

    /** Why the file cannot be read as a sheet; its rows then do not count. Empty for a sheet of which only rows are wrong. */
    public List<RowFault> unreadable() {
        return List.copyOf(faults);
    }

    /** The facts of all rows, as a document for {@link dk.broen.adapters.facts.FactsReader}, which refuses the entries of wrong rows. */
    public ObjectNode document() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putArray("citizens").addAll(citizens);
        return document;
    }

    /**
     * What is wrong in the sheet, in the order of its lines.
     *
     * @param faults of {@link #document()}: place, colon and description
     */
    public List<RowFault> rows(Collection<String> faults) {
        return faults.stream().flatMap(fault -> rows(fault).stream()).distinct().sorted(Comparator.comparingLong(RowFault::line)).toList();
    }

    /** The place of an entry in {@link #document()}, or a fault of it, as a reader of the sheet finds it: by its line. */
    public String byLine(String placeOrFault) {
        return placeOrFault.contains(AFTER_PLACE)
            ? rows(List.of(placeOrFault)).stream().map(RowFault::toString).collect(Collectors.joining("; "))
            : origin(placeOrFault).map(origin -> "line " + origin.line()).orElse(placeOrFault);
    }

    /** The character set in which the file was read. */
    public Charset charset() {
        return charset;
    }

    /** The separator of the columns: {@code ;}, {@code ,} or {@code tab}; empty if the file is no text. */
    public String separator() {
        return separator;
    }

    /** The number of rows below the header, without empty ones. */
    public int rows() {
        return rows;
    }

    private List<RowFault> rows(String fault) {
        int colon = fault.indexOf(AFTER_PLACE);
        String place = fault.substring(0, Math.max(colon, 0));
        return origin(place)
            .map(origin -> origin.wrong().isEmpty()
                ? List.of(row(origin, fieldOf(place), fault.substring(colon + AFTER_PLACE.length()))) : origin.wrong())
            .orElseGet(() -> List.of(new RowFault(0, "", fault)));
    }

    private Optional<Origin> origin(String place) {
        Matcher parts = PLACE.matcher(place);
        return parts.matches()
            ? Optional.ofNullable(origins.get(parts.group(2) == null ? parts.group(1) : parts.group(1) + "." + parts.group(2)))
            : Optional.empty();
    }

    private static String fieldOf(String place) {
        Matcher parts = PLACE.matcher(place);
        return parts.matches() ? parts.group(3) : "";
    }

    private RowFault row(Origin origin, String field, String description) {
        Optional<SheetColumn> column = field.equals(SheetColumn.CPR.title()) ? Optional.of(SheetColumn.CPR) : origin.fact().columnOf(field);
        return column.map(found -> new RowFault(origin.line(), titles.getOrDefault(found, found.title()), description))
            .orElseGet(() -> new RowFault(origin.line(), "", field.isEmpty() ? description : field + ": " + description));
    }

    private void add(SheetRows all) {
        if (all.rows().isEmpty()) {
            faults.add(new RowFault(1, "", "is empty; the first line names the columns, among them cpr and fact"));
        } else {
            SheetRows.Row first = all.rows().get(0);
            SheetHeader header = new SheetHeader(first.cells(), first.line());
            faults.addAll(header.faults());
            if (faults.isEmpty()) {
                Arrays.stream(SheetColumn.values()).forEach(column -> titles.put(column, header.title(column)));
                all.rows().stream().skip(1).forEach(row -> add(row, header));
            }
        }
        all.broken().ifPresent(line -> faults.add(new RowFault(line, "", "a quotation mark is not closed here or above")));
    }

    private void add(SheetRows.Row row, SheetHeader header) {
        rows++;
        RowReader reader = RowReader.of(row, header);
        int citizen = citizen(reader.cpr());
        String place = "citizens[" + citizen + "]";
        Origin origin = new Origin(row.line(), reader.fact(), reader.faults());
        origins.putIfAbsent(place, origin);
        if (reader.cpr().isPresent()) {
            ArrayNode list = citizens.get(citizen).withArray("/" + reader.fact().list());
            origins.put(place + "." + reader.fact().list() + "[" + list.size() + "]", origin);
            list.add(reader.entry());
        }
    }

    /** A row without a CPR number that can be read is a citizen of its own, whom no reader accepts. */
    private int citizen(Optional<String> cpr) {
        Optional<Integer> known = cpr.map(byCpr::get);
        if (known.isPresent()) {
            return known.get();
        }
        citizens.add(JsonNodeFactory.instance.objectNode().put(SheetColumn.CPR.title(), cpr.orElse("")));
        int added = citizens.size() - 1;
        cpr.ifPresent(digits -> byCpr.put(digits, added));
        return added;
    }
}
