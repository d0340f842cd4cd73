package dk.broen.mappings.sms;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with placeholders such as <code>{text}</code>. Braces with anything else between them are part of the text, as in JSON. */
final class Template {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+(?:-[a-z]+)*)}");
    private final String text;
    private final UnaryOperator<String> escape;

    private Template(String text, UnaryOperator<String> escape) {
        this.text = text;
        this.escape = escape;
    }

    /** A value is what stands between the quotation marks of a JSON string. */
    static Template json(String text) {
        return new Template(text, value -> new String(JsonStringEncoder.getInstance().quoteAsString(value)));
    }

    /** A value is percent-encoded, as in a form or a query. */
    static Template form(String text) {
        return new Template(text, value -> URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    /** A value stands as it is. */
    static Template plain(String text) {
        return new Template(text, UnaryOperator.identity());
    }

    /** The first placeholder that is not among the known ones. */
    Optional<String> unknown(Set<String> known) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).filter(name -> !known.contains(name)).findFirst();
    }

    /** @throws IllegalArgumentException if a placeholder has no value */
    String filled(Map<String, String> values) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(escape.apply(value(values, found.group(1)))));
    }

    private static String value(Map<String, String> values, String name) {
        return Optional.ofNullable(values.get(name)).orElseThrow(() -> new IllegalArgumentException("{" + name + "} has no value"));
    }
}
