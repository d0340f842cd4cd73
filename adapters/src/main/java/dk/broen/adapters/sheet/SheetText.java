package dk.broen.adapters.sheet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * The text of a file and the character set in which it was read. A file with a byte-order mark is read as that mark says. Another one is
 * UTF-8 if all its bytes are valid UTF-8: Danish letters of another character set are not. Else it is Windows-1252, which has all
 * characters of ISO-8859-1 at the same places.
 */
record SheetText(String text, Charset charset) {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Map<String, Charset> MARKS = Map.of("\u00EF\u00BB\u00BF", StandardCharsets.UTF_8, "\u00FF\u00FE",
        StandardCharsets.UTF_16LE, "\u00FE\u00FF", StandardCharsets.UTF_16BE);
    private static final String ZIP = "PK\u0003\u0004";
    private static final String OLD_WORKBOOK = "\u00D0\u00CF\u0011\u00E0";
    private static final int LONGEST_START = 4;

    /** @throws IllegalArgumentException when the bytes are no text; the message says what to do */
    static SheetText of(byte[] file) {
        String start = new String(file, 0, Math.min(file.length, LONGEST_START), StandardCharsets.ISO_8859_1);
        if (start.startsWith(ZIP) || start.startsWith(OLD_WORKBOOK)) {
            throw new IllegalArgumentException("the file is a workbook; save the sheet as \"CSV UTF-8\"");
        }
        for (Map.Entry<String, Charset> mark : MARKS.entrySet()) {
            if (start.startsWith(mark.getKey())) {
                return readable(Arrays.copyOfRange(file, mark.getKey().length(), file.length), mark.getValue());
            }
        }
        try {
            return decoded(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException notUtf8) {
            return readable(file, WINDOWS_1252);
        }
    }

    private static SheetText readable(byte[] file, Charset charset) {
        try {
            return decoded(file, charset);
        } catch (CharacterCodingException unreadable) {
            throw new IllegalArgumentException("the file is not in UTF-8, UTF-16, Windows-1252 or ISO-8859-1; save the sheet as "
                + "\"CSV UTF-8\"", unreadable);
        }
    }

    private static SheetText decoded(byte[] file, Charset charset) throws CharacterCodingException {
        String text = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(file)).toString();
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("the file is not a text file; save the sheet as \"CSV UTF-8\"");
        }
        return new SheetText(text, charset);
    }

    @Override
    public String toString() {
        return "SheetText[" + charset + "]";
    }
}
