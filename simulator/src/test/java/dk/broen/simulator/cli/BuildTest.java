package dk.broen.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.simulator.hub.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The build: every module with integration tests starts them. Nothing else reports a test that never runs. */
class BuildTest {
    @Test
    void a_module_with_integration_tests_declares_the_plugin_that_runs_them() throws IOException {
        try (Stream<Path> directories = Files.list(Checkout.here().root())) {
            List<Path> modules = directories.filter(BuildTest::hasIntegrationTests).toList();

            assertThat(modules).isNotEmpty()
                .allSatisfy(
                    module -> assertThat(module.resolve("pom.xml")).content().contains("<artifactId>maven-failsafe-plugin</artifactId>"));
        }
    }

    private static boolean hasIntegrationTests(Path module) {
        Path tests = module.resolve("src/test/java");
        if (!Files.isDirectory(tests)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(tests)) {
            return files.anyMatch(file -> file.toString().endsWith("IT.java"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(tests + " cannot be read", unreadable);
        }
    }
}
