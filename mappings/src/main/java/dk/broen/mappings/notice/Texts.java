package dk.broen.mappings.notice;

import dk.broen.domain.terms.MunicipalityCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The Danish texts that recipients read, from {@code config/texts/da.yaml} (domain.md §7).
 *
 * @param byKey text by dotted key, for example {@code withheld.CONSENT_MISSING} or {@code event.ADMITTED}; a text may contain
 *     {@code {placeholder}}s
 * @param own the texts that a municipality has written itself, by key; they replace the others for its units
 */
public record Texts(Map<String, String> byKey, Map<MunicipalityCode, Map<String, String>> own) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_]+)}");

    public Texts {
        byKey = Map.copyOf(byKey);
        own = own.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, municipality -> Map.copyOf(municipality.getValue())));
    }

    /** Texts that are the same in every municipality. */
    public Texts(Map<String, String> byKey) {
        this(byKey, Map.of());
    }

    /** What the units of a municipality read. */
    public Texts in(MunicipalityCode municipality) {
        if (!own.containsKey(municipality)) {
            return this;
        }
        Map<String, String> read = new HashMap<>(byKey);
        read.putAll(own.get(municipality));
        return new Texts(read);
    }

    public Optional<String> text(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /**
     * Replaces the placeholders of a template. A value is never read as a template itself.
     *
     * @throws IllegalArgumentException if a placeholder has no value; the message contains the placeholder and never a value
     */
    public static String fill(String template, Map<String, String> values) {
        return PLACEHOLDER.matcher(template).replaceAll(found -> {
            String name = found.group(1);
            if (!values.containsKey(name)) {
                throw new IllegalArgumentException("no value for {" + name + "}");
            }
            return Matcher.quoteReplacement(values.get(name));
        });
    }

    /** The names of the placeholders in a template, without braces. */
    public static Set<String> placeholders(String template) {
        return PLACEHOLDER.matcher(template).results().map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    }
}
