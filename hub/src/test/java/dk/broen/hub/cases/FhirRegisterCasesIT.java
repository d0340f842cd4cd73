package dk.broen.hub.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.hub.leaks.Mark;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plays the cases with a FHIR consent register through a running hub, over TLS with a client certificate and access tokens. */
class FhirRegisterCasesIT {
    @TempDir
    private Path directory;

    @Test
    void each_recipient_of_a_case_gets_what_its_folder_says_and_nothing_leaks() throws IOException, JMSException {
        List<CaseFolder> cases = CaseFolder.all().stream().filter(folder -> folder.hasRegister(RegisterOutage.Form.FHIR)).toList();
        List<Mark> marks = cases.stream().flatMap(folder -> CaseMarks.of(folder).stream()).toList();

        try (HubCourses hub = new HubCourses(cases, new FhirRegister(Files.createDirectory(directory.resolve("certificates"))),
            PlayedConfiguration.copied(directory.resolve("config")), Files.createDirectory(directory.resolve("hub")),
            new InpatientLists(directory))) {
            hub.play();

            assertThat(cases).isNotEmpty().allSatisfy(folder -> {
                Comparison comparison = new Comparison(folder, hub.linesOf(folder));
                assertThat(comparison.agrees()).withFailMessage(comparison::toString).isTrue();
            });
            assertThat(hub.leaks(marks)).isEmpty();
            assertThat(hub.unexplained()).isEmpty();
        }
    }
}
