package dk.broen.bench.results;

import java.util.Locale;

/** The unit of a value, and how exactly it is written. */
public enum Unit {
    PER_SECOND("%,.0f/s"), RATIO("%.2f"), MILLISECONDS("%,.2f ms"), SECONDS("%,.1f s"), MEGABYTES("%,.0f MB"), COUNT("%,.0f");

    private final String format;

    Unit(String format) {
        this.format = format;
    }

    String written(double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
