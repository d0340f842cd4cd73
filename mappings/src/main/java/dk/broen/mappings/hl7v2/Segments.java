package dk.broen.mappings.hl7v2;

import dk.broen.mappings.UnreadableMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Divides a message into its segments (HL7 v2.5.1 §2.5.4; danish-standards.md §3.1, segment ends). Only CR ends a segment, also with an LF
 * behind it; in a message without CR, LF does. A continuation (ADD) is joined. A segment of another kind that is malformed is left out; but
 * nothing is left out that can be a piece of a segment that the hub reads, because that piece can say that the citizen died.
 */
final class Segments {
    /** The segments that the hub reads. */
    private static final Set<String> OWN = Set.of("MSH", "EVN", "PID", "MRG", "PV1", "PV2");
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9]{2}");
    private static final Pattern NEARLY_A_NAME = Pattern.compile("[A-Z][A-Z0-9]{1,3}|[a-z][a-z0-9]{2}");

    private Segments() {}

    /**
     * The segments of a message that begins with MSH.
     *
     * @throws UnreadableMessage if a segment that the hub reads is broken or continued elsewhere; it names the segment
     */
    static List<String> of(String text, char fieldSeparator) {
        List<String> segments = new ArrayList<>();
        String before = "";
        for (String line : lines(text)) {
            if (line.isBlank()) {
                continue;
            }
            int end = line.indexOf(fieldSeparator);
            String name = end < 0 ? line.strip() : line.substring(0, end);
            if (name.equals("ADD") && !segments.isEmpty()) {
                join(segments, before, line.substring(Math.min(line.length(), 4)));
            } else if (name.equals("DSC")) {
                throw AdtInterpreter.unreadable(Hl7Fault.CONTINUATION_UNSUPPORTED, "DSC");
            } else if (NAME.matcher(name).matches()) {
                segments.add(line);
                before = name;
            } else {
                before = leftOut(name, before);
            }
        }
        return segments;
    }

    static List<String> lines(String text) {
        return text.indexOf('\r') < 0 ? Arrays.asList(text.split("\n", -1))
            : Arrays.stream(text.split("\r", -1)).map(line -> line.startsWith("\n") ? line.substring(1) : line).toList();
    }

    private static void join(List<String> segments, String before, String continuation) {
        if (before.equals(nameOf(segments.get(segments.size() - 1)))) {
            segments.set(segments.size() - 1, segments.get(segments.size() - 1) + continuation);
        }
    }

    /** @return the name of the segment that is left out */
    private static String leftOut(String name, String before) {
        String upper = name.toUpperCase(Locale.ROOT);
        if (OWN.stream().anyMatch(upper::startsWith)) {
            throw AdtInterpreter.unreadable(Hl7Fault.SEGMENT_MALFORMED, upper.substring(0, 3));
        }
        if (OWN.contains(before) && !NEARLY_A_NAME.matcher(name).matches()) {
            throw AdtInterpreter.unreadable(Hl7Fault.SEGMENT_MALFORMED, before);
        }
        return name;
    }

    private static String nameOf(String segment) {
        return segment.substring(0, 3);
    }
}
