package dk.broen.adapters.facts;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** What the reader of JSON found, in words; its own may quote a value and are not passed on. */
final class FactsErrorText {
    /** Its place names the key. */
    private static final Pattern MISSING = Pattern.compile("^(Missing required|Null value for) creator property");

    private FactsErrorText() {
    }

    static String of(JsonMappingException wrong) {
        if (wrong instanceof UnrecognizedPropertyException) {
            return "is an unknown key";
        }
        if (wrong instanceof InvalidFormatException unfit && unfit.getTargetType() == LocalDate.class) {
            return "is not a date, YYYY-MM-DD";
        }
        if (wrong instanceof InvalidFormatException unfit && unfit.getTargetType() == OffsetDateTime.class) {
            return "is not a time with its zone, YYYY-MM-DDTHH:MM:SS+HH:MM";
        }
        return MISSING.matcher(wrong.getOriginalMessage()).find() ? "is missing" : "is not what belongs here";
    }
}
