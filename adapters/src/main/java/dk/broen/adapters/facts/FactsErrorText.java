package dk.broen.adapters.facts;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** Describes the errors of the JSON reader without values: the reader's own messages may quote citizen data and are not passed on. */
final class FactsErrorText {
    /** Jackson's message for a missing or null key. The fault names the key by its place. */
    private static final Pattern MISSING = Pattern.compile("^(Missing required|Null value for) creator property");

    private static final Pattern KEY = Pattern.compile("[a-z_]{1,24}");

    private FactsErrorText() {
    }

    /** The key as a fault may name it. Something else than a word can be a value in the wrong place. */
    static String key(String key) {
        return KEY.matcher(key).matches() ? key : "(a key that is not shown)";
    }

    static String of(JsonMappingException error) {
        if (error instanceof UnrecognizedPropertyException) {
            return "is an unknown key";
        }
        if (error instanceof InvalidFormatException format && format.getTargetType() == LocalDate.class) {
            return "is not a date, YYYY-MM-DD";
        }
        if (error instanceof InvalidFormatException format && format.getTargetType() == OffsetDateTime.class) {
            return "is not a time with an offset, YYYY-MM-DDTHH:MM:SS+HH:MM";
        }
        return MISSING.matcher(error.getOriginalMessage()).find() ? "is missing" : "has a wrong type or value";
    }
}
