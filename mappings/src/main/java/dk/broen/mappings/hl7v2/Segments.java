package dk.broen.mappings.hl7v2;

import dk.broen.mappings.UnreadableMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Divides a message into its segments (HL7 v2.5.1 §2.5.4; danish-standards.md §3.1, segment ends). Only CR ends a segment, also with an LF
 * behind it; in a message without CR, LF does. A continuation (ADD) is joined. A segment of another kind that is malformed is left out; but
 * nothing is left out that can be a piece of a segment that the hub reads, because that piece can say that the citizen died.
 */
final class Segments {
    private static final Set<String> READ = Set.of("MSH", "EVN", "PID", "MRG", "PV1", "PV2");
    /** The other segments of ADT messages in versions 2.3 to 2.8, and what interfaces add to them. */
    private static final Set<String> NOT_READ = Set.of("SFT", "UAC", "PD1", "ARV", "ROL", "PRT", "NK1", "DB1", "OBX", "OBR", "ORC", "NTE",
        "AL1", "IAM", "IAR", "DG1", "DRG", "PR1", "GT1", "IN1", "IN2", "IN3", "ACC", "UB1", "UB2", "PDA", "AUT", "CON", "OH1", "OH2", "OH3",
        "OH4", "NPU", "QRD", "QRF", "MSA", "ERR", "BLG", "FT1", "SPM", "TXA");
    private static final Pattern LOCAL = Pattern.compile("Z[A-Z0-9]{2}");
    private static final Pattern NEARLY_LOCAL = Pattern.compile("Z[A-Z0-9]{1,3}|z[a-z0-9]{1,3}");
    private static final int NAME = 3;
    private static final int LONGEST = 65_536;
    private static final int MOST_REPETITIONS = 200;

    private Segments() {}

    /**
     * The segments of a message that begins with MSH.
     *
     * @param own segments of the hospital's own that the hub reads, too
     * @throws UnreadableMessage if a segment that the hub reads is broken, overlong or continued elsewhere; it names the segment
     */
    static List<String> of(String text, Delimiters delimiters, Set<String> own) {
        Set<String> read = union(READ, own);
        List<String> segments = new ArrayList<>();
        String before = "";
        boolean leftOut = false;
        for (String line : lines(text)) {
            if (line.isBlank()) {
                continue;
            }
            int end = line.indexOf(delimiters.field());
            String name = (end < 0 ? line : line.substring(0, end)).strip();
            if (name.equals("ADD")) {
                join(segments, leftOut, end < 0 ? "" : line.substring(end));
            } else if (name.equals("DSC")) {
                requireEmpty(line, delimiters);
            } else if (READ.contains(name) || NOT_READ.contains(name) || LOCAL.matcher(name).matches()) {
                segments.add(end < 0 ? name : name + line.substring(end));
                before = name;
                leftOut = false;
            } else {
                requireNoPiece(name, before, read);
                leftOut = true;
            }
        }
        segments.stream().filter(segment -> read.contains(nameOf(segment))).forEach(segment -> requireUsualSize(segment, delimiters));
        return segments;
    }

    /**
     * Those that the hub reads.
     *
     * @param own segments of the hospital's own that it reads, too
     */
    static List<String> read(List<String> segments, Set<String> own) {
        return segments.stream().filter(segment -> union(READ, own).contains(nameOf(segment))).toList();
    }

    private static Set<String> union(Set<String> ofEverybody, Set<String> own) {
        return Stream.concat(ofEverybody.stream(), own.stream()).collect(Collectors.toUnmodifiableSet());
    }

    static List<String> lines(String text) {
        return text.stripTrailing().indexOf('\r') < 0 ? Arrays.stream(text.split("\n", -1)).map(Segments::withoutCr).toList()
            : Arrays.stream(text.split("\r", -1)).map(line -> line.startsWith("\n") ? line.substring(1) : line).toList();
    }

    private static String withoutCr(String line) {
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    /** @param continuation from its first field separator on */
    private static void join(List<String> segments, boolean leftOut, String continuation) {
        if (segments.isEmpty() || leftOut) {
            throw AdtInterpreter.unreadable(Hl7Fault.CONTINUATION_UNSUPPORTED, "ADD");
        }
        String begun = segments.get(segments.size() - 1);
        boolean inAField = begun.length() > NAME && !continuation.isEmpty();
        segments.set(segments.size() - 1, begun + (inAField ? continuation.substring(1) : continuation));
    }

    private static void requireEmpty(String continuationPointer, Delimiters delimiters) {
        if (!new SegmentFields(continuationPointer, delimiters).field(1).isBlank()) {
            throw AdtInterpreter.unreadable(Hl7Fault.CONTINUATION_UNSUPPORTED, "DSC");
        }
    }

    /** Accepts that a line is no segment that anybody knows, unless it can be a piece of the segment before it. */
    private static void requireNoPiece(String name, String before, Set<String> read) {
        String upper = name.toUpperCase(Locale.ROOT);
        if (read.stream().anyMatch(upper::startsWith)) {
            throw AdtInterpreter.unreadable(Hl7Fault.SEGMENT_MALFORMED, upper.substring(0, 3));
        }
        if (read.contains(before) && !NEARLY_LOCAL.matcher(name).matches()) {
            throw AdtInterpreter.unreadable(Hl7Fault.SEGMENT_MALFORMED, before);
        }
    }

    private static void requireUsualSize(String segment, Delimiters delimiters) {
        if (segment.length() > LONGEST || segment.chars().filter(each -> each == delimiters.repetition()).count() > MOST_REPETITIONS) {
            throw AdtInterpreter.unreadable(Hl7Fault.SEGMENT_TOO_LONG, nameOf(segment));
        }
    }

    private static String nameOf(String segment) {
        return segment.substring(0, NAME);
    }
}
