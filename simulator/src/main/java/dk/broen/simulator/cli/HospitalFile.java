package dk.broen.simulator.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The content of a file: HL7 v2 messages, one FHIR message or one XDIS message. The content decides which; the file name is ignored. */
sealed interface HospitalFile {

    /** One or more messages without MLLP frame. Each segment ends with CR; all other bytes are unchanged. */
    record Hl7(List<byte[]> messages) implements HospitalFile {
    }

    /** A FHIR message bundle in JSON or XML; only its first character is checked. */
    record Fhir(byte[] bundle) implements HospitalFile {
    }

    /** An XDIS message in OIOXML; only the name of its first element is checked. */
    record Xdis(byte[] message) implements HospitalFile {
    }

    Pattern EMESSAGE = Pattern.compile("^(?:<[?!][^>]*>\\s*)*<(?:\\w+:)?Emessage\\b");
    Pattern BYTE_ORDER_MARK = Pattern.compile("^\u00EF\u00BB\u00BF");
    Pattern BLANKS = Pattern.compile("^[\\s\u00EF\u00BB\u00BF]*+");
    Pattern MESSAGE_START = Pattern.compile("(?<=^|[\r\n])(?=[ \t\\x0B\u00EF\u00BB\u00BF]*+MSH)");
    Pattern BATCH_SEGMENT = Pattern.compile("(?<=^|[\r\n])(?:FHS|BHS|BTS|FTS)[^\r\n]*[\r\n]*");

    /**
     * Returns empty when the content is none of these. What is no message among messages is sent too: the hub refuses it. Bytes are read as
     * ISO-8859-1, which preserves the bytes of every character set.
     */
    static Optional<HospitalFile> of(byte[] content) {
        String text = BYTE_ORDER_MARK.matcher(new String(content, StandardCharsets.ISO_8859_1)).replaceFirst("").stripLeading();
        if (EMESSAGE.matcher(text).find()) {
            return Optional.of(new Xdis(content));
        }
        if (text.startsWith("{") || text.startsWith("<")) {
            return Optional.of(new Fhir(content));
        }
        if (text.startsWith("MSH") || text.startsWith("FHS") || text.startsWith("BHS")) {
            return Optional.of(new Hl7(messages(text)));
        }
        return Optional.empty();
    }

    private static List<byte[]> messages(String text) {
        return MESSAGE_START.splitAsStream(BATCH_SEGMENT.matcher(text).replaceAll(""))
            .map(piece -> BLANKS.matcher(piece).replaceFirst("").stripTrailing()).filter(message -> !message.isEmpty())
            .map(message -> withCr(message).getBytes(StandardCharsets.ISO_8859_1)).toList();
    }

    /** Only CR ends a segment. A message without any CR comes from an editor, and there LF does. */
    private static String withCr(String message) {
        String segments = message.indexOf('\r') < 0 ? message.replace('\n', '\r') : message.replace("\r\n", "\r");
        return segments.replaceAll("\r{2,}", "\r") + "\r";
    }
}
