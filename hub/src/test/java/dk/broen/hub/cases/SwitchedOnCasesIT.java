package dk.broen.hub.cases;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plays the cases for which a municipality has switched something on that is off as shipped, through one running hub: the answers that Odense
 * demands (domain.md §§6, 9), the courses of Aarhus (§9 O2). Neither changes what the cases of the other say.
 */
class SwitchedOnCasesIT {
    private static final List<Predicate<CaseFolder>> SWITCHES = List.of(CaseFolder::escalation, CaseFolder::courses);
    @TempDir
    private static Path directory;
    private static List<CaseFolder> cases;
    private static HubCourses hub;

    @BeforeAll
    static void playAllCourses() throws IOException, JMSException {
        cases = CaseFolder.all().stream().filter(folder -> SWITCHES.stream().anyMatch(on -> on.test(folder))).toList();
        PlayedConfiguration configuration = PlayedConfiguration.copied(directory.resolve("config")).withEscalation().withCourses();
        hub = new HubCourses(cases, new OwnFormRegister(), configuration, Files.createDirectory(directory.resolve("hub")),
            new InpatientLists(directory));
        hub.play();
    }

    @AfterAll
    static void stop() throws JMSException {
        hub.close();
    }

    @TestFactory
    Stream<DynamicTest> each_recipient_of_a_case_gets_what_its_folder_says() {
        return cases.stream().map(folder -> DynamicTest.dynamicTest(folder.name(), () -> {
            Comparison comparison = new Comparison(folder, hub.linesOf(folder));
            assertThat(comparison.agrees()).withFailMessage(comparison::toString).isTrue();
        }));
    }

    @Test
    void each_switch_has_cases() {
        assertThat(SWITCHES).allSatisfy(on -> assertThat(cases).anyMatch(on));
    }

    @Test
    void the_hub_can_explain_everything_that_partners_received() {
        assertThat(hub.unexplained()).isEmpty();
    }
}
