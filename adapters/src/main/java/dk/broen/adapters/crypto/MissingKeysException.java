package dk.broen.adapters.crypto;

import java.nio.file.Path;

/**
 * There are no keys where they are looked for. Keys are never made silently: data sealed with keys that were lost is lost (design.md §7).
 */
public final class MissingKeysException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingKeysException(Path directory, String missing) {
        super("No " + missing + " in " + directory
            + ". Restore the keys from their backup; for a new hub make them once with: ./broen keys create "
            + directory);
    }
}
