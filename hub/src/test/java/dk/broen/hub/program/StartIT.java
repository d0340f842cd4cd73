package dk.broen.hub.program;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.crypto.Keys;
import dk.broen.hub.staging.CommandRun;
import dk.broen.simulator.hub.Checkout;
import dk.broen.simulator.hub.HubLaunch;
import dk.broen.simulator.hub.HubProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/** The hub as it is started outside the demo: with its own keys and the real clock, or not at all and with a line that says why. */
class StartIT {
    private static final Map<String, String> FREE_PORTS =
        Map.of("BROEN_MLLP_PORT", "0", "BROEN_HTTP_PORT", "0", "BROEN_MANAGEMENT_PORT", "0", "BROEN_BROKER_PORT", "0");
    @TempDir
    private Path directory;
    private Path config;

    @BeforeEach
    void prepare() throws IOException {
        config = directory.resolve("config");
        FileSystemUtils.copyRecursively(Checkout.here().config(), config);
        Keys.create(directory.resolve("keys"));
    }

    @Test
    void a_hub_with_keys_starts_says_so_in_one_line_lets_nobody_in_and_ends_when_told() throws IOException {
        HubLaunch launch = HubLaunch.of(Checkout.here().jar(), config, directory.resolve("data"), directory).withArguments("--free-ports");
        try (HubProcess hub = HubProcess.start(launch)) {
            assertThat(Files.readAllLines(hub.log())).filteredOn(line -> line.startsWith("Broen is ready")).hasSize(1);
            assertThat(hub.management("operator", "").exchange("GET", "/actuator/health/ready").status()).isEqualTo(401);
            assertThat(hub.management("operator", "operator").exchange("GET", "/actuator/clock").status()).isEqualTo(401);
            assertThat(hub.api("operator", "operator").exchange("GET", "/api/events").status()).isEqualTo(401);
            assertThat(directory.resolve("data/demo-secrets.json")).doesNotExist();
            assertThat(directory.resolve("data/keys")).doesNotExist();

            hub.stop();

            assertThat(hub.exitCode()).hasValue(128 + 15);
            assertThat(directory.resolve("data/hub.json")).doesNotExist();
            assertThat(Files.readString(hub.log())).doesNotContain(" ERROR ");
        }
    }

    @Test
    void without_keys_nothing_starts_and_none_are_made() throws Exception {
        FileSystemUtils.deleteRecursively(directory.resolve("keys"));

        assertRefused(start(Map.of()), "./broen keys create " + directory.resolve("keys"));

        assertThat(directory.resolve("keys")).doesNotExist();
    }

    @Test
    void keys_that_are_no_keys_are_named() throws Exception {
        Files.writeString(directory.resolve("keys/index.json"), "{}");

        assertRefused(start(Map.of()), directory.resolve("keys/index.json") + " holds no key set");
    }

    @Test
    void a_broken_configuration_is_told_by_file_line_and_key() throws Exception {
        Path file = config.resolve("municipalities/0461-odense.yaml");
        Files.writeString(file, Files.readString(file).replaceFirst("(?m)^name: Odense", "nmae: Odense"));

        assertRefused(start(Map.of()), "0461-odense.yaml:");
    }

    @Test
    void a_setting_that_cannot_be_read_at_all_is_told_by_line() throws Exception {
        Files.writeString(config.resolve("application.yaml"), "broen:\n  mllp: {port: 1\n");

        assertRefused(start(Map.of()), "application.yaml:3: expected");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        BROEN_CLOCK_AHEAD   | 1h   | broen.clock.ahead: a clock that goes wrong is for the demo only
        BROEN_SMTP_STARTTLS | NONE | broen.smtp.starttls: NONE is only for a mail server on this machine
        """)
    void a_setting_that_cannot_be_right_is_named(String variable, String value, String said) throws Exception {
        assertRefused(start(Map.of(variable, value, "BROEN_SMTP_HOST", "mail.example")), said);
    }

    @Test
    void a_partners_password_that_is_too_short_is_named_and_not_shown() throws Exception {
        Files.writeString(config.resolve("application.yaml"), """
            broen:
              broker:
                users:
                  - {name: aarhus, password: summer, consumes: ["notifications.0751.#"]}
            """);

        CommandRun refused = start(Map.of());

        assertRefused(refused, "aarhus");
        assertThat(refused.err()).noneMatch(line -> line.contains("summer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MLLP", "HTTP", "BROKER"})
    void a_port_that_is_taken_is_named_with_what_to_do(String listener) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            CommandRun refused = start(Map.of("BROEN_" + listener + "_PORT", Integer.toString(taken.getLocalPort())));

            assertRefused(refused, "port " + taken.getLocalPort() + " is taken by another program");
        }
    }

    private CommandRun start(Map<String, String> settings) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(FREE_PORTS);
        all.putAll(settings);
        return CommandRun.of(directory, all, "run", "--config", config.toString(), "--data", directory.resolve("data").toString());
    }

    private static void assertRefused(CommandRun run, String said) {
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        List<String> lines = run.err();
        assertThat(lines).isNotEmpty().noneMatch(line -> line.startsWith("\tat ") || line.contains("BRN1109"));
        assertThat(lines.get(lines.size() - 1)).contains(said);
    }
}
