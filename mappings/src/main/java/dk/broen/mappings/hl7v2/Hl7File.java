package dk.broen.mappings.hl7v2;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A file with HL7 v2 messages: one, several one after the other, or a batch (FHS, BHS … BTS, FTS; HL7 v2.5.1 §2.10.3). Each message of a batch is
 * answered alone (danish-standards.md §3.1, batches).
 */
public final class Hl7File {
    private static final String MARK = "\u00EF\u00BB\u00BF";
    private static final Pattern BLANKS = Pattern.compile("[\\s\\x1C-\\x1F" + MARK + "]*+");
    private static final String LINE_START = "(?<=^|[\\r\\n])";
    private static final String BLANKS_IN_A_LINE = "[ \\t\\x0B\\f\\x1C-\\x1F" + MARK + "]*+";
    private static final Pattern BEGINNING = Pattern.compile(BLANKS.pattern() + "(?:MSH|FHS|BHS)");
    private static final Pattern MESSAGE_START = Pattern.compile(LINE_START + "(?=" + BLANKS_IN_A_LINE + "MSH)");
    private static final Pattern BATCH_SEGMENT = Pattern.compile(LINE_START + "(?:FHS|BHS|BTS|FTS)[^\\r\\n]*[\\r\\n]*");
    private static final Pattern BATCH_START = Pattern.compile(LINE_START + BLANKS_IN_A_LINE + "BHS");
    private static final Pattern BATCH_END = Pattern.compile(LINE_START + BLANKS_IN_A_LINE + "BTS");

    private Hl7File() {}

    /** Whether the content begins like such a file. */
    public static boolean recognised(byte[] content) {
        return BEGINNING.matcher(text(content)).lookingAt();
    }

    /**
     * The messages, each as it would be in its MLLP frame: segments end with CR, blanks before it are left out, all other bytes are unchanged,
     * and a byte-order mark of the file is one of each message. Text that is no message is one too, so that somebody refuses it; so is a whole
     * file in which the end of a batch (BTS) is missing.
     */
    public static List<byte[]> messages(byte[] content) {
        String text = text(content);
        String file = withoutBlanks(text);
        if (BATCH_START.matcher(file).results().count() > BATCH_END.matcher(file).results().count()) {
            return List.of(content);
        }
        String mark = markBefore(file, text);
        return MESSAGE_START.splitAsStream(BATCH_SEGMENT.matcher(file).replaceAll("")).filter(piece -> !withoutBlanks(piece).isEmpty())
            .map(piece -> message(mark, piece).getBytes(StandardCharsets.ISO_8859_1)).toList();
    }

    private static String message(String markOfFile, String piece) {
        String message = withoutBlanks(piece);
        return (markOfFile.isEmpty() ? markBefore(message, piece) : markOfFile) + withCr(message);
    }

    /** Each byte is a character, whatever the character set. */
    private static String text(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    private static String withoutBlanks(String text) {
        return BLANKS.matcher(text).replaceFirst("");
    }

    private static String markBefore(String rest, String text) {
        return text.substring(0, text.length() - rest.length()).contains(MARK) ? MARK : "";
    }

    private static String withCr(String message) {
        return Segments.lines(message).stream().filter(line -> !line.isBlank()).map(line -> line + '\r').collect(Collectors.joining());
    }
}
