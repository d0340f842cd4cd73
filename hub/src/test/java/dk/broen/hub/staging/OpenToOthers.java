package dk.broen.hub.staging;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the files and directories that group or others have rights on. */
public final class OpenToOthers extends SimpleFileVisitor<Path> {
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");
    private final List<String> open = new ArrayList<>();

    private OpenToOthers() {
    }

    /** The mode and path of each, the directory itself included. A file that disappears during the walk is passed over. */
    public static List<String> in(Path directory) throws IOException {
        OpenToOthers found = new OpenToOthers();
        Files.walkFileTree(directory, found);
        return found.open;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
        return visitFile(directory, attributes);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (Files.exists(file)) {
            Set<PosixFilePermission> rights = Files.readAttributes(file, PosixFileAttributes.class).permissions();
            if (!OWNER.containsAll(rights)) {
                open.add(PosixFilePermissions.toString(rights) + " " + file);
            }
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException disappeared) {
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException disappeared) {
        return FileVisitResult.CONTINUE;
    }
}
