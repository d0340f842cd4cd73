package dk.broen.adapters.facts;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dk.broen.adapters.configuration.Suggestion;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Describes the errors of the JSON reader without values: the reader's own messages may quote citizen data and are not passed on. */
final class FactsErrorText {
    /** Jackson's message for a missing or null key. The fault names the key by its place. */
    private static final Pattern MISSING = Pattern.compile("^(Missing required|Null value for) creator property");

    static final String NO_OBJECT = "is not an object, {…}";

    private static final Pattern KEY = Pattern.compile("[a-z_]{1,24}");

    private FactsErrorText() {
    }

    /** The key as a fault may name it. Something else than a word can be a value in the wrong place. */
    static String key(String key) {
        return KEY.matcher(key).matches() ? key : "(a key that is not shown)";
    }

    static String of(JsonMappingException error) {
        if (error instanceof UnrecognizedPropertyException unknown) {
            return "is an unknown key" + right(unknown);
        }
        if (error instanceof InvalidFormatException format && format.getTargetType() == LocalDate.class) {
            return "is not a date, YYYY-MM-DD";
        }
        if (error instanceof InvalidFormatException format && format.getTargetType() == OffsetDateTime.class) {
            return "is not a time with an offset, YYYY-MM-DDTHH:MM:SS+HH:MM";
        }
        if (MISSING.matcher(error.getOriginalMessage()).find()) {
            return "is missing";
        }
        return error instanceof MismatchedInputException other && !(error instanceof InvalidNullException) ? isNot(other.getTargetType())
            : "has a wrong type or value";
    }

    private static String right(UnrecognizedPropertyException unknown) {
        List<String> known = unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
        String hint = Suggestion.hint(unknown.getPropertyName(), known);
        return hint.isEmpty() ? "; use one of " + known : hint;
    }

    private static String isNot(Class<?> type) {
        if (Collection.class.isAssignableFrom(type)) {
            return "is not a list, […]";
        }
        if (type == Boolean.class) {
            return "is neither true nor false";
        }
        if (type == String.class) {
            return "is not a text";
        }
        return Record.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type) ? NO_OBJECT : "has a wrong type or value";
    }
}
