package dk.broen.mappings.hl7v2;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A file with HL7 v2 messages: one, several one after the other, or a batch (FHS, BHS … BTS, FTS; HL7 v2.5.1 §2.10.3). Each message of a batch is
 * answered alone (danish-standards.md §3.1, batches).
 */
public final class Hl7File {
    private static final Pattern MESSAGE_START = Pattern.compile("(?<=^|[\\r\\n])(?=MSH)");
    private static final Pattern BATCH_SEGMENT = Pattern.compile("(?<=^|[\\r\\n])(?:FHS|BHS|BTS|FTS)[^\\r\\n]*[\\r\\n]*");
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private Hl7File() {}

    /** Whether the content begins like such a file. */
    public static boolean recognised(byte[] content) {
        String start = new String(CharacterSet.withoutMark(content), StandardCharsets.ISO_8859_1).stripLeading();
        return start.startsWith("MSH") || start.startsWith("FHS") || start.startsWith("BHS");
    }

    /**
     * The messages, each as it would be in its MLLP frame: segments end with CR, all other bytes are unchanged, and a byte-order mark of the file
     * is one of each message.
     */
    public static List<byte[]> messages(byte[] content) {
        byte[] text = CharacterSet.withoutMark(content);
        byte[] mark = text.length < content.length ? BYTE_ORDER_MARK : new byte[0];
        String withoutBatch = BATCH_SEGMENT.matcher(new String(text, StandardCharsets.ISO_8859_1)).replaceAll("");
        return MESSAGE_START.splitAsStream(withoutBatch).filter(message -> message.startsWith("MSH"))
            .map(message -> joined(mark, withCr(message).getBytes(StandardCharsets.ISO_8859_1))).toList();
    }

    private static String withCr(String message) {
        return Segments.lines(message).stream().filter(line -> !line.isBlank()).map(line -> line + '\r').collect(Collectors.joining());
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream(first.length + second.length);
        joined.writeBytes(first);
        joined.writeBytes(second);
        return joined.toByteArray();
    }
}
