package dk.broen.mappings.medcom;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.ErrorHandlerAdapter;
import ca.uhn.fhir.parser.IParser;
import dk.broen.mappings.UnreadableMessage;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;

/**
 * Parses a FHIR R4 bundle in JSON or XML and recognises the format by its content. Elements that FHIR does not define are ignored. A value
 * that its type cannot hold is refused, so that an invalid "deceased" is never read as absent. The error texts of the parser may quote the
 * message, so they are not passed on. A message of which two readings are possible is refused ({@link OneReading}).
 */
public final class BundleParser {
    private static final Pattern BYTE_ORDER_MARK = Pattern.compile("^\\uFEFF?\\s*");

    /** A message has a handful. References are looked up among all entries, so the work grows with the square of their number. */
    private static final int MOST_ENTRIES = 200;

    private final FhirContext fhir = FhirContext.forR4Cached();
    private final OneReading oneReading;

    public BundleParser() {
        oneReading = OneReading.strict(fhir);
    }

    private BundleParser(OneReading oneReading) {
        this.oneReading = oneReading;
    }

    /** Takes all that the parser can read, in one reading: for messages that tell nobody about a citizen. */
    public static BundleParser lenient() {
        return new BundleParser(OneReading.asTheParser(FhirContext.forR4Cached()));
    }

    public Bundle parse(byte[] message) {
        String text = decode(message);
        Format format = format(text);
        IParser parser = format.parser(fhir).setOverrideResourceIdWithBundleEntryFullUrl(false);
        parser.setParserErrorHandler(new RefuseInvalidElements());
        IBaseResource resource;
        try {
            oneReading.require(text, format);
            resource = parser.parseResource(text);
        } catch (UnreadableMessage located) {
            throw located;
        } catch (RuntimeException broken) { // whatever the parser throws for it
            throw new UnreadableMessage("NOT_FHIR", "Bundle", "The message cannot be parsed as FHIR R4");
        }
        if (resource instanceof Bundle bundle) {
            if (bundle.getEntry().size() > MOST_ENTRIES) {
                throw new UnreadableMessage("FIELD_INVALID", "Bundle.entry", "At most " + MOST_ENTRIES + " entries are accepted");
            }
            return bundle;
        }
        throw new UnreadableMessage("NOT_FHIR", "Bundle", "The message must be a Bundle");
    }

    private static Format format(String text) {
        if (text.contains("<!DOCTYPE")) {
            throw new UnreadableMessage("NOT_FHIR", "Bundle", "FHIR does not allow a document type declaration");
        }
        return Format.of(text)
            .orElseThrow(() -> new UnreadableMessage("NOT_FHIR", "Bundle", "The message is neither JSON nor XML"));
    }

    private static String decode(byte[] message) {
        try {
            return BYTE_ORDER_MARK.matcher(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(message))).replaceFirst("");
        } catch (CharacterCodingException malformed) {
            throw new UnreadableMessage("TEXT_MALFORMED", "Bundle", "The text is not valid UTF-8");
        }
    }

    private static final class RefuseInvalidElements extends ErrorHandlerAdapter {
        @Override
        public void invalidValue(IParseLocation location, String value, String error) {
            String element = location == null ? "" : location.getParentElementName();
            throw new UnreadableMessage("FIELD_INVALID", element == null || element.isEmpty() ? "Bundle" : element,
                "The value is not valid for this element");
        }

        /** The name is one that FHIR defines at this place. */
        @Override
        public void unexpectedRepeatingElement(IParseLocation location, String name) {
            throw OneReading.twice(name);
        }
    }
}
