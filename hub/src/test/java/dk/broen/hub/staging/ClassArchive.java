package dk.broen.hub.staging;

import dk.broen.simulator.hub.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;

/**
 * An archive of the hub's classes (class data sharing of the JVM), with which a hub starts in half the time. The first hub that stops in
 * order leaves it beside the jar; all later ones use it. The JVM does not use an archive of another jar.
 */
final class ClassArchive {
    private final Path archive;
    private final Path own;

    private ClassArchive(Path archive, Path own) {
        this.archive = archive;
        this.own = own;
    }

    /** The archive for one hub, which uses it or makes it. */
    static ClassArchive ofHub() throws IOException {
        Path jar = Checkout.here().jar();
        Path archive = jar.resolveSibling("broen.jsa");
        if (Files.exists(archive) && Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar)) < 0) {
            Files.deleteIfExists(archive);
        }
        return new ClassArchive(archive, archive.resolveSibling(UUID.randomUUID() + ".jsa"));
    }

    /** The argument of the JVM. What it says of classes that it cannot archive is not written, because tests read the log of the hub. */
    String[] jvmArguments() {
        return argumentIfThere().map(argument -> new String[] {argument})
            .orElseGet(() -> new String[] {"-XX:ArchiveClassesAtExit=" + own, "-Xlog:cds*=error"});
    }

    /** The argument of a JVM that uses the archive and leaves none. */
    Optional<String> argumentIfThere() {
        return Files.exists(archive) ? Optional.of("-XX:SharedArchiveFile=" + archive) : Optional.empty();
    }

    /** Keeps what the hub left. To be called when it has ended. */
    void keep() {
        try {
            if (Files.exists(own)) {
                Files.move(own, archive, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException cause) {
            throw new UncheckedIOException("the archive of classes cannot be kept", cause);
        }
    }
}
