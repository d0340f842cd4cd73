package dk.broen.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDirectoryTest {
    @TempDir
    private Path directory;

    @Test
    void the_data_of_an_earlier_demo_is_deleted() throws IOException {
        Path journal = Files.createDirectories(directory.resolve("demo/broker")).resolve("journal");
        Files.writeString(journal, "earlier data");
        Files.writeString(directory.resolve("demo/demo-secrets.json"), "{\"operator\": \"earlier password\"}");

        empty(directory.resolve("demo"));

        assertThat(directory.resolve("demo")).isDirectoryContaining("glob:**demo-secrets.json").isDirectoryNotContaining("glob:**broker");
        assertThat(directory.resolve("demo/demo-secrets.json")).hasContent("{}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("demo")))).isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("demo/demo-secrets.json"))))
            .isEqualTo("rw-------");
    }

    @Test
    void a_demo_without_passwords_does_not_prevent_the_next_demo() throws IOException {
        empty(directory.resolve("demo"));
        Files.createDirectory(directory.resolve("demo/log"));

        empty(directory.resolve("demo"));

        assertThat(directory.resolve("demo/log")).doesNotExist();
    }

    @Test
    void an_empty_directory_is_accepted() throws IOException {
        empty(directory);

        assertThat(directory.resolve("demo-secrets.json")).exists();
    }

    @Test
    void a_directory_that_no_demo_created_is_refused_and_not_changed() throws IOException {
        Path kept = Files.writeString(Files.createDirectories(directory.resolve("postgres")).resolve("PG_VERSION"), "18");

        assertThatThrownBy(() -> DemoDirectory.at(directory)).isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("nothing is deleted").hasMessageContaining("--data");

        assertThat(kept).hasContent("18");
    }

    @Test
    void a_file_is_refused() throws IOException {
        Path file = Files.writeString(directory.resolve("data"), "content");

        assertThatThrownBy(() -> DemoDirectory.at(file)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_second_demo_gets_a_directory_beside_that_of_the_first_and_a_later_demo_gets_the_usual_one() throws IOException {
        Path usual = directory.resolve("target/demo");

        try (DemoDirectory first = DemoDirectory.free(usual)) {
            first.empty();
            Path kept = Files.writeString(usual.resolve("kept"), "of the first demo");
            try (DemoDirectory second = DemoDirectory.free(usual); DemoDirectory third = DemoDirectory.free(usual)) {
                second.empty();
                assertThat(second.path()).isEqualTo(directory.resolve("target/demo-2"));
                assertThat(third.path()).isEqualTo(directory.resolve("target/demo-3"));
                assertThat(kept).hasContent("of the first demo");
            }
        }

        try (DemoDirectory later = DemoDirectory.free(usual)) {
            assertThat(later.path()).isEqualTo(usual);
        }
    }

    @Test
    void a_directory_given_by_the_user_is_refused_while_a_demo_runs_there() throws IOException {
        Path named = directory.resolve("demo");

        try (DemoDirectory first = DemoDirectory.at(named)) {
            assertThat(first.path()).isEqualTo(named);
            assertThatThrownBy(() -> DemoDirectory.at(named)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another demo runs in " + named);
        }
    }

    @Test
    void the_data_of_a_hub_whose_demo_was_killed_is_not_changed() throws IOException {
        Path usual = directory.resolve("demo");
        empty(usual);

        try (FileChannel hub = FileChannel.open(usual.resolve("postgres.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock runs = hub.lock(); DemoDirectory next = DemoDirectory.free(usual)) {
            assertThat(runs.isValid()).isTrue();
            assertThat(next.path()).isEqualTo(directory.resolve("demo-2"));
        }
    }

    private static void empty(Path directory) throws IOException {
        try (DemoDirectory own = DemoDirectory.at(directory)) {
            own.empty();
        }
    }
}
