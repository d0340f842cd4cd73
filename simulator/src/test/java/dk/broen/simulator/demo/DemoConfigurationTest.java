package dk.broen.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.broen.simulator.hub.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

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
    void where_somebody_must_answer_already_the_demo_does_not_start() throws IOException {
        Path copy = DemoConfiguration.copyOf(Checkout.here().config());

        assertThatThrownBy(() -> DemoConfiguration.copyOf(copy)).isInstanceOf(IllegalStateException.class).hasMessageContaining(AARHUS);
    }
}
