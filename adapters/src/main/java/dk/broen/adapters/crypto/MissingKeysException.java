package dk.broen.adapters.crypto;

import java.nio.file.Path;

/**
 * A key file is missing. The hub never creates keys silently: data that was sealed with lost keys is lost (design.md §7).
 */
public final class MissingKeysException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingKeysException(Path directory, String missing) {
        super("No " + missing + " in " + directory
            + ". Restore the keys from their backup. For a new hub, create them once with: ./broen keys create "
            + directory);
    }
}
