package dk.broen.hub.cases;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plays the cases in which the regions have switched on their lists of own units through a running hub (domain.md §4). */
class RegionListCasesIT {
    @TempDir
    private Path directory;

    @Test
    void each_recipient_of_a_case_gets_what_its_folder_says() throws IOException, JMSException {
        List<CaseFolder> cases = CaseFolder.all().stream().filter(CaseFolder::regionLists).toList();
        PlayedConfiguration configuration = PlayedConfiguration.copied(directory.resolve("config")).withRegionLists();

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
