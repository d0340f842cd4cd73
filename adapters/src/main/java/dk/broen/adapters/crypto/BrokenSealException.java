package dk.broen.adapters.crypto;

/** Sealed bytes cannot be opened: they were changed, or copied to another row or column. */
public final class BrokenSealException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenSealException(String context, Throwable cause) {
        super("sealed bytes of " + context + " cannot be opened: they were changed or moved", cause);
    }
}
