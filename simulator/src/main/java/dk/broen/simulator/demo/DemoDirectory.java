package dk.broen.simulator.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a demo's hub keeps its data: emptied at each start, and for that reason never a directory that is not a demo's. One demo holds it at
 * a time, until it is closed or its process ends.
 */
final class DemoDirectory implements AutoCloseable {
    /** The hub's passwords of a demo; a hub in earnest has none. */
    static final String SECRETS = "demo-secrets.json";
    /** Held by the hub itself while its database runs. */
    private static final String HUB_LOCK = "postgres.lock";
    private static final String NONE_YET = "{}";
    private static final int MOST = 100;

    private final Path directory;
    private final FileChannel lock;

    private DemoDirectory(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /**
     * The usual directory, or the first one beside it that no other demo holds: {@code demo}, {@code demo-2}, {@code demo-3}.
     *
     * @throws IllegalStateException when there is something that no demo has left
     */
    static DemoDirectory free(Path usual) throws IOException {
        for (int number = 1; number <= MOST; number++) {
            Path directory = number == 1 ? usual : usual.resolveSibling(usual.getFileName() + "-" + number);
            Optional<DemoDirectory> own = claimed(directory);
            if (own.isPresent()) {
                return own.get();
            }
        }
        throw new IllegalStateException(MOST + " demos run beside " + usual + "; end one, or name another directory with --data");
    }

    /** @throws IllegalStateException when another demo holds it, or there is something that no demo has left */
    static DemoDirectory at(Path directory) throws IOException {
        return claimed(directory).orElseThrow(
            () -> new IllegalStateException("another demo runs in " + directory + "; end it, or name another directory with --data"));
    }

    Path path() {
        return directory;
    }

    /** Deletes what is there; what marks it as a demo's goes last and is made again first. */
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
        Files.writeString(secrets, NONE_YET);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static Optional<DemoDirectory> claimed(Path directory) throws IOException {
        if (Files.exists(directory) && !isEmpty(directory) && !Files.exists(directory.resolve(SECRETS))) {
            throw new IllegalStateException(directory + " is not empty and has no " + SECRETS
                + ", so it is not a demo's and nothing is deleted; name another directory with --data");
        }
        Files.createDirectories(directory.getParent());
        Optional<FileChannel> lock = locked(directory.resolveSibling(directory.getFileName() + ".lock"));
        if (lock.isPresent() && hubRuns(directory)) {
            lock.get().close();
            return Optional.empty();
        }
        return lock.map(own -> new DemoDirectory(directory, own));
    }

    /** A hub that outlived its demo, which was killed. */
    private static boolean hubRuns(Path directory) throws IOException {
        Path hubLock = directory.resolve(HUB_LOCK);
        if (!Files.exists(hubLock)) {
            return false;
        }
        Optional<FileChannel> free = locked(hubLock);
        if (free.isPresent()) {
            free.get().close();
        }
        return free.isEmpty();
    }

    /** Empty when another process, or another part of this one, holds it. */
    private static Optional<FileChannel> locked(Path file) throws IOException {
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
