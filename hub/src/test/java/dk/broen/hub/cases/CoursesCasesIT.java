package dk.broen.hub.cases;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plays the cases in which Aarhus has switched on its courses through a running hub (domain.md §9 O2). */
class CoursesCasesIT {
    @TempDir
    private Path directory;

    @Test
    void each_recipient_of_a_case_gets_what_its_folder_says() throws IOException, JMSException {
        List<CaseFolder> cases = CaseFolder.all().stream().filter(CaseFolder::courses).toList();
        PlayedConfiguration configuration = PlayedConfiguration.copied(directory.resolve("config")).withCourses();

        try (HubCourses hub = new HubCourses(cases, new OwnFormRegister(), configuration,
            Files.createDirectory(directory.resolve("hub")), new InpatientLists(directory))) {
            hub.play();

            assertThat(cases).isNotEmpty().allSatisfy(folder -> {
                Comparison comparison = new Comparison(folder, hub.linesOf(folder));
                assertThat(comparison.agrees()).withFailMessage(comparison::toString).isTrue();
            });
            assertThat(hub.unexplained()).isEmpty();
        }
    }
}
