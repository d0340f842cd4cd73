package dk.broen.mappings.hl7v2;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One segment, split by the delimiters of its message. Fields have the numbers of the standard, also in MSH. */
final class SegmentFields {

    private final List<String> fields;
    private final int offset;
    private final Delimiters delimiters;
    private final Map<Integer, List<String>> splitOnce = new HashMap<>();

    SegmentFields(String text, Delimiters delimiters) {
        this.fields = split(text, delimiters.field());
        this.offset = text.startsWith("MSH") ? 1 : 0; // MSH-1 is the field separator itself, so the second part is MSH-2
        this.delimiters = delimiters;
    }

    /** The field as sent; empty if it is absent or the HL7 null {@code ""}. */
    String field(int number) {
        int index = number - offset;
        return index < fields.size() ? withoutNull(fields.get(index)) : "";
    }

    /** One component of the first repetition. */
    String component(int number, int component) {
        return part(repetitions(number).get(0), delimiters.component(), component);
    }

    /** The repetitions of a field: at least one, which can be empty. */
    List<String> repetitions(int number) {
        return split(field(number), delimiters.repetition());
    }

    /** One component of a repetition. */
    String component(String repetition, int component) {
        return part(repetition, delimiters.component(), component);
    }

    /** One subcomponent of a component. */
    String subcomponent(String component, int subcomponent) {
        return part(component, delimiters.subcomponent(), subcomponent);
    }

    /** A part of a repetition as sent, also if it is the HL7 null; empty if it is absent. */
    String asSent(int number, int repetition, int component, int subcomponent) {
        List<String> repeated = splitOnce.computeIfAbsent(number, this::repetitionsAsSent);
        String text = repetition < repeated.size() ? repeated.get(repetition) : "";
        return sent(sent(text, delimiters.component(), component), delimiters.subcomponent(), subcomponent);
    }

    private List<String> repetitionsAsSent(int number) {
        int index = number - offset;
        return index > 0 && index < fields.size() ? split(fields.get(index), delimiters.repetition()) : List.of();
    }

    private static String sent(String text, char delimiter, int number) {
        List<String> parts = split(text, delimiter);
        return number <= parts.size() ? parts.get(number - 1) : "";
    }

    private static String part(String text, char delimiter, int number) {
        List<String> parts = split(text, delimiter);
        return number <= parts.size() ? withoutNull(parts.get(number - 1)) : "";
    }

    private static String withoutNull(String text) {
        return text.equals("\"\"") ? "" : text;
    }

    private static List<String> split(String text, char delimiter) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf(delimiter); end >= 0; end = text.indexOf(delimiter, start)) {
            parts.add(text.substring(start, end));
            start = end + 1;
        }
        parts.add(text.substring(start));
        return parts;
    }
}
