package dk.broen.adapters.crypto;

/**
 * Bytes were sealed with a key that this hub does not have yet. Another hub has it, or the operator can add it, so what needs the bytes waits
 * and is never given up (design.md §4, more than one node).
 */
public final class UnknownKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String key;

    UnknownKeyException(int key) {
        super("sealed with key " + Integer.toUnsignedString(key) + ", which is not in payload.json of this hub");
        this.key = Integer.toUnsignedString(key);
    }

    /** The id of the key, as {@code payload.json} names it. */
    public String key() {
        return key;
    }
}
