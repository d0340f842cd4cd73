package dk.broen.adapters.configuration;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Collects the errors of all files; checking goes on after the first error. */
final class Findings {
    private final SortedSet<ConfigurationError> errors = new TreeSet<>();

    void add(ConfigurationError error) {
        errors.add(error);
    }

    void add(YamlEntry entry, String message) {
        errors.add(new ConfigurationError(entry.file(), entry.line(), entry.path(), message));
    }

    boolean isEmpty() {
        return errors.isEmpty();
    }

    List<ConfigurationError> all() {
        return List.copyOf(errors);
    }
}
