package dk.broen.simulator.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubProcessTest {

    @TempDir
    private Path directory;
    private HubLaunch launch;

    @BeforeEach
    void build() throws IOException {
        launch =
            HubLaunch.of(FakeHub.jar(directory), directory.resolve("config"), directory.resolve("data"), directory.resolve("logs"))
                .withJvmArguments("-Xmx32m", "-XX:TieredStopAtLevel=1").withArguments("--demo");
    }

    @Test
    void a_started_hub_has_its_ports_and_all_its_output_in_the_log() throws IOException {
        try (HubProcess hub = HubProcess.start(launch)) {
            assertThat(hub.port("mllp")).isEqualTo(2575);
            assertThat(hub.port("http")).isEqualTo(8080);
            assertThat(hub.port("management")).isEqualTo(8081);
            assertThat(hub.values()).containsEntry("broker", "61616");
            assertThat(hub.isRunning()).isTrue();
            assertThat(hub.exitCode()).isEmpty();
            assertThatThrownBy(() -> hub.port("ftp")).hasMessageContaining("ftp").hasMessageContaining("mllp");
            hub.stop();
            assertThat(Files.readString(hub.log())).contains("run --config", "--demo", "a warning about Ærø", "Broen is ready");
            assertThat(hub.tail()).anyMatch(line -> line.startsWith("starting with run --config"));
        }
    }

    @Test
    void a_stopped_hub_ends_by_sigterm() throws IOException {
        try (HubProcess hub = HubProcess.start(launch)) {
            hub.stop();
            assertThat(hub.exitCode()).hasValue(128 + 15);
        }
    }

    @Test
    void a_killed_hub_ends_by_sigkill_and_can_be_restarted() throws IOException {
        try (HubProcess hub = HubProcess.start(launch)) {
            long first = hub.pid();
            hub.kill();
            assertThat(hub.exitCode()).hasValue(128 + 9);
            hub.restart();
            assertThat(hub.isRunning()).isTrue();
            assertThat(hub.pid()).isNotEqualTo(first);
        }
    }

    @Test
    void a_hub_is_killed_while_it_starts_and_can_be_restarted() throws IOException {
        try (HubProcess hub = HubProcess.start(launch)) {
            hub.killWhileStarting(Duration.ofMillis(1));
            assertThat(hub.exitCode()).hasValue(128 + 9);
            hub.restart();
            assertThat(hub.isRunning()).isTrue();
        }
    }

    @Test
    void a_hub_that_ends_before_it_is_ready_is_reported_with_exit_code_and_last_lines() {
        assertThatThrownBy(() -> HubProcess.start(launch.withEnvironment("FAKE_FAILURE", "yes")))
            .isInstanceOf(HubNotReadyException.class)
            .hasMessageContaining("exit code 3").hasMessageContaining("a warning about Ærø");
    }

    @Test
    void a_hub_without_a_ready_line_is_ended() {
        HubLaunch silent = launch.withEnvironment("FAKE_SILENCE", "yes").withPatience(Duration.ofSeconds(2));
        assertThatThrownBy(() -> HubProcess.start(silent)).isInstanceOf(HubNotReadyException.class)
            .hasMessageContaining("is not ready after 2 s");
    }

    @Test
    void a_missing_jar_is_reported_with_the_command_that_builds_it() {
        HubLaunch missing = HubLaunch.of(directory.resolve("none.jar"), directory, directory, directory);
        assertThatThrownBy(() -> HubProcess.start(missing)).hasMessageContaining("none.jar").hasMessageContaining("mvn");
    }

    @Test
    void the_checkout_is_found_from_a_directory_inside_it() {
        assertThat(Checkout.here().config()).isDirectory();
        assertThat(Checkout.here().jar().toString()).endsWith("hub/target/broen.jar");
        assertThatThrownBy(() -> Checkout.above(directory)).hasMessageContaining("No checkout");
    }
}
