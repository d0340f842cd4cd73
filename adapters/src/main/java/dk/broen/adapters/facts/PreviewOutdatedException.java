package dk.broen.adapters.facts;

/** What a client saw in a preview is not what would be done now. */
public final class PreviewOutdatedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean partly;

    PreviewOutdatedException(String message) {
        this(message, false);
    }

    PreviewOutdatedException(String message, boolean partly) {
        super(message);
        this.partly = partly;
    }

    /** Whether a part of a long document is recorded all the same; otherwise nothing is. */
    public boolean isPartlyRecorded() {
        return partly;
    }
}
