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

    static void check(YamlEntry folders, UsedFolders used) {
        used.messages(folders.at("in"), "done", "refused");
        used.messages(folders.at("out"));
    }

    /** @param directory the configuration directory, at which relative paths begin */
    static Optional<MessageFolder> folder(HospitalId hospital, YamlEntry folders, Path directory) {
        return folders.present()
            ? Optional.of(new MessageFolder(hospital, UsedFolders.absolute(folders.at("in"), directory),
                UsedFolders.absolute(folders.at("out"), directory),
                Duration.ofSeconds(folders.at("every_seconds").number(EVERY_SECONDS))))
            : Optional.empty();
    }
}
