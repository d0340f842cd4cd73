package dk.broen.adapters.configuration;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Checks that no folder has two uses, over all hospitals: messages of one would be read as those of another, or answers as messages. Only
 * lists of several hospitals may stand in one folder. Two spellings of a path are one folder.
 */
final class UsedFolders {
    private final Map<Path, Use> first = new HashMap<>();
    private final Path directory;
    private final Findings findings;

    /** @param directory the configuration directory, at which relative paths begin */
    UsedFolders(Path directory, Findings findings) {
        this.directory = directory;
        this.findings = findings;
    }

    private record Use(YamlEntry at, boolean list) {}

    /** The folder of lists, if the hospital has one. */
    void list(YamlEntry at) {
        if (isPath(at)) {
            use(List.of(absolute(at, directory)), new Use(at, true));
        }
    }

    /** @param below the folders that the hub makes in this one */
    void messages(YamlEntry at, String... below) {
        if (isPath(at)) {
            Path folder = absolute(at, directory);
            use(Stream.concat(Stream.of(folder), Arrays.stream(below).map(folder::resolve))
                .toList(), new Use(at, false));
        }
    }

    private void use(List<Path> folders, Use use) {
        for (Path folder : folders) {
            Use earlier = first.putIfAbsent(folder, use);
            if (earlier != null && !(earlier.list() && use.list())) {
                findings.add(use.at(), "\"" + use.at().text() + "\" is already used at " + earlier.at().file() + ":" + earlier.at().line());
                return;
            }
        }
    }

    private static boolean isPath(YamlEntry at) {
        return !at.text().isEmpty() && at.text().indexOf('\0') < 0;
    }

    static Path absolute(YamlEntry path, Path directory) {
        return directory.resolve(path.text()).toAbsolutePath().normalize();
    }
}
