package dk.broen.hub.settings;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.origin.Origin;

/** Thrown when settings contain a placeholder that has no value. */
public final class UnresolvedPlaceholders extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Unresolved> settings;

    UnresolvedPlaceholders(List<Unresolved> settings) {
        super(settings.toString());
        this.settings = List.copyOf(settings);
    }

    public List<Unresolved> settings() {
        return settings;
    }

    /**
     * A setting with a placeholder that has no value.
     *
     * @param origin file and line, or the environment variable
     * @param placeholder the text between {@code ${} and {@code }}
     */
    public record Unresolved(ConfigurationPropertyName key, Optional<Origin> origin, String placeholder) {
        private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

        /** The key, what was found and what is accepted. A placeholder that is not a name may be part of a secret and is not printed. */
        @Override
        public String toString() {
            boolean named = NAME.matcher(placeholder).matches();
            return key + ": " + (named ? "${" + placeholder + "} has no value; set " + placeholder + " in the environment, or"
                : "contains a placeholder ${…} without a value; set the variable, or")
                + " write \\${ if the value must contain the characters ${";
        }
    }
}
