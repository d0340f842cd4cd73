package dk.broen.simulator.demo;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The configuration of the demo: a copy of the given one, in which the coordinators of Aarhus must answer. As shipped, nobody must. It lies
 * outside the data directory of the hub, and is deleted when this process ends.
 */
final class DemoConfiguration {
    private static final String AARHUS = "municipalities/0751-aarhus.yaml";
    private static final String BEFORE = "\nrouting:\n";
    private static final String MUST_ANSWER = """

        escalation:
          - rule: the coordinators answer, or the duty desk is told as well
            from: 2026-01-01
            events: [ADMITTED]
            functions: [COORDINATOR]
            units: [aarhus-forloebskoordinatorer]
            answer_within: 1 working hour
            reminders: 1
        """;

    private DemoConfiguration() {
    }

    /** @throws IllegalStateException when the file of Aarhus is not as it is shipped; then nothing is copied */
    static Path copyOf(Path given) throws IOException {
        Path from = given.toRealPath();
        String aarhus = shipped(from.resolve(AARHUS));
        Path copy = Files.createTempDirectory("broen-demo-config");
        for (Path file : files(from)) {
            Path to = copy.resolve(from.relativize(file).toString());
            if (Files.isDirectory(file)) {
                Files.createDirectories(to);
            } else {
                Files.copy(file, to);
            }
            to.toFile().deleteOnExit();
        }
        Files.writeString(copy.resolve(AARHUS), aarhus.replace(BEFORE, MUST_ANSWER + BEFORE));
        return copy;
    }

    private static String shipped(Path file) throws IOException {
        String aarhus = Files.isRegularFile(file) ? Files.readString(file) : "";
        if (!aarhus.contains(BEFORE) || aarhus.contains("\nescalation:")) {
            throw new IllegalStateException(file + " is not as it is shipped with Broen, which the demo requires (--config)");
        }
        return aarhus;
    }

    /** The directory itself comes first, and each directory before its files. A link is followed, as the hub does. */
    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
            return files.toList();
        }
    }
}
