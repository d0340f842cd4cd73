package dk.broen.mappings;

/**
 * Ends the interpretation of a message at the place that cannot be read. Interpreters return {@link #why()}.
 */
public final class UnreadableMessage extends RuntimeException {
    private final Interpretation.Unreadable why;

    public UnreadableMessage(String code, String location, String message) {
        super(code + " at " + location, null, false, false);
        this.why = new Interpretation.Unreadable(code, location, message);
    }

    public Interpretation.Unreadable why() {
        return why;
    }
}
