package dk.broen.mappings.hl7v2;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fields of a message that is only split. It costs a small part of the full parse, so that intake can check a message before AA. */
final class SplitFields implements Fields {
    private final Map<String, SegmentFields> first = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    SplitFields(List<String> segments, Delimiters delimiters) {
        segments.forEach(segment -> {
            String name = segment.substring(0, 3);
            counts.merge(name, 1, Integer::sum);
            first.computeIfAbsent(name, absent -> new SegmentFields(segment, delimiters));
        });
    }

    @Override
    public int count(String segment) {
        return counts.getOrDefault(segment, 0);
    }

    @Override
    public int repetitions(String segment, int field) {
        SegmentFields found = first.get(segment);
        return found == null ? 0 : found.repetitions(field).size();
    }

    @Override
    public String text(String segment, int field, int repetition, int component, int subcomponent) {
        SegmentFields found = first.get(segment);
        return found == null ? "" : found.asSent(field, repetition, component, subcomponent);
    }
}
