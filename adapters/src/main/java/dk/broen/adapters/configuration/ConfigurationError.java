package dk.broen.adapters.configuration;

import java.util.Comparator;

/**
 * One error in a configuration file, described for the person who edits the file.
 *
 * @param file the path from the name of the configuration directory on, e.g. {@code config/rules.yaml}
 * @param line counted from 1; 0 when the error concerns the whole file
 * @param path the keys that lead to the place, joined by dots, e.g. {@code units.aarhus-jobcenter.hours}; empty when the message names the
 *     place
 */
public record ConfigurationError(String file, int line, String path, String message) implements Comparable<ConfigurationError> {
    private static final Comparator<ConfigurationError> BY_PLACE = Comparator.comparing(ConfigurationError::file)
        .thenComparingInt(ConfigurationError::line).thenComparing(ConfigurationError::path).thenComparing(ConfigurationError::message);

    @Override
    public int compareTo(ConfigurationError other) {
        return BY_PLACE.compare(this, other);
    }

    /** The line that a terminal shows: {@code file:line: path: message}. */
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + (path.isEmpty() ? "" : path + ": ") + message;
    }
}
