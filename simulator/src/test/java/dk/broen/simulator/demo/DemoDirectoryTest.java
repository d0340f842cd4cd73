package dk.broen.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

        DemoDirectory.at(directory.resolve("demo")).empty();

        assertThat(directory.resolve("demo")).isDirectoryContaining("glob:**demo-secrets.json").isDirectoryNotContaining("glob:**broker");
        assertThat(directory.resolve("demo/demo-secrets.json")).hasContent("{}");
    }

    @Test
    void a_demo_that_was_interrupted_before_its_hub_had_passwords_does_not_bar_the_next() throws IOException {
        DemoDirectory.at(directory.resolve("demo")).empty();
        Files.createDirectory(directory.resolve("demo/log"));

        DemoDirectory.at(directory.resolve("demo")).empty();

        assertThat(directory.resolve("demo/log")).doesNotExist();
    }

    @Test
    void an_empty_directory_will_do() throws IOException {
        DemoDirectory.at(directory).empty();

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
}
