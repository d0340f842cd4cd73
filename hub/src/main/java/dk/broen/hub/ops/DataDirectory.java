package dk.broen.hub.ops;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The data directory. Only its owner can use it: its mode is 700, and that of the files in it 600. A wider mode of an existing directory is
 * narrowed. A directory with files that are not the hub's keeps its mode; there only the hub's own entries are narrowed.
 */
public final class DataDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");
    private static final Set<String> OWN_ENTRIES = Set.of("log", "broker", "tomcat", "keys", "sequence");
    /** Also with an ending: postgres.lock, hub.json123.part. */
    private static final List<String> OWN_BEGINNINGS = List.of("postgres", "hub.json", "demo-secrets.json");
    /** Exists in the top directory of a file system. */
    private static final String OF_THE_FILE_SYSTEM = "lost+found";

    private final Path directory;
    private final Optional<String> narrowedFrom;
    private final Optional<String> openBecause;

    private DataDirectory(Path directory, Optional<String> narrowedFrom, Optional<String> openBecause) {
        this.directory = directory;
        this.narrowedFrom = narrowedFrom;
        this.openBecause = openBecause;
    }

    /**
     * Creates the directory, or narrows it. Logs nothing: the log file itself is in this directory.
     *
     * @throws IOException when it cannot be created
     */
    public static DataDirectory prepare(Path directory) throws IOException {
        Path place = directory.toAbsolutePath();
        if (!hasPosixRights(place)) {
            Files.createDirectories(place);
            return new DataDirectory(place, Optional.empty(), Optional.of("no-posix-rights"));
        }
        if (!Files.isDirectory(place)) {
            Files.createDirectories(place.getParent());
            Files.createDirectory(place, PosixFilePermissions.asFileAttribute(PRIVATE));
        }
        Set<PosixFilePermission> found = Files.getPosixFilePermissions(place);
        if (PRIVATE.containsAll(found)) {
            return new DataDirectory(place, Optional.empty(), Optional.empty());
        }
        Optional<String> open = narrow(place);
        return new DataDirectory(place, open.isPresent() ? Optional.empty() : Optional.of(PosixFilePermissions.toString(found)), open);
    }

    /** Logs the result of the preparation, and from now on narrows the files that appear in the directory. */
    public void keepPrivate() {
        narrowedFrom.ifPresent(mode -> LOG.warn("BRN1003 data-directory-narrowed before={} now=rwx------", mode));
        openBecause.ifPresent(reason -> LOG.warn("BRN1004 data-directory-open reason={}", reason));
        if (!hasPosixRights(directory)) {
            return;
        }
        try {
            PrivateTree.keep(directory, DataDirectory::isOwnEntry);
        } catch (IOException notWatched) {
            LOG.warn("BRN1004 data-directory-open reason=not-watched", notWatched);
        }
    }

    /** The wider mode that the directory had; empty when it was private. */
    Optional<String> narrowedFrom() {
        return narrowedFrom;
    }

    /** Why others may still read files in the directory. */
    Optional<String> openBecause() {
        return openBecause;
    }

    /** @return why it was not narrowed; empty when it was */
    private static Optional<String> narrow(Path directory) throws IOException {
        if (hasForeignEntries(directory)) {
            return Optional.of("holds-other-files");
        }
        try {
            Files.setPosixFilePermissions(directory, PRIVATE);
        } catch (FileSystemException notPermitted) {
            return Optional.of("not-owner");
        }
        return PRIVATE.containsAll(Files.getPosixFilePermissions(directory)) ? Optional.empty() : Optional.of("no-posix-rights");
    }

    private static boolean hasForeignEntries(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString())
                .anyMatch(name -> !isOwnEntry(name) && !name.equals(OF_THE_FILE_SYSTEM));
        }
    }

    private static boolean isOwnEntry(String name) {
        return OWN_ENTRIES.contains(name) || OWN_BEGINNINGS.stream().anyMatch(name::startsWith);
    }

    private static boolean hasPosixRights(Path place) {
        return place.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
