package dk.broen.adapters.queue;

/** The broker's own addresses; the units' and the hospitals' are named in configuration and start with one of the prefixes. */
public final class Addresses {
    /** Stored before a hospital is acknowledged (design.md §4.1). */
    public static final String INTAKE = "intake";
    /** What cannot be read, on its way to the dead-letter store. */
    public static final String REFUSED = "refused";
    /** What no consumer could take; a human looks here. */
    public static final String DEAD = "dead";
    /** What a sender gave a time to live that ran out. The hub itself never does. */
    public static final String EXPIRED = "expired";
    /** Before every municipal unit's address: {@code notifications.<municipality>.<unit>}. */
    public static final String NOTIFICATIONS = "notifications.";
    /** Before every hospital's answer address: {@code ward-answers.<hospital>}. */
    public static final String WARD_ANSWERS = "ward-answers.";

    private Addresses() {
    }
}
