package dk.broen.hub.program;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.crypto.Keys;
import dk.broen.hub.staging.ClassArchive;
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

/** Starts the hub outside the demo: with its own keys and the real clock, or with an error that is explained in one line. */
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
    void a_hub_with_keys_prints_one_ready_line_accepts_no_login_and_stops_in_order() throws IOException {
        HubLaunch launch = HubLaunch.of(Checkout.here().jar(), config, directory.resolve("data"), directory).withArguments("--free-ports")
            .withJvmArguments(ClassArchive.jvmArguments("-Xmx384m"));
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
    void without_keys_the_hub_does_not_start_and_creates_none() throws Exception {
        FileSystemUtils.deleteRecursively(directory.resolve("keys"));

        assertRefused(start(Map.of()), "./broen keys create " + directory.resolve("keys"));

        assertThat(directory.resolve("keys")).doesNotExist();
    }

    @Test
    void an_invalid_key_file_is_reported() throws Exception {
        Files.writeString(directory.resolve("keys/index.json"), "{}");

        assertRefused(start(Map.of()), directory.resolve("keys/index.json") + " holds no key set");
    }

    @Test
    void an_error_in_the_configuration_is_reported_with_file_and_line() throws Exception {
        Path file = config.resolve("municipalities/0461-odense.yaml");
        Files.writeString(file, Files.readString(file).replaceFirst("(?m)^name: Odense", "nmae: Odense"));

        assertRefused(start(Map.of()), "0461-odense.yaml:");
    }

    @Test
    void a_yaml_syntax_error_in_the_settings_is_reported_with_its_line() throws Exception {
        Files.writeString(config.resolve("application.yaml"), "broen:\n  mllp: {port: 1\n");

        assertRefused(start(Map.of()), "application.yaml:3: expected");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        BROEN_CLOCK_AHEAD   | 1h   | broen.clock.ahead: a moved clock is accepted in the demo only
        BROEN_SMTP_STARTTLS | NONE | broen.smtp.starttls is NONE, but the mail server mail.example is not on this machine
        """)
    void an_invalid_setting_is_reported(String variable, String value, String error) throws Exception {
        assertRefused(start(Map.of(variable, value, "BROEN_SMTP_HOST", "mail.example")), error);
    }

    @Test
    void an_environment_variable_that_a_setting_names_and_that_is_not_set_stops_the_start() throws Exception {
        Files.writeString(config.resolve("application.yaml"), """
            broen:
              broker:
                users:
                  - {name: aarhus, password: "${AARHUS_QUEUE_PASSWORD}", consumes: ["notifications.0751.#"]}
            """);

        CommandRun refused = start(Map.of("BROEN_SMS_TOKEN", "summer${NO_SUCH_TOKEN}"));

        assertRefused(refused, "application.yaml:4: broen.broker.users[0].password: ${AARHUS_QUEUE_PASSWORD} has no value");
        assertThat(refused.err()).hasSize(2)
            .anyMatch(line -> line.contains("\"BROEN_SMS_TOKEN\": broen.sms.token: ${NO_SUCH_TOKEN} has no value"))
            .noneMatch(line -> line.contains("summer"));
    }

    @Test
    void a_partner_password_that_is_too_short_is_reported_and_not_printed() throws Exception {
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
    void a_port_in_use_is_reported(String listener) throws Exception {
        try (ServerSocket inUse = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            CommandRun refused = start(Map.of("BROEN_" + listener + "_PORT", Integer.toString(inUse.getLocalPort())));

            assertRefused(refused, "port " + inUse.getLocalPort() + " is in use by another program");
        }
    }

    private CommandRun start(Map<String, String> settings) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(FREE_PORTS);
        all.putAll(settings);
        return CommandRun.of(directory, all, "run", "--config", config.toString(), "--data", directory.resolve("data").toString());
    }

    private static void assertRefused(CommandRun run, String error) {
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        List<String> lines = run.err();
        assertThat(lines).isNotEmpty().noneMatch(line -> line.startsWith("\tat ") || line.contains("BRN1109"));
        assertThat(lines.get(lines.size() - 1)).contains(error);
    }
}
