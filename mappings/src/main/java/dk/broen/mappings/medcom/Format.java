package dk.broen.mappings.medcom;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** How a FHIR message is written. The first character of the text decides; a byte-order mark and white space before it do not count. */
public enum Format {
    JSON("application/fhir+json", FhirContext::newJsonParser),
    XML("application/fhir+xml", FhirContext::newXmlParser);

    private static final Pattern INSIGNIFICANT = Pattern.compile("^\\uFEFF?\\s*");

    private final String mediaType;
    private final Function<FhirContext, IParser> parser;

    Format(String mediaType, Function<FhirContext, IParser> parser) {
        this.mediaType = mediaType;
        this.parser = parser;
    }

    /** The value of the HTTP header Content-Type. */
    public String mediaType() {
        return mediaType;
    }

    /** The format in which a message is answered: its own, and JSON if it is neither JSON nor XML. */
    public static Format ofAnswerTo(byte[] message) {
        return of(new String(message, 0, Math.min(message.length, 256), StandardCharsets.UTF_8)).orElse(JSON);
    }

    static Optional<Format> of(String text) {
        String significant = INSIGNIFICANT.matcher(text).replaceFirst("");
        return significant.startsWith("{") ? Optional.of(JSON) : significant.startsWith("<") ? Optional.of(XML) : Optional.empty();
    }

    IParser parser(FhirContext fhir) {
        return parser.apply(fhir);
    }
}
