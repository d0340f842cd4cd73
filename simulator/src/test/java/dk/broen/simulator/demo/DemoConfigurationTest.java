package dk.broen.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.broen.simulator.hub.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoConfigurationTest {
    private static final String AARHUS = "municipalities/0751-aarhus.yaml";

    @Test
    void the_coordinators_of_aarhus_must_answer_and_all_else_is_as_shipped() throws IOException {
        Path shipped = Checkout.here().config();
        Path copy = DemoConfiguration.copyOf(shipped);

        assertThat(Files.readString(copy.resolve(AARHUS))).contains("\nescalation:\n", "units: [aarhus-forloebskoordinatorer]",
            "\nrouting:\n");
        assertThat(copy.resolve("rules.yaml")).hasSameTextualContentAs(shipped.resolve("rules.yaml"));
        assertThat(shipped.resolve(AARHUS)).as("the shipped file").content().doesNotContain("escalation:");
    }

    @Test
    void a_directory_without_the_file_of_aarhus_is_named_as_it_was_given(@TempDir Path given) {
        assertThatThrownBy(() -> DemoConfiguration.copyOf(given)).isInstanceOf(IllegalStateException.class)
            .hasMessageContaining(given.toString()).hasMessageContaining("is not as it is shipped");
    }

    @Test
    void a_directory_behind_a_link_is_copied_too(@TempDir Path given) throws IOException {
        Path shipped = Checkout.here().config();
        for (String directory : List.of("municipalities", "hospitals")) {
            Files.createSymbolicLink(given.resolve(directory), shipped.resolve(directory).toRealPath());
        }

        Path copy = DemoConfiguration.copyOf(given);

        assertThat(copy.resolve("hospitals")).isDirectory().isNotEmptyDirectory();
        assertThat(Files.readString(copy.resolve(AARHUS))).contains("\nescalation:\n");
    }

    @Test
    void where_somebody_must_answer_already_the_demo_does_not_start() throws IOException {
        Path copy = DemoConfiguration.copyOf(Checkout.here().config());

        assertThatThrownBy(() -> DemoConfiguration.copyOf(copy)).isInstanceOf(IllegalStateException.class).hasMessageContaining(AARHUS);
    }
}
