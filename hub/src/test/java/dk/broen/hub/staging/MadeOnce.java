package dk.broen.hub.staging;

import dk.broen.simulator.hub.Checkout;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * What all hubs of the tests use and is made once for each build of the hub, beside its jar. Of two JVMs that need it at the same time one
 * makes it, and the other waits.
 */
final class MadeOnce {
    /** Makes it. */
    @FunctionalInterface
    interface Maker {
        /** @param where does not exist yet */
        void make(Path where) throws IOException;
    }

    private MadeOnce() {
    }

    /**
     * Makes it unless it is there.
     *
     * @param name of the file or directory beside the jar
     */
    static synchronized Path of(String name, Maker maker) throws IOException {
        Path jar = Checkout.here().jar();
        Path made = jar.resolveSibling(build(jar) + "-" + name);
        if (Files.exists(made)) {
            return made;
        }
        try (FileChannel lock = FileChannel.open(jar.resolveSibling(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock held = lock.lock()) {
            if (held.isValid() && !Files.exists(made)) {
                deleteEarlier(jar.getParent(), name);
                Path making = jar.resolveSibling(UUID.randomUUID() + "-" + name);
                maker.make(making);
                Files.move(making, made, StandardCopyOption.ATOMIC_MOVE);
            }
            return made;
        }
    }

    /** What differs as soon as the jar or one of its libraries, of which some are parts of Broen, is another. */
    private static String build(Path jar) throws IOException {
        try (Stream<Path> libraries = Files.list(jar.resolveSibling("lib"))) {
            List<String> files = new ArrayList<>();
            for (Path file : Stream.concat(Stream.of(jar), libraries).sorted().toList()) {
                files.add(file.getFileName() + " " + Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis());
            }
            return Integer.toHexString(files.hashCode());
        }
    }

    /** What was made for an earlier build, or was being made when the tests were ended. */
    private static void deleteEarlier(Path directory, String name) throws IOException {
        try (DirectoryStream<Path> earlier = Files.newDirectoryStream(directory, "*-" + name)) {
            for (Path each : earlier) {
                FileSystemUtils.deleteRecursively(each);
            }
        }
    }
}
