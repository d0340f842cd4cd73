package dk.broen.simulator.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The data directory of the demo's hub. Each start deletes its content, so a directory that no demo created is refused.
 * One demo at a time holds the lock of a directory, until it closes this object or its process ends.
 */
final class DemoDirectory implements AutoCloseable {
    /** The file with the passwords of a hub with profile demo. It marks the data directory of a demo. */
    static final String SECRETS = "demo-secrets.json";
    /** The lock file that a hub holds while its database runs. */
    private static final String HUB_LOCK = "postgres.lock";
    private static final String NO_PASSWORDS = "{}";
    private static final int LARGEST_NUMBER = 100;

    private final Path directory;
    private final FileChannel lock;

    private DemoDirectory(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /**
     * Locks the usual directory, or the first one beside it that no other demo holds: {@code demo}, {@code demo-2}, {@code demo-3}.
     *
     * @throws IllegalStateException when a directory is not empty and no demo created it, or when all are held
     */
    static DemoDirectory free(Path usual) throws IOException {
        for (int number = 1; number <= LARGEST_NUMBER; number++) {
            Path directory = number == 1 ? usual : usual.resolveSibling(usual.getFileName() + "-" + number);
            Optional<DemoDirectory> own = claim(directory);
            if (own.isPresent()) {
                return own.get();
            }
        }
        throw new IllegalStateException(
            LARGEST_NUMBER + " demos run in and beside " + usual + "; stop one, or choose another directory with --data");
    }

    /**
     * Locks this directory.
     *
     * @throws IllegalStateException when another demo holds it, or it is not empty and no demo created it
     */
    static DemoDirectory at(Path directory) throws IOException {
        return claim(directory).orElseThrow(
            () -> new IllegalStateException("another demo runs in " + directory + "; stop it, or choose another directory with --data"));
    }

    Path path() {
        return directory;
    }

    /** Deletes the content, except the file that marks the directory as a demo's; that file is written anew, without passwords. */
    void empty() throws IOException {
        Path secrets = directory.resolve(SECRETS);
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                List<Path> deepestFirst = files.filter(file -> !file.equals(directory) && !file.equals(secrets))
                    .sorted(Comparator.reverseOrder()).toList();
                for (Path file : deepestFirst) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(directory);
        Files.writeString(secrets, NO_PASSWORDS);
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static Optional<DemoDirectory> claim(Path directory) throws IOException {
        if (Files.exists(directory) && !isEmpty(directory) && !Files.exists(directory.resolve(SECRETS))) {
            throw new IllegalStateException(directory + " is not empty and contains no " + SECRETS
                + ", so no demo created it and nothing is deleted; choose another directory with --data");
        }
        Files.createDirectories(directory.getParent());
        Optional<FileChannel> lock = lock(directory.resolveSibling(directory.getFileName() + ".lock"));
        if (lock.isPresent() && hubRuns(directory)) {
            lock.get().close();
            return Optional.empty();
        }
        return lock.map(own -> new DemoDirectory(directory, own));
    }

    /** Whether a hub still runs on the directory: the hub of a killed demo keeps running. */
    private static boolean hubRuns(Path directory) throws IOException {
        Path hubLock = directory.resolve(HUB_LOCK);
        if (!Files.exists(hubLock)) {
            return false;
        }
        Optional<FileChannel> free = lock(hubLock);
        if (free.isPresent()) {
            free.get().close();
        }
        return free.isEmpty();
    }

    /** Locks a file; empty when this or another process holds its lock. */
    private static Optional<FileChannel> lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(channel);
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            channel.close();
            return Optional.empty();
        }
        channel.close();
        return Optional.empty();
    }

    private static boolean isEmpty(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }
}
