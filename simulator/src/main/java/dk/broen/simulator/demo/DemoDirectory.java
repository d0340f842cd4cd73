package dk.broen.simulator.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where a demo's hub keeps its data: emptied at each start, and for that reason never a directory that is not a demo's. */
final class DemoDirectory {
    /** The hub's passwords of a demo; a hub in earnest has none. */
    static final String SECRETS = "demo-secrets.json";
    private static final String NONE_YET = "{}";

    private final Path directory;

    private DemoDirectory(Path directory) {
        this.directory = directory;
    }

    /** @throws IllegalStateException when there is something that no demo has left */
    static DemoDirectory at(Path directory) throws IOException {
        if (Files.exists(directory) && !isEmpty(directory) && !Files.exists(directory.resolve(SECRETS))) {
            throw new IllegalStateException(directory + " is not empty and has no " + SECRETS
                + ", so it is not a demo's and nothing is deleted; name another directory with --data");
        }
        return new DemoDirectory(directory);
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

    private static boolean isEmpty(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }
}
