package dk.broen.simulator.hospital;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The acknowledgement of an HL7 v2 message (HL7 v2.5.1 §2.9, §2.14.8 MSA, §2.14.5 ERR).
 *
 * @param code MSA-1: AA, AE or AR; CA, CE or CR in enhanced mode; empty when the answer has no MSA segment
 * @param controlId MSA-2: the control id (MSH-10) of the acknowledged message
 * @param errorLocation ERR-2 (before v2.5: ERR-1), written as {@code PID-3.1}; empty when both fields are empty
 * @param errorText ERR-8, else ERR-7, else MSA-3; empty when all three are empty
 * @param raw the whole acknowledgement
 */
public record Acknowledgement(String code, String controlId, String errorLocation, String errorText, String raw) {

    /** Reads an acknowledgement without its MLLP frame: as UTF-8 when its first segment says {@code UNICODE UTF-8}, else as ISO-8859-1. */
    public static Acknowledgement read(byte[] answer) {
        String latin = new String(answer, StandardCharsets.ISO_8859_1);
        boolean unicode = latin.lines().findFirst().orElse("").contains("UNICODE UTF-8");
        String text = unicode ? new String(answer, StandardCharsets.UTF_8) : latin;
        char separator = text.length() > 3 ? text.charAt(3) : '|';
        List<String> msa = fields(text, "MSA", separator);
        List<String> err = fields(text, "ERR", separator);
        return new Acknowledgement(at(msa, 1), at(msa, 2), location(at(err, 2).isEmpty() ? at(err, 1) : at(err, 2)),
            firstFilled(at(err, 8), at(err, 7), at(msa, 3)), text);
    }

    /** Whether the code is AA or CA: the hub has stored the message. */
    public boolean positive() {
        return code.equals("AA") || code.equals("CA");
    }

    private static List<String> fields(String text, String segment, char separator) {
        String start = segment + separator;
        return text.lines().filter(line -> line.startsWith(start)).findFirst()
            .map(line -> List.of(line.split(Pattern.quote(String.valueOf(separator)), -1))).orElse(List.of());
    }

    private static String at(List<String> fields, int index) {
        return index < fields.size() ? fields.get(index) : "";
    }

    private static String firstFilled(String... texts) {
        for (String text : texts) {
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    /** Reads an ERL such as {@code PID^1^3^1^1}: segment, segment sequence, field, repetition, component. */
    private static String location(String erl) {
        String[] parts = erl.split("\\^", -1);
        String field = parts.length > 2 && !parts[2].isEmpty() ? "-" + parts[2] : "";
        String component = parts.length > 4 && !parts[4].isEmpty() ? "." + parts[4] : "";
        return parts[0] + field + component;
    }
}
