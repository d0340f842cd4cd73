package dk.broen.hub.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    private Path directory;

    @Test
    void a_new_data_directory_is_private_from_its_creation() throws IOException {
        Path data = directory.resolve("srv/broen/data");

        DataDirectory prepared = DataDirectory.prepare(data);

        assertThat(mode(data)).isEqualTo("rwx------");
        assertThat(prepared.narrowedFrom()).isEmpty();
        assertThat(prepared.openBecause()).isEmpty();
    }

    @Test
    void an_existing_directory_is_narrowed_with_everything_in_it() throws IOException {
        Path data = directory("data", "rwxr-xr-x");
        Path log = directory("data/log", "rwxr-xr-x");
        Path rotated = file("data/log/broen.log.2026-11-01.0.gz", "rw-r--r--");

        DataDirectory prepared = DataDirectory.prepare(data);
        prepared.keepPrivate();

        assertThat(mode(data)).isEqualTo("rwx------");
        assertThat(mode(log)).isEqualTo("rwx------");
        assertThat(mode(rotated)).isEqualTo("rw-------");
        assertThat(prepared.narrowedFrom()).contains("rwxr-xr-x");
    }

    @Test
    void files_that_are_created_or_moved_there_later_are_narrowed_at_any_depth() throws IOException {
        Path data = directory.resolve("data");
        DataDirectory.prepare(data).keepPrivate();
        Path outside = file("outside", "rw-r--r--");
        Path journal = Files.createDirectories(data.resolve("broker/journal"));
        Path segment = Files.createFile(journal.resolve("activemq-data-1.amq.tmp"));
        Path renamed = Files.move(outside, data.resolve("broker/renamed"));
        Path program = Files.createFile(data.resolve("broker/program"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));

        await("all is private").untilAsserted(() -> {
            assertThat(mode(data.resolve("broker"))).isEqualTo("rwx------");
            assertThat(mode(journal)).isEqualTo("rwx------");
            assertThat(mode(segment)).isEqualTo("rw-------");
            assertThat(mode(renamed)).isEqualTo("rw-------");
            assertThat(mode(program)).isEqualTo("rwx------");
        });
    }

    @Test
    void the_target_of_a_symbolic_link_keeps_its_mode() throws IOException {
        Path outside = directory("outside", "rwxr-xr-x");
        Path file = file("outside/file", "rw-r--r--");
        Path data = directory("data", "rwxr-xr-x");
        Files.createSymbolicLink(data.resolve("log"), outside);
        Files.createSymbolicLink(directory("data/broker", "rwxr-xr-x").resolve("file"), file);

        DataDirectory.prepare(data).keepPrivate();

        assertThat(mode(data.resolve("broker"))).isEqualTo("rwx------");
        assertThat(mode(outside)).isEqualTo("rwxr-xr-x");
        assertThat(mode(file)).isEqualTo("rw-r--r--");
    }

    @Test
    void a_directory_with_other_files_keeps_its_mode_and_the_files_of_the_hub_are_narrowed() throws IOException {
        Path home = directory("home", "rwxr-xr-x");
        Path letter = file("home/letter.txt", "rw-r--r--");
        Path log = directory("home/log", "rwxr-xr-x");

        DataDirectory prepared = DataDirectory.prepare(home);
        prepared.keepPrivate();

        assertThat(mode(home)).isEqualTo("rwxr-xr-x");
        assertThat(mode(letter)).isEqualTo("rw-r--r--");
        assertThat(mode(log)).isEqualTo("rwx------");
        assertThat(prepared.openBecause()).contains("holds-other-files");
    }

    @Test
    void a_file_system_without_posix_rights_is_used_with_a_warning() throws IOException {
        try (FileSystem zip =
            FileSystems.newFileSystem(URI.create("jar:" + directory.resolve("fs.zip").toUri()), Map.of("create", "true"))) {
            Path data = zip.getPath("/data");

            DataDirectory prepared = DataDirectory.prepare(data);
            prepared.keepPrivate();

            assertThat(data).isDirectory();
            assertThat(prepared.openBecause()).contains("no-posix-rights");
        }
    }

    private Path directory(String name, String mode) throws IOException {
        Path created = Files.createDirectories(directory.resolve(name));
        return Files.setPosixFilePermissions(created, PosixFilePermissions.fromString(mode));
    }

    private Path file(String name, String mode) throws IOException {
        Path created = Files.writeString(directory.resolve(name), "");
        return Files.setPosixFilePermissions(created, PosixFilePermissions.fromString(mode));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
