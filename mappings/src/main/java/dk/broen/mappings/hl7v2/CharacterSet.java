package dk.broen.mappings.hl7v2;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
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
    static Optional<String> decoded(byte[] bytes, Charset charset) {
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
}
