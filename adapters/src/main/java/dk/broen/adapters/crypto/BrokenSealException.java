package dk.broen.adapters.crypto;

/** Sealed bytes do not open: changed, moved from where they belong, or sealed with other keys. */
public final class BrokenSealException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenSealException(String context, Throwable cause) {
        super("what is sealed as " + context + " does not open: changed, moved, or sealed with other keys", cause);
    }
}
