package dk.broen.mappings.hl7v2;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What must be equal in two messages with one control id, so that the second is a resend of the first (danish-standards.md §3.1, duplicates). */
public final class Hl7Content {
    private Hl7Content() {}

    /** The message without MSH-7, MSH-13 and the kind of its line ends: an interface engine fills these anew when it sends again. */
    public static byte[] of(byte[] raw) {
        List<String> lines = Segments.lines(new String(CharacterSet.withoutMark(raw), StandardCharsets.ISO_8859_1));
        return lines.stream().filter(line -> !line.isBlank()).map(line -> line.startsWith("MSH") ? withoutTimeAndNumber(line) : line)
            .collect(Collectors.joining("\r")).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String withoutEmptyEnd(String segment, String separator) {
        return segment.endsWith(separator) ? withoutEmptyEnd(segment.substring(0, segment.length() - 1), separator) : segment;
    }

    private static String withoutTimeAndNumber(String header) {
        if (header.length() < 4) {
            return header;
        }
        String separator = header.substring(3, 4);
        String[] fields = header.split(Pattern.quote(separator), -1);
        for (int number : new int[] {7, 13}) {
            if (number - 1 < fields.length) {
                fields[number - 1] = "";
            }
        }
        return withoutEmptyEnd(String.join(separator, fields), separator);
    }
}
