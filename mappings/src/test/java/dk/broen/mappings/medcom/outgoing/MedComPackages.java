package dk.broen.mappings.medcom.outgoing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** MedCom's files. They are in the folder {@code shared/medcom} beside the project and are not copied into it. */
final class MedComPackages {
    private MedComPackages() {}

    /** Reads a file. If the folder does not exist, the test is skipped with a reason. */
    static byte[] read(String file) {
        Optional<Path> folder = Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
            .map(path -> path.resolve("shared/medcom")).filter(Files::isDirectory).findFirst();
        Assumptions.assumeTrue(folder.isPresent(), "MedCom's files are read from shared/medcom beside the project, which does not exist");
        try {
            return Files.readAllBytes(folder.get().resolve(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
