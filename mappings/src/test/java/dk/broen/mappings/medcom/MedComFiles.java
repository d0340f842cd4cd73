package dk.broen.mappings.medcom;

import dk.broen.simulator.hub.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** MedCom's own messages. They are in the folder {@code shared/medcom} beside the project and are not copied into it. */
public final class MedComFiles {
    private MedComFiles() {}

    /** Reads a file. If the folder does not exist, the test is skipped with a reason. */
    public static byte[] read(String file) {
        try {
            return Files.readAllBytes(path(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The names of the files of a folder, each with the folder before it. */
    public static List<String> in(String folder) {
        try (Stream<Path> files = Files.list(path(folder))) {
            return files.map(file -> folder + "/" + file.getFileName()).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A file or folder. If MedCom's folder does not exist, the test is skipped with a reason. */
    public static Path path(String file) {
        Path folder = Checkout.here().shared("medcom");
        Assumptions.assumeTrue(Files.isDirectory(folder),
            "MedCom's messages are read from the folder shared/medcom beside the project, which does not exist");
        return folder.resolve(file);
    }
}
