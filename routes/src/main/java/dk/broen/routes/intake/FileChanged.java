package dk.broen.routes.intake;

import java.io.IOException;

/** Thrown when the file that would move is not the one that was read. It stays; what was told already is not told again. */
final class FileChanged extends IOException {
    private static final long serialVersionUID = 1L;

    FileChanged() {
        super("The file was replaced or written while it was taken");
    }
}
