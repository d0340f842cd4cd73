package dk.broen.hub.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.configuration.ConfigurationResult;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plays each case folder through the planner, with the shipped configuration and a unit that is told by MedCom, with the lists of the
 * regions on, with answers that are expected, or with courses on (domain.md §9).
 */
class PlannerCasesTest {
    private static final URI SOMEWHERE = URI.create("http://127.0.0.1:8/fhir");
    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> each_recipient_of_a_case_gets_what_its_folder_says() throws IOException {
        ConfigurationResult.Loaded shipped =
            PlayedConfiguration.copied(directory.resolve("medcom")).withMedCom(SOMEWHERE).withWards(2575).load();
        ConfigurationResult.Loaded withLists = PlayedConfiguration.copied(directory.resolve("lists")).withRegionLists().load();
        ConfigurationResult.Loaded escalating = PlayedConfiguration.copied(directory.resolve("escalation")).withEscalation().load();
        ConfigurationResult.Loaded withCourses = PlayedConfiguration.copied(directory.resolve("courses")).withCourses().load();
        return CaseFolder.all().stream().map(folder -> DynamicTest.dynamicTest(folder.name(), () -> {
            Comparison comparison = new Comparison(folder, new PlannerCourse(folder, folder.courses() ? withCourses
                : folder.regionLists() ? withLists : folder.escalation() ? escalating : shipped).play());
            assertThat(comparison.agrees()).withFailMessage(comparison::toString).isTrue();
        }));
    }
}
