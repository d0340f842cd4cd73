package dk.broen.hub.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.configuration.ConfigurationDirectory;
import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.simulator.hub.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The configuration with which cases are played: as shipped, with lists of inpatients, or with the lists of the regions switched on. */
record PlayedConfiguration(Path directory) {
    static PlayedConfiguration shipped() {
        return new PlayedConfiguration(Checkout.here().config());
    }

    /**
     * The hospital auh gives lists of its inpatients.
     *
     * @param directory an existing empty directory
     */
    static PlayedConfiguration withInpatientLists(Path directory, Path folder) throws IOException {
        copyShipped(directory);
        Path hospital = directory.resolve("hospitals/auh.yaml");
        Files.writeString(hospital, Files.readString(hospital) + "list: {folder: \"" + folder.toAbsolutePath() + "\", every_seconds: 1}\n");
        return new PlayedConfiguration(directory);
    }

    /** @param directory an existing empty directory */
    static PlayedConfiguration withRegionLists(Path directory) throws IOException {
        copyShipped(directory);
        Path regions = directory.resolve("regions.yaml");
        String off = Files.readString(regions);
        assertThat(off).contains("      on: false\n");
        Files.writeString(regions, off.replace("      on: false\n", "      on: true\n"));
        return new PlayedConfiguration(directory);
    }

    private static void copyShipped(Path directory) throws IOException {
        Path shipped = Checkout.here().config();
        try (Stream<Path> files = Files.walk(shipped)) {
            files.filter(Files::isRegularFile).forEach(file -> copy(file, directory.resolve(shipped.relativize(file).toString())));
        }
    }

    ConfigurationResult.Loaded load() {
        return (ConfigurationResult.Loaded) new ConfigurationDirectory(directory).load();
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.copy(from, to);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
