package dk.broen.simulator.demo;

import java.util.Locale;

/** How a unit is told, and how a person says so. */
enum Channel {
    QUEUE("on its queue"),
    MAIL("by mail"),
    SMS("by SMS to the duty phone");

    private final String words;

    Channel(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** As the configuration calls it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
