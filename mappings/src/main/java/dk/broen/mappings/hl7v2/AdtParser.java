package dk.broen.mappings.hl7v2;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.parser.EncodingCharacters;
import ca.uhn.hl7v2.parser.Escaping;
import ca.uhn.hl7v2.parser.GenericModelClassFactory;
import ca.uhn.hl7v2.parser.Parser;
import ca.uhn.hl7v2.parser.PipeParser;
import dk.broen.mappings.Interpretation;
import dk.broen.mappings.UnreadableMessage;
import java.nio.charset.Charset;
import java.util.Set;

/**
 * How HAPI parses an ADT message: without a grammar, because each version and each sender has another one, but strictly where
 * danish-standards.md §3 is strict: only the versions of the profile ({@link StrictRules}), only text that is valid in its character set, and
 * only whole segments.
 */
public final class AdtParser {
    private AdtParser() {}

    /** A parser that several threads can use. It leaves escape sequences as they were sent. */
    public static Parser strict() {
        HapiContext hapi = new DefaultHapiContext();
        hapi.setModelClassFactory(new GenericModelClassFactory());
        hapi.setValidationRuleBuilder(new StrictRules());
        hapi.getParserConfiguration().setAllowUnknownVersions(true); // HAPI does not know 2.8.2; StrictRules lists the versions
        hapi.getParserConfiguration().setEscaping(new AsSent());
        return new Whole(hapi);
    }

    /**
     * What the parser gets of a message: the segments that the hub reads, each whole. In a generic parse the continuation of a segment, or a
     * part behind a line break, would be a segment of its own, and what it holds would be lost.
     *
     * @param raw the message as it came out of its frame
     * @param charset the character set that intake derived from MSH-18 or from the configuration of the sender
     * @param own segments of the hospital's own that the hub reads, too
     * @return the segments in the same character set
     * @throws UnreadableMessage if the text is not valid in the character set, or a segment is broken
     */
    public static byte[] input(byte[] raw, Charset charset, Set<String> own) {
        String text = AdtInterpreter.decode(raw, charset);
        return (String.join("\r", Segments.read(Segments.of(text, Hl7EnvelopeReader.headerOf(text).delimiters(), own), own)) + "\r")
            .getBytes(charset);
    }

    /**
     * The meaning of a message that cannot be parsed although its fields could be split before AA. The texts of the parser may quote the
     * message, so they are not passed on.
     */
    public static Interpretation.Unreadable failed(Exception cause) {
        return cause instanceof UnreadableMessage unreadable ? unreadable.why()
            : new Interpretation.Unreadable(Hl7Fault.NOT_HL7.name(), "MSH", "The message cannot be parsed as HL7 v2");
    }

    /** Whatever goes wrong in the parser has one reason: the message is no HL7 v2. */
    private static final class Whole extends PipeParser {
        Whole(HapiContext hapi) {
            super(hapi);
        }

        @Override
        public Message parse(String message) throws HL7Exception {
            try {
                return super.parse(message);
            } catch (RuntimeException broken) {
                throw new HL7Exception("The message cannot be parsed", broken);
            }
        }
    }

    /** Leaves escape sequences for {@link Escapes}, which knows the character set of the message. */
    private static final class AsSent implements Escaping {
        @Override
        public String escape(String text, EncodingCharacters delimiters) {
            return text;
        }

        @Override
        public String unescape(String text, EncodingCharacters delimiters) {
            return text;
        }
    }
}
