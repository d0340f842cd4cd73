package dk.broen.adapters.facts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.domain.terms.MunicipalityCode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a client wants to be done with a facts document.
 *
 * @param view the municipality of the client; empty for an operator, who may write the facts of all
 * @param by the client
 * @param source the system that the facts come from
 * @param because why; required
 * @param partial whether what is valid is recorded if something else is refused
 * @param preview whether it is only said what would be done
 * @param previewed the token of the preview that the client saw: exactly that is done, or nothing
 */
public record FactsOrder(Optional<MunicipalityCode> view, String by, String source, String because, Replacement replacement,
    boolean partial, boolean preview, Optional<String> previewed) {
    private static final String BECAUSE = "because";
    private static final String SOURCE = "source";
    private static final String REPLACE = "replace";
    private static final String PARTIAL = "partial";
    private static final String PREVIEW = "preview";
    private static final String PREVIEWED = "previewed";
    /** The keys of an order in a facts document, beside {@code citizens}. */
    public static final List<String> KEYS = List.of(BECAUSE, SOURCE, REPLACE, PARTIAL, PREVIEW, PREVIEWED);
    /** Stands in the log and unsealed in the database: five digits in a row could be of a CPR number. */
    private static final Pattern NAME = Pattern.compile("(?!.*\\d{5})[\\p{L}\\d][\\p{L}\\d ._-]{0,39}");
    private static final String NO_NAME =
        "is not a name of at most 40 letters, digits, spaces, dots, hyphens and underscores, with at most four digits in a row";

    /** @throws IllegalArgumentException if the reason is blank, or the source is not such a name */
    public FactsOrder {
        if (because.isBlank()) {
            throw new IllegalArgumentException("because: is missing or empty; give the reason for the change");
        }
        if (!source.equals(by) && !isName(source)) {
            throw new IllegalArgumentException(SOURCE + ": " + NO_NAME);
        }
    }

    private static boolean isName(String source) {
        return NAME.matcher(source).matches();
    }

    /**
     * Takes the order out of a facts document, which then has the facts only.
     *
     * @throws IllegalArgumentException if a key has a wrong value, or there is no reason
     */
    public static FactsOrder take(ObjectNode document, Optional<MunicipalityCode> view, String by) {
        return new FactsOrder(view, by, text(document, SOURCE).orElse(by), text(document, BECAUSE).orElse(""),
            replacement(text(document, REPLACE)), flag(document, PARTIAL), flag(document, PREVIEW), text(document, PREVIEWED));
    }

    /** @throws IllegalArgumentException if the word is not one of {@link Replacement} */
    public static Replacement replacement(Optional<String> word) {
        return word.map(text -> Arrays.stream(Replacement.values()).filter(value -> value.name().equalsIgnoreCase(text)).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("replace: is not one of " + Arrays.toString(Replacement.values()))))
            .orElse(Replacement.NONE);
    }

    private static Optional<String> text(ObjectNode document, String key) {
        JsonNode value = document.remove(key);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw new IllegalArgumentException(key + ": is not a text");
        }
        return Optional.of(value.textValue());
    }

    private static boolean flag(ObjectNode document, String key) {
        JsonNode value = document.remove(key);
        if (value != null && !value.isBoolean()) {
            throw new IllegalArgumentException(key + ": is not true or false");
        }
        return value != null && value.booleanValue();
    }
}
