package dk.broen.mappings.hl7v2;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** HL7 table 0211, as far as Danish feeds use it, and strict decoding: a byte that does not fit is an error, never a question mark. */
final class CharacterSet {

    private CharacterSet() {}

    /**
     * The charset that MSH-18 names. {@code UNICODE} is read as UTF-8: a message in two-byte units could not have been told apart from its
     * MSH.
     *
     * @param assumed what an empty MSH-18 means for this sender
     * @return empty when the name is not accepted
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

    /** The text, or empty when the bytes are not valid in this charset. */
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
