package dk.broen.mappings.hl7v2;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What must be equal in two messages with one control id, so that the second is a resend of the first (danish-standards.md §3.1, duplicates). */
public final class Hl7Content {
    private static final Pattern HAS_TIME = Pattern.compile("\\d{8}");

    private Hl7Content() {}

    /**
     * The message without MSH-7, MSH-13 and the kind of its line ends: an interface engine fills these anew when it sends again. MSH-7 stays if
     * it is the only time: many senders use one control id for everything.
     */
    public static byte[] of(byte[] raw) {
        List<String> lines = Segments.lines(new String(CharacterSet.withoutMark(raw), StandardCharsets.ISO_8859_1)).stream()
            .filter(line -> !line.isBlank()).toList();
        boolean timed = lines.stream().filter(line -> line.startsWith("EVN")).anyMatch(HAS_TIME.asPredicate());
        return lines.stream().map(line -> line.startsWith("MSH") ? without(line, timed ? Set.of(7, 13) : Set.of(13)) : line)
            .collect(Collectors.joining("\r")).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String withoutEmptyEnd(String segment, String separator) {
        int end = segment.length();
        while (end > 0 && segment.startsWith(separator, end - 1)) {
            end--;
        }
        return segment.substring(0, end);
    }

    private static String without(String header, Set<Integer> numbers) {
        if (header.length() < 4) {
            return header;
        }
        String separator = header.substring(3, 4);
        String[] fields = header.split(Pattern.quote(separator), -1);
        for (int number : numbers) {
            if (number - 1 < fields.length) {
                fields[number - 1] = "";
            }
        }
        return withoutEmptyEnd(String.join(separator, fields), separator);
    }
}
