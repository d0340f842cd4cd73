package dk.broen.adapters.facts;

/** What a client saw in a preview is not what would be done now. */
public final class PreviewOutdatedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PreviewOutdatedException(String message) {
        super(message);
    }
}
