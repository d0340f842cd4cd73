package dk.broen.mappings.xdis;

import dk.broen.mappings.UnreadableMessage;
import dk.broen.mappings.XmlOfStrangers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xml.sax.SAXException;

/**
 * Parses an Emessage. The size is bounded, far above that of a real letter. The error texts of the parser may quote the message, so they are
 * not passed on.
 */
final class LetterParser {
    private static final int LONGEST = 256 * 1024;
    private static final int DECLARATION = 200;
    private static final Pattern ENCODING = Pattern.compile("^<\\?xml[^>]*\\sencoding\\s*=\\s*[\"']([A-Za-z][\\w.-]*)[\"']");

    private final XmlOfStrangers xml = new XmlOfStrangers();

    /**
     * @param handler keeps what was read, also before an error
     * @throws UnreadableMessage if the bytes are no Emessage
     */
    void parse(byte[] message, LetterHandler handler) {
        if (message.length > LONGEST) {
            throw notXdis("The message is longer than 256 KiB");
        }
        try {
            xml.parse(message, handler);
        } catch (SAXException | IOException broken) {
            throw malformed(message)
                ? new UnreadableMessage("TEXT_MALFORMED", Letter.ROOT,
                    "The text is not valid in the character set that the XML declaration names; without one it is UTF-8")
                : notXdis("The message cannot be parsed as XML without a document type declaration");
        }
    }

    /** The parser does not tell malformed text from malformed XML. */
    private static boolean malformed(byte[] message) {
        Matcher declared = ENCODING.matcher(new String(message, 0, Math.min(message.length, DECLARATION), StandardCharsets.ISO_8859_1));
        try {
            (declared.find() ? Charset.forName(declared.group(1)) : StandardCharsets.UTF_8).newDecoder().decode(ByteBuffer.wrap(message));
            return false;
        } catch (CharacterCodingException wrong) {
            return true;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    static UnreadableMessage notXdis(String sentence) {
        return new UnreadableMessage("NOT_XDIS", Letter.ROOT, sentence);
    }
}
