package dk.broen.mappings.hl7v2;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The character sets of HL7 table 0211 that Danish feeds use, with strict decoding: an invalid byte is an error and is never replaced. */
final class CharacterSet {

    private CharacterSet() {}

    /**
     * The character set that MSH-18 names. {@code UNICODE} is read as UTF-8: in a message of two-byte units MSH would not have been
     * recognised.
     *
     * @param assumed the character set that an empty MSH-18 means for this sender
     * @return empty if the name is not accepted
     */
    static Optional<Charset> named(String msh18, Charset assumed) {
        return switch (msh18.strip().toUpperCase(Locale.ROOT)) {
            case "" -> Optional.of(assumed);
            case "ASCII" -> Optional.of(StandardCharsets.US_ASCII);
            case "8859/1" -> Optional.of(StandardCharsets.ISO_8859_1);
            case "8859/15" -> Optional.of(Charset.forName("ISO-8859-15"));
            case "UNICODE UTF-8", "UNICODE" -> Optional.of(StandardCharsets.UTF_8);
            default -> Optional.empty();
        };
    }

    /** The text; empty if the bytes are not valid in the character set. */
    static Optional<String> decoded(byte[] raw, Charset charset) {
        byte[] bytes = withoutMark(raw);
        if (charset.name().startsWith("ISO-8859") && (hasControls(bytes) || isUtf8InDisguise(bytes))) {
            return Optional.empty();
        }
        try {
            return Optional.of(charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString());
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    /** The bytes without a byte-order mark of UTF-8. */
    static byte[] withoutMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF
            ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
    }

    /** 0x80–0x9F are control characters in ISO 8859, which no text has; UTF-8 and the character sets of Windows use them for letters. */
    private static boolean hasControls(byte[] bytes) {
        for (byte each : bytes) {
            if (each >= (byte) 0x80 && each <= (byte) 0x9F) {
                return true;
            }
        }
        return false;
    }

    /** Letters beyond ASCII that are all valid as UTF-8 are UTF-8: in ISO 8859 they would be pairs such as {@code Ã¸}, which no word has. */
    static boolean isUtf8InDisguise(byte[] bytes) {
        return !isAscii(bytes) && decoded(bytes, StandardCharsets.UTF_8).isPresent();
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte each : bytes) {
            if (each < 0) {
                return false;
            }
        }
        return true;
    }
}
