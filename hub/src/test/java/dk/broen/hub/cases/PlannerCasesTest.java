package dk.broen.hub.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.configuration.ConfigurationDirectory;
import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.simulator.hub.Checkout;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Plays each case folder through the planner, with the shipped configuration (domain.md §9). */
class PlannerCasesTest {
    private final ConfigurationResult configuration = new ConfigurationDirectory(Checkout.here().config()).load();

    @TestFactory
    Stream<DynamicTest> each_recipient_of_a_case_gets_what_its_folder_says() throws IOException {
        return CaseFolder.all().stream().map(folder -> DynamicTest.dynamicTest(folder.name(), () -> {
            Comparison comparison = new Comparison(folder, new PlannerCourse(folder, (ConfigurationResult.Loaded) configuration).play());
            assertThat(comparison.agrees()).withFailMessage(comparison::toString).isTrue();
        }));
    }
}
