package dk.broen.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDirectoryTest {
    @TempDir
    private Path directory;

    @Test
    void what_an_earlier_demo_left_is_deleted() throws IOException {
        Path journal = Files.createDirectories(directory.resolve("demo/broker")).resolve("journal");
        Files.writeString(journal, "left");
        Files.writeString(directory.resolve("demo/demo-secrets.json"), "{\"operator\": \"of the earlier one\"}");

        emptied(directory.resolve("demo"));

        assertThat(directory.resolve("demo")).isDirectoryContaining("glob:**demo-secrets.json").isDirectoryNotContaining("glob:**broker");
        assertThat(directory.resolve("demo/demo-secrets.json")).hasContent("{}");
    }

    @Test
    void a_demo_that_was_interrupted_before_its_hub_had_passwords_does_not_bar_the_next() throws IOException {
        emptied(directory.resolve("demo"));
        Files.createDirectory(directory.resolve("demo/log"));

        emptied(directory.resolve("demo"));

        assertThat(directory.resolve("demo/log")).doesNotExist();
    }

    @Test
    void an_empty_directory_will_do() throws IOException {
        emptied(directory);

        assertThat(directory.resolve("demo-secrets.json")).exists();
    }

    @Test
    void the_data_of_a_hub_in_earnest_is_refused_and_left_as_it_is() throws IOException {
        Path kept = Files.writeString(Files.createDirectories(directory.resolve("postgres")).resolve("PG_VERSION"), "18");

        assertThatThrownBy(() -> DemoDirectory.at(directory)).isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("nothing is deleted").hasMessageContaining("--data");

        assertThat(kept).hasContent("18");
    }

    @Test
    void a_file_is_refused() throws IOException {
        Path file = Files.writeString(directory.resolve("data"), "mine");

        assertThatThrownBy(() -> DemoDirectory.at(file)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_second_demo_gets_a_directory_beside_that_of_the_first_and_a_later_one_the_usual_again() throws IOException {
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
    void a_directory_that_was_named_is_not_replaced_by_another_while_a_demo_runs_there() throws IOException {
        Path named = directory.resolve("demo");

        try (DemoDirectory first = DemoDirectory.at(named)) {
            assertThat(first.path()).isEqualTo(named);
            assertThatThrownBy(() -> DemoDirectory.at(named)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another demo runs in " + named);
        }
    }

    @Test
    void the_data_of_a_hub_that_outlived_its_killed_demo_is_left_alone() throws IOException {
        Path usual = directory.resolve("demo");
        emptied(usual);

        try (FileChannel hub = FileChannel.open(usual.resolve("postgres.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock runs = hub.lock(); DemoDirectory next = DemoDirectory.free(usual)) {
            assertThat(runs.isValid()).isTrue();
            assertThat(next.path()).isEqualTo(directory.resolve("demo-2"));
        }
    }

    private static void emptied(Path directory) throws IOException {
        try (DemoDirectory own = DemoDirectory.at(directory)) {
            own.empty();
        }
    }
}
