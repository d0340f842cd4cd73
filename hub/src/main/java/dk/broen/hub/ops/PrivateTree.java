package dk.broen.hub.ops;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the rights of group and others from the files and directories below a directory: from those that exist, and from each new one
 * within moments. Broker, log and HTTP server create files with the rights that the umask leaves, and Java cannot change the umask. Symbolic
 * links are not followed.
 */
final class PrivateTree {
    private static final Logger LOG = LoggerFactory.getLogger(PrivateTree.class);
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");
    /** PostgreSQL creates its data directory with mode 700, and files in it with mode 600. */
    private static final Set<String> NOT_ENTERED = Set.of("postgres", "postgres.new");

    private final Path root;
    private final Predicate<String> names;
    private final WatchService changes;

    private PrivateTree(Path root, Predicate<String> names, WatchService changes) {
        this.root = root;
        this.names = names;
        this.changes = changes;
    }

    /**
     * Starts a thread that ends with the process.
     *
     * @param names which entries of the directory itself are narrowed, with everything below them
     */
    static void keep(Path root, Predicate<String> names) throws IOException {
        PrivateTree tree = new PrivateTree(root, names, root.getFileSystem().newWatchService());
        tree.enter(root);
        Thread thread = new Thread(tree::follow, "private-data");
        thread.setDaemon(true);
        thread.start();
    }

    private void follow() {
        try {
            while (true) {
                WatchKey key = changes.take();
                for (WatchEvent<?> event : key.pollEvents()) {
                    follow((Path) key.watchable(), event);
                }
                key.reset();
            }
        } catch (InterruptedException | ClosedWatchServiceException ended) {
            LOG.debug("new files are not narrowed any more", ended);
        }
    }

    /** An event without a name says that others were lost. */
    private void follow(Path directory, WatchEvent<?> event) {
        if (event.context() instanceof Path name) {
            narrow(directory.resolve(name));
        } else {
            narrow(directory);
        }
    }

    private void enter(Path directory) throws IOException {
        directory.register(changes, ENTRY_CREATE);
        List<Path> entries;
        try (Stream<Path> listed = Files.list(directory)) {
            entries = listed.toList();
        }
        entries.forEach(this::narrow);
    }

    private void narrow(Path path) {
        try {
            if (path.equals(root)) {
                enter(root);
            } else if (!root.equals(path.getParent()) || names.test(path.getFileName().toString())) {
                narrowEntry(path);
            }
        } catch (NoSuchFileException gone) {
            LOG.trace("gone before it was narrowed", gone);
        } catch (IOException failure) {
            LOG.debug("a file below the data directory was not narrowed", failure);
        }
    }

    private void narrowEntry(Path path) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class, NOFOLLOW_LINKS);
        PosixFileAttributes found = view.readAttributes();
        if (found.isSymbolicLink()) {
            return;
        }
        Set<PosixFilePermission> ofOwner = EnumSet.copyOf(OWNER);
        ofOwner.retainAll(found.permissions());
        if (!ofOwner.equals(found.permissions())) {
            view.setPermissions(ofOwner);
        }
        if (found.isDirectory() && !NOT_ENTERED.contains(path.getFileName().toString())) {
            enter(path);
        }
    }
}
