package dk.broen.adapters.configuration;

import dk.broen.adapters.folder.MessageFolder;
import dk.broen.domain.terms.HospitalId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Checks and reads the key {@code folders} of a hospital: where its messages come from and its answers go to. */
final class HospitalFolders {
    private static final int EVERY_SECONDS = 5;

    private HospitalFolders() {}

    /** @param used the folders of all hospitals: messages of one would be read as those of another, or answers as messages */
    static void check(YamlEntry folders, UniqueNames used) {
        used.add(folders.at("in"), folders.at("in").text());
        used.add(folders.at("out"), folders.at("out").text());
    }

    /** @param directory the configuration directory, at which relative paths begin */
    static Optional<MessageFolder> folder(HospitalId hospital, YamlEntry folders, Path directory) {
        return folders.present()
            ? Optional.of(new MessageFolder(hospital, absolute(folders.at("in"), directory), absolute(folders.at("out"), directory),
                Duration.ofSeconds(folders.at("every_seconds").number(EVERY_SECONDS))))
            : Optional.empty();
    }

    private static Path absolute(YamlEntry path, Path directory) {
        return directory.resolve(path.text()).toAbsolutePath().normalize();
    }
}
