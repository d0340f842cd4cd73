package dk.broen.simulator.demo;

import java.util.Locale;

/** A channel on which a unit is told, with its words for the table. */
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

    /** The key of this channel in the configuration. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
