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

/** The commands as people type them: what they print, where, and how they end. */
@ExtendWith(SharedHub.class)
class CommandsIT {
    private static final TestPeople PEOPLE = new TestPeople(4718);
    @TempDir
    private Path directory;
    private Path config;

    @BeforeEach
    void copy_the_configuration() throws IOException {
        config = directory.resolve("config");
        FileSystemUtils.copyRecursively(Checkout.here().config(), config);
    }

    @Test
    void keys_are_made_for_their_owner_only_and_never_overwritten() throws Exception {
        Path keys = directory.resolve("keys");

        CommandRun made = run("keys", "create", keys.toString());
        assertThat(made.exitCode()).isZero();
        assertThat(made.out()).singleElement().asString().startsWith("Keys made in " + keys);
        assertThat(made.err()).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.resolve("payload.json")))).isEqualTo("rw-------");
        byte[] before = Files.readAllBytes(keys.resolve("payload.json"));

        CommandRun again = run("keys", "create", keys.toString());
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.out()).isEmpty();
        assertThat(again.err()).singleElement().asString().contains("payload.json exists already");
        assertThat(Files.readAllBytes(keys.resolve("payload.json"))).isEqualTo(before);
    }

    @Test
    void keys_that_cannot_be_written_are_said_so() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");

        CommandRun failed = run("keys", "create", file.resolve("keys").toString());

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err()).singleElement().asString().startsWith("keys could not be written to " + file);
    }

    @Test
    void a_configuration_that_is_well_is_summed_up() throws Exception {
        CommandRun well = run("validate", config.toString());

        assertThat(well.exitCode()).isZero();
        assertThat(well.out()).singleElement().asString().startsWith(config + " is well: 3 municipalities, ");
        assertThat(well.err()).isEmpty();
    }

    @Test
    void a_broken_configuration_is_told_by_file_line_and_key() throws Exception {
        breakConfiguration();

        CommandRun broken = run("validate", config.toString());

        assertThat(broken.exitCode()).isEqualTo(1);
        assertThat(broken.out()).isEmpty();
        assertThat(broken.err()).last().isEqualTo("2 errors");
        assertThat(broken.err()).anyMatch(line -> line.endsWith("municipalities/0461-odense.yaml:4: unknown key \"nmae\""));
    }

    @Test
    void what_is_asked_in_a_wrong_way_is_answered_with_the_usage() throws Exception {
        for (String[] wrong : new String[][] {{"validate", directory.resolve("nowhere").toString()}, {"why"}, {"run", "--prot", "1"},
            {"fly"}, {"keys"}, {"keys", "create"}}) {
            CommandRun run = run(wrong);
            assertThat(run.exitCode()).as(String.join(" ", wrong)).isEqualTo(2);
            assertThat(run.out()).as(String.join(" ", wrong)).isEmpty();
            assertThat(run.err()).as(String.join(" ", wrong)).isNotEmpty().noneMatch(line -> line.startsWith("\tat "));
        }
    }

    @Test
    void why_is_answered_in_words_and_as_json(StagedHub hub) throws Exception {
        TestPerson person = PEOPLE.next();
        hub.housed(person, Home.AARHUS);
        AdtMessage message = hub.message("A01", person, Home.AARHUS).with("MSH-10", "2026/11 %41");
        hub.accepted(message);
        hub.rests();

        CommandRun words = run("why", message.controlId(), "--data", hub.data().toString());
        assertThat(words.exitCode()).isZero();
        assertThat(words.err()).isEmpty();
        assertThat(words.out()).anyMatch(line -> line.contains("ADMITTED"))
            .anyMatch(line -> line.contains("aarhus-botilbud-havnen as RESIDENCE  told"));
        assertThat(words.out()).noneMatch(line -> line.contains(person.cpr()) || line.contains(person.familyName()));

        CommandRun json = run("why", message.controlId(), "--json", "--data", hub.data().toString());
        assertThat(json.exitCode()).isZero();
        JsonNode explained = new ObjectMapper().readTree(String.join("\n", json.out()));
        assertThat(explained.at("/0/stay/type").asText()).isEqualTo("ADMITTED");
    }

    @Test
    void why_of_an_unknown_reference_is_not_known(StagedHub hub) throws Exception {
        CommandRun unknown = run("why", "ÆØÅ/ 1", "--data", hub.data().toString());

        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.out()).isEmpty();
        assertThat(unknown.err()).singleElement().asString().contains("nothing is known under");
    }

    @Test
    void why_without_a_hub_says_how_to_start_one() throws Exception {
        CommandRun alone = run("why", "7KQ4MX", "--data", directory.resolve("data").toString());

        assertThat(alone.exitCode()).isEqualTo(1);
        assertThat(alone.err()).singleElement().asString().startsWith("no hub is running on ").contains("./broen run");
    }

    private void breakConfiguration() throws IOException {
        Path file = config.resolve("municipalities/0461-odense.yaml");
        Files.writeString(file, Files.readString(file).replaceFirst("(?m)^name: Odense", "nmae: Odense"));
    }

    private CommandRun run(String... arguments) throws IOException, InterruptedException {
        return CommandRun.of(directory, Map.of(), arguments);
    }
}
