package dk.broen.routes.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * Which file has a name, and how far it is written. Another file, or more text in the same one, is another state.
 *
 * @param key of the file system, if it has one
 */
record FileState(Path file, Optional<Object> key, long size, FileTime modified) {
    static FileState of(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new FileState(file, Optional.ofNullable(attributes.fileKey()), attributes.size(), attributes.lastModifiedTime());
    }

    @Override
    public String toString() {
        return "FileState[" + size + " bytes]";
    }
}
