package dk.broen.adapters.configuration;

import java.util.Comparator;

/**
 * One thing that is wrong in a configuration file, in the words of the one who edits it.
 *
 * @param file beginning with the name of the configuration directory, e.g. {@code config/rules.yaml}
 * @param line counted from 1; 0 when it concerns the file as a whole
 * @param path dotted keys to the place, e.g. {@code units.aarhus-jobcenter.hours}; empty when the message says it all
 */
public record ConfigurationError(String file, int line, String path, String message) implements Comparable<ConfigurationError> {
    private static final Comparator<ConfigurationError> BY_PLACE = Comparator.comparing(ConfigurationError::file)
        .thenComparingInt(ConfigurationError::line).thenComparing(ConfigurationError::path).thenComparing(ConfigurationError::message);

    @Override
    public int compareTo(ConfigurationError other) {
        return BY_PLACE.compare(this, other);
    }

    /** The line a terminal shows: {@code file:line: path: message}. */
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + (path.isEmpty() ? "" : path + ": ") + message;
    }
}
