package dk.broen.hub.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.hub.staging.CommandRun;
import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.SharedHub;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.hub.Checkout;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** Tests the commands as people type them: their output and their exit codes. */
@ExtendWith(SharedHub.class)
class CommandsIT {
    private static final TestPeople PEOPLE = new TestPeople(4718);
    @TempDir
    private Path directory;
    private Path config;

    @BeforeEach
    void copyConfiguration() throws IOException {
        config = directory.resolve("config");
        FileSystemUtils.copyRecursively(Checkout.here().config(), config);
    }

    @Test
    void keys_are_readable_by_their_owner_only_and_never_overwritten() throws Exception {
        Path keys = directory.resolve("keys");

        CommandRun created = run("keys", "create", keys.toString());
        assertThat(created.exitCode()).isZero();
        assertThat(created.out()).singleElement().asString().startsWith("Keys created in " + keys);
        assertThat(created.err()).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.resolve("payload.json")))).isEqualTo("rw-------");
        byte[] before = Files.readAllBytes(keys.resolve("payload.json"));

        CommandRun again = run("keys", "create", keys.toString());
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.out()).isEmpty();
        assertThat(again.err()).singleElement().asString().contains("payload.json exists already");
        assertThat(Files.readAllBytes(keys.resolve("payload.json"))).isEqualTo(before);
    }

    @Test
    void an_error_says_that_keys_cannot_be_written() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");

        CommandRun failed = run("keys", "create", file.resolve("keys").toString());

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err()).singleElement().asString().startsWith("keys could not be written to " + file);
    }

    @Test
    void a_valid_configuration_is_summarised() throws Exception {
        CommandRun valid = run("validate", config.toString());

        assertThat(valid.exitCode()).isZero();
        assertThat(valid.out()).singleElement().asString().startsWith(config + " is valid: 3 municipalities, ");
        assertThat(valid.err()).isEmpty();
    }

    @Test
    void an_error_in_the_configuration_is_located_by_file_line_and_key() throws Exception {
        breakConfiguration();

        CommandRun broken = run("validate", config.toString());

        assertThat(broken.exitCode()).isEqualTo(1);
        assertThat(broken.out()).isEmpty();
        assertThat(broken.err()).last().isEqualTo("2 errors");
        assertThat(broken.err()).anyMatch(line -> line.endsWith("municipalities/0461-odense.yaml:4: unknown key \"nmae\""));
    }

    @Test
    void wrong_usage_ends_with_exit_code_2_and_an_error() throws Exception {
        for (String[] wrong : new String[][] {{"validate", directory.resolve("nowhere").toString()}, {"why"}, {"run", "--prot", "1"},
            {"fly"}, {"keys"}, {"keys", "create"}}) {
            CommandRun run = run(wrong);
            assertThat(run.exitCode()).as(String.join(" ", wrong)).isEqualTo(2);
            assertThat(run.out()).as(String.join(" ", wrong)).isEmpty();
            assertThat(run.err()).as(String.join(" ", wrong)).isNotEmpty().noneMatch(line -> line.startsWith("\tat "));
        }
    }

    @Test
    void why_prints_text_or_json(StagedHub hub) throws Exception {
        TestPerson person = PEOPLE.next();
        hub.addResident(person, Home.AARHUS);
        AdtMessage message = hub.message("A01", person, Home.AARHUS).with("MSH-10", "2026/11 %41");
        hub.accepted(message);
        hub.awaitIdle();

        CommandRun text = run("why", message.controlId(), "--data", hub.data().toString());
        assertThat(text.exitCode()).isZero();
        assertThat(text.err()).isEmpty();
        assertThat(text.out()).anyMatch(line -> line.contains("ADMITTED"))
            .anyMatch(line -> line.contains("aarhus-botilbud-havnen as RESIDENCE  told"))
            .anyMatch(line -> line.contains("- true: stay in [PSYCHIATRIC] is OPEN"))
            .anyMatch(line -> line.contains("- difference: aarhus-botilbud-havnen: NEWS, says ADMITTED"));
        assertThat(text.out()).noneMatch(line -> line.contains(person.cpr()) || line.contains(person.familyName()));

        CommandRun json = run("why", message.controlId(), "--json", "--data", hub.data().toString());
        assertThat(json.exitCode()).isZero();
        JsonNode explained = new ObjectMapper().readTree(String.join("\n", json.out()));
        assertThat(explained.at("/0/message/stay/type").asText()).isEqualTo("ADMITTED");
    }

    @Test
    void why_with_an_unknown_reference_fails(StagedHub hub) throws Exception {
        CommandRun unknown = run("why", "ÆØÅ/ 1", "--data", hub.data().toString());

        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.out()).isEmpty();
        assertThat(unknown.err()).singleElement().asString().contains("no message or notice has the reference");
    }

    @Test
    void why_without_a_running_hub_says_how_to_start_one() throws Exception {
        CommandRun failed = run("why", "7KQ4MX", "--data", directory.resolve("data").toString());

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err()).singleElement().asString().startsWith("no hub is running on ").contains("./broen run");
    }

    private void breakConfiguration() throws IOException {
        Path file = config.resolve("municipalities/0461-odense.yaml");
        Files.writeString(file, Files.readString(file).replaceFirst("(?m)^name: Odense", "nmae: Odense"));
    }

    private CommandRun run(String... arguments) throws IOException, InterruptedException {
        return CommandRun.of(directory, Map.of(), arguments);
    }
}
