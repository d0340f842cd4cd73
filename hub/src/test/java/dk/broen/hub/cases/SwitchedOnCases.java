package dk.broen.hub.cases;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** The cases that need something switched on which is off as shipped, played through a running hub. */
final class SwitchedOnCases {
    private final Path directory;

    /** What a configuration as shipped becomes. */
    @FunctionalInterface
    interface Switch {
        PlayedConfiguration on(PlayedConfiguration shipped) throws IOException;
    }

    /** @param directory empty; the hub and its configuration lie there */
    SwitchedOnCases(Path directory) {
        this.directory = directory;
    }

    /** Each recipient of a case gets what its folder says, and the hub explains each notice. */
    void agree(Predicate<CaseFolder> which, Switch wanted) throws IOException, JMSException {
        List<CaseFolder> cases = CaseFolder.all().stream().filter(which).toList();
        PlayedConfiguration configuration = wanted.on(PlayedConfiguration.copied(directory.resolve("config")));

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
