package dk.broen.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dk.broen.simulator.hub.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher {@code broen}, with stubs for Java and Maven that print how they were called. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a bash script")
class LauncherTest {
    @TempDir
    private Path directory;
    private LauncherStage stage;

    @BeforeEach
    void stage() throws IOException {
        stage = LauncherStage.in(directory);
    }

    @Test
    void a_symbolic_link_runs_the_hub_of_the_checkout_that_contains_the_launcher() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("broen-anywhere"), stage.launcher());

        LauncherStage.Outcome outcome = stage.run(link, "run", "--data", "two words");

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains("java @" + stage.home().resolve("hub/jvm.options") + " -jar "
            + stage.home().resolve("hub/target/broen.jar") + " run --data two words");
    }

    @Test
    void an_unknown_command_is_wrong_usage() throws Exception {
        LauncherStage.Outcome outcome = stage.run("rnu");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.output()).contains("unknown command \"rnu\"", "Usage: ./broen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "demo"})
    void what_the_hub_writes_is_readable_for_its_owner_only(String command) throws Exception {
        assertThat(stage.run(command).output()).contains("umask 0077");
    }

    @Test
    void help_needs_neither_java_nor_maven() throws Exception {
        stage.without("java").without("mvn");

        assertThat(stage.run("help").exitCode()).isZero();
        assertThat(stage.run("test", "--help").exitCode()).isZero();
    }

    @Test
    void a_missing_java_is_reported() throws Exception {
        assertRefused(stage.without("java").run("run"), "Java 17 or later is missing");
    }

    @Test
    void an_old_java_is_reported_with_its_version() throws Exception {
        assertRefused(stage.with("STUB_JAVA", "11.0.24").run("run"), "Java 17 or later is required; java is version 11");
    }

    @Test
    void the_output_of_a_java_that_does_not_run_is_shown() throws Exception {
        assertRefused(stage.with("STUB_JAVA", "").run("run"), "Unrecognized option: --typo", "java does not run");
    }

    @Test
    void a_missing_maven_is_reported() throws Exception {
        assertRefused(stage.without("mvn").run("run"), "Maven 3.8 or later is missing");
    }

    @Test
    void an_old_maven_is_reported_with_its_version() throws Exception {
        assertRefused(stage.with("STUB_MAVEN", "3.6.3").run("test"), "Maven 3.8 or later is required; mvn is version 3.6.3");
    }

    @Test
    void the_output_of_a_maven_that_does_not_run_is_shown() throws Exception {
        assertRefused(stage.with("STUB_MAVEN", "").run("test"), "JAVA_HOME is not defined correctly", "mvn does not run");
    }

    @Test
    void a_maven_on_an_old_java_is_reported() throws Exception {
        assertRefused(stage.with("STUB_MAVENS_JAVA", "11.0.24").run("test"), "mvn runs on Java 11");
    }

    @Test
    void a_java_without_a_compiler_is_reported_before_the_build_starts() throws Exception {
        Files.delete(stage.jdk().resolve("bin/javac"));

        assertRefused(stage.run("run"), "the build requires a JDK");
        assertThat(stage.builds()).isEmpty();
    }

    @Test
    void a_second_run_does_not_build_again() throws Exception {
        stage.run("run");

        stage.run("run");

        assertThat(stage.builds()).hasSize(1);
    }

    @Test
    void two_commands_that_start_at_the_same_moment_build_once() throws Exception {
        assumeTrue(LauncherStage.tool("flock").isPresent() && LauncherStage.tool("mkfifo").isPresent(),
            "flock or mkfifo is not installed on this machine");
        Path hold = directory.resolve("hold");
        assertThat(new ProcessBuilder("mkfifo", hold.toString()).start().waitFor()).isZero();
        stage = stage.alsoWith("flock").with("STUB_HOLD", hold.toString());

        try (LauncherStage.Running first = stage.begin("first", "demo")) {
            await("the first command builds").until(() -> stage.builds().size() == 1);
            try (LauncherStage.Running second = stage.begin("second", "demo")) {
                await("the second command waits").until(() -> second.output().contains("waiting for the build of another command"));
                Files.writeString(hold, "go on\n");

                assertThat(first.end().exitCode()).as(first.output()).isZero();
                assertThat(second.end().exitCode()).as(second.output()).isZero();
                assertThat(first.output()).contains("broen-simulator.jar demo");
                assertThat(second.output()).contains("broen-simulator.jar demo").doesNotContain("building (");
            }
        }
        assertThat(stage.builds()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pom.xml", "domain/pom.xml", "domain/src/main/java/Rule.java", "config/schemas/rules.schema.json"})
    void a_changed_source_file_is_built_again(String file) throws Exception {
        stage.run("run");
        FileTime afterTheBuild = FileTime.from(Files.getLastModifiedTime(stage.stamp()).toInstant().plus(Duration.ofSeconds(2)));

        Files.setLastModifiedTime(stage.home().resolve(file), afterTheBuild);
        stage.run("run");

        assertThat(stage.builds()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hub/target/broen.jar", "bench/target/broen-bench.jar", "simulator/target/lib", "hub/target/lib"})
    void a_deleted_build_result_is_built_again(String file) throws Exception {
        stage.run("run");

        Files.delete(stage.home().resolve(file));
        stage.run("run");

        assertThat(stage.builds()).hasSize(2);
    }

    @Test
    void a_failed_build_stops_the_launcher_and_the_next_run_builds_again() throws Exception {
        assertRefused(stage.with("STUB_BUILD", "1").run("run"), "the build failed");

        assertThat(stage.with("STUB_BUILD", "0").run("run").exitCode()).isZero();
        assertThat(stage.builds()).hasSize(2);
    }

    @Test
    void after_a_full_test_run_nothing_needs_to_be_built() throws Exception {
        assertThat(stage.run("test").exitCode()).isZero();

        stage.run("run");

        assertThat(stage.builds()).singleElement().asString().endsWith("verify");
    }

    @Test
    void a_test_run_that_cleans_first_counts_as_a_build() throws Exception {
        stage.run("test");

        LauncherStage.Outcome outcome = stage.run("test", "clean");

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(stage.stamp()).exists();
    }

    @Test
    void a_test_run_of_one_module_does_not_count_as_a_build() throws Exception {
        assertThat(stage.run("test", "-pl", "domain").exitCode()).isZero();

        assertThat(stage.stamp()).doesNotExist();
    }

    @Test
    void the_help_of_test_builds_nothing() throws Exception {
        LauncherStage.Outcome outcome = stage.run("test", "--help");

        assertThat(outcome.output()).contains("mvn verify");
        assertThat(stage.builds()).isEmpty();
        assertThat(stage.stamp()).doesNotExist();
    }

    @Test
    void failing_tests_give_exit_code_1() throws Exception {
        assertThat(stage.with("STUB_BUILD", "1").run("test").exitCode()).isEqualTo(1);
    }

    @Test
    void each_target_is_searched_for_so_many_seconds_in_a_process_of_its_own() throws Exception {
        LauncherStage.Outcome outcome = stage.run("fuzz", "7");

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(stage.builds()).hasSameSizeAs(fuzzTargets()).allSatisfy(search -> assertThat(search).contains("-max_total_time=7"));
        assertThat(fuzzTargets()).allSatisfy(target -> assertThat(stage.builds())
            .anyMatch(search -> search.contains("-pl " + target.module() + " ") && search.contains("-Dtest=" + target.name() + " ")));
    }

    @Test
    void a_search_that_finds_something_gives_exit_code_1_after_all_targets() throws Exception {
        assertRefused(stage.with("STUB_BUILD", "1").run("fuzz"), "XdisFuzzTest", "MllpFrameDecoderFuzzTest");
        assertThat(stage.builds()).hasSameSizeAs(fuzzTargets());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "10m", "-1", ""})
    void a_search_takes_a_number_of_seconds(String seconds) throws Exception {
        assertThat(stage.run("fuzz", seconds).exitCode()).isEqualTo(2);
    }

    @Test
    void the_temporary_directory_is_empty_afterwards() throws Exception {
        stage.run("test");
        stage.with("STUB_BUILD", "1").run("test");

        try (Stream<Path> files = Files.list(stage.temporary())) {
            assertThat(files).isEmpty();
        }
    }

    private record FuzzTarget(String module, String name) {}

    private static List<FuzzTarget> fuzzTargets() throws IOException {
        Path root = Checkout.here().root();
        try (Stream<Path> modules = Files.list(root)) {
            return modules.map(module -> module.resolve("src/test/java")).filter(Files::isDirectory).flatMap(LauncherTest::files)
                .filter(file -> file.getFileName().toString().endsWith("FuzzTest.java"))
                .map(file -> new FuzzTarget(root.relativize(file).getName(0).toString(),
                    file.getFileName().toString().replace(".java", "")))
                .toList();
        }
    }

    private static Stream<Path> files(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void assertRefused(LauncherStage.Outcome outcome, String... texts) {
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output()).contains(List.of(texts));
    }
}
