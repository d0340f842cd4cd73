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
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** Tests the commands as people type them: their output and their exit codes. */
@ExtendWith(SharedHub.class)
class CommandsIT {
    private static final TestPeople PEOPLE = new TestPeople(4729);
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
            {"fly"}, {"keys"}, {"keys", "create"}, {"work"}, {"work", "show"}, {"work", "close", "7KQ4MX"},
            {"work", "close", "7KQ4MX", "--because", " "},
            {"work", "answer", "7KQ4MX", "DONE", "--because", "x", "--details", "nowhere.json"}}) {
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

    @Test
    void a_work_item_is_listed_shown_taken_and_answered_without_citizen_data(StagedHub hub) throws Exception {
        TestPerson person = PEOPLE.next();
        hub.addResident(person, Home.AARHUS);
        AdtMessage message = hub.message("A01", person, Home.AARHUS);
        hub.accepted(message);
        hub.awaitIdle();
        String item = hub.api().get("/api/why/" + message.controlId()).at("/0/workItems/0/reference").asText();
        String data = hub.data().toString();

        assertThat(run("work", "take", item, "--data", data).out()).containsExactly("the work item " + item + " is taken");
        CommandRun list = run("work", "list", "--kind", "ASK_FOR_CONSENT", "--state", "TAKEN", "--limit", "1000", "--data", data);
        assertThat(list.exitCode()).isZero();
        assertThat(list.out()).anyMatch(line -> line.startsWith(item + "  ASK_FOR_CONSENT") && line.contains("WARD auh")
            && line.contains("TAKEN") && line.contains("due "));
        CommandRun shown = run("work", "show", item.toLowerCase(Locale.ROOT), "--data", data);
        assertThat(shown.out()).anyMatch(line -> line.contains("can be asked about, in municipality 0751: "))
            .anyMatch(line -> line.contains("accepts CONSENTS, REFUSES"));
        assertThat(shown.out()).noneMatch(line -> line.contains(person.cpr()) || line.contains("SUBSTANCE_USE"));

        Path details = Files.writeString(directory.resolve("answer.json"),
            "{\"consent\": {\"to\": [\"GP\"], \"form\": \"VERBAL\", \"obtained_by\": \"vagten\"}}");
        CommandRun refused =
            run("work", "answer", item, "CONSENTS", "--because", "the ward called", "--details", details.toString(), "--data", data);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).anyMatch(line -> line.strip().startsWith("consent.to: the citizen was not asked about GP"));
        Files.writeString(details, "{\"consent\": {\"obtained_by\": \"vagten\"}}");
        assertThat(run("work", "answer", item, "REFUSES", "--because", "the ward called", "--details", details.toString(), "--data", data)
            .out()).containsExactly("the work item " + item + " is answered: REFUSES");
        CommandRun late = run("work", "close", item, "--because", "x", "--data", data);
        assertThat(late.exitCode()).isEqualTo(1);
        assertThat(late.err()).singleElement().asString().startsWith("this work item is closed since ");
    }

    private void breakConfiguration() throws IOException {
        Path file = config.resolve("municipalities/0461-odense.yaml");
        Files.writeString(file, Files.readString(file).replaceFirst("(?m)^name: Odense", "nmae: Odense"));
    }

    @Test
    void facts_are_checked_without_a_hub_and_each_fault_has_its_line() throws Exception {
        TestPerson person = PEOPLE.next();
        Path sheet = Files.writeString(directory.resolve("facts.csv"), "cpr;fact;unit;function;from\n" + person.cpr()
            + ";SERVICE;aarhus-botilbud-havnen;RESIDENCE;2026-02-01\n" + person.cpr() + ";SERVICE;aarhus-nowhere;RESIDENCE;2026-02-01\n");
        Path document = Files.writeString(directory.resolve("facts.json"), "{\"citizens\": [\n  {\"cpr\": \"" + person.cpr()
            + "\", \"services\": [\n    {\"function\": \"RESIDENCE\", \"unit\": \"odense-botilbud-aaen\", \"from\": \"2026-02-01\"}]}]}");

        CommandRun wrong = run("facts", "check", sheet.toString(), "--config", config.toString());
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.err()).singleElement().asString().startsWith("line 3");

        Files.writeString(sheet, ";SERVICE;aarhus-nowhere;RESIDENCE;1/2/26\n" + person.cpr() + ";SERVICE;;RESIDENCE;2026-02-01\n",
            StandardOpenOption.APPEND);
        assertThat(run("facts", "check", sheet.toString(), "--config", config.toString()).err())
            .extracting(line -> line.replaceFirst(":.*", "")).containsExactly("line 3, column unit", "line 4, column cpr",
                "line 4, column from", "line 5, column unit");
        Path mixed = Files.writeString(directory.resolve("mixed.json"), "{\"citizens\": [{\"cpr\": \"" + person.cpr() + "\",\n"
            + "\"services\": [{\"function\": \"JOBCENTRE\", \"unit\": \"aarhus-botilbud-havnen\", \"from\": \"2026-02-01\"},\n"
            + "{\"function\": \"RESIDENCE\", \"unit\": \"aarhus-nowhere\", \"from\": \"2026-02-01\"}]}]}");
        assertThat(run("facts", "check", mixed.toString(), "--config", config.toString()).err())
            .extracting(line -> line.replaceFirst(",.*", "")).containsExactly("line 2", "line 3");
        Path broken = Files.writeString(directory.resolve("broken.json"), "{\"citizens\": [\n,]}");
        assertThat(run("facts", "check", broken.toString(), "--config", config.toString()).err())
            .containsExactly("line 2: is not JSON, or has a key twice");

        CommandRun right = run("facts", "check", document.toString(), "--config", config.toString());
        assertThat(right.exitCode()).isZero();
        assertThat(right.out()).singleElement().asString().endsWith("is valid: 1 fact about 1 citizen");
        CommandRun foreign =
            run("facts", "check", document.toString(), "--config", config.toString(), "--municipality", Home.AARHUS.municipality());
        assertThat(foreign.exitCode()).isEqualTo(1);
        assertThat(foreign.err()).containsExactly("line 3, citizens[0].services[0]: belongs to another municipality");

        assertThat(run("facts", "check", directory.resolve("nowhere.csv").toString()).exitCode()).isEqualTo(2);
        assertThat(wrong.toString() + foreign).doesNotContain(person.cpr());
    }

    @Test
    void facts_are_imported_previewed_replaced_and_exported(StagedHub hub) throws Exception {
        TestPerson person = PEOPLE.next();
        String source = "commands " + person.cpr().substring(6);
        String service = "{\"citizens\": [{\"cpr\": \"" + person.cpr() + "\",\n \"services\": [\n"
            + "{\"function\": \"RESIDENCE\", \"unit\": \"aarhus-botilbud-havnen\", \"from\": \"2026-02-01\"}]\n";
        Path both = Files.writeString(directory.resolve("both.json"),
            service + ", \"residences\": [{\"municipality\": \"0751\", \"from\": \"2026-02-01\"}]}]}");
        Path one = Files.writeString(directory.resolve("one.json"), service + "}]}");
        String[] login = {"--hub", "http://127.0.0.1:" + hub.process().port("http"), "--client", "municipality-0751", "--source", source,
            "--because", "a test"};

        CommandRun recorded = client(hub, login, "facts", "import", both.toString());
        assertThat(recorded.err()).isEmpty();
        assertThat(recorded.out()).containsExactlyInAnyOrder("recorded   line 4, citizens[0].residences[0]",
            "recorded   line 3, citizens[0].services[0]", "2 recorded, 0 changed, 0 unchanged, 0 ended, 0 withdrawn, 0 refused");

        CommandRun preview = client(hub, login, "facts", "import", one.toString(), "--replace", "--preview");
        assertThat(preview.out()).anyMatch(line -> line.startsWith("ended      residence "))
            .anyMatch(line -> line.startsWith("preview, nothing is stored: 0 recorded, 0 changed, 1 unchanged, 1 ended"));
        String token = preview.out().get(preview.out().size() - 1).replaceAll(".*--previewed (\\S+) .*", "$1");
        CommandRun replaced = client(hub, login, "facts", "import", one.toString(), "--replace", "--previewed", token);
        assertThat(replaced.exitCode()).isZero();
        CommandRun outdated = client(hub, login, "facts", "import", one.toString(), "--replace", "--previewed", token);
        assertThat(outdated.exitCode()).isEqualTo(1);
        assertThat(outdated.err()).singleElement().asString().startsWith("what would be done has changed since the preview");
        assertThat(recorded.toString() + preview + replaced + outdated).doesNotContain(person.cpr());

        CommandRun export = run("facts", "export", "--municipality", "0751", "--source", source, "--data", hub.data().toString());
        assertThat(export.exitCode()).isZero();
        JsonNode exported = new ObjectMapper().readTree(String.join("\n", export.out()));
        assertThat(exported.at("/citizens/0/services")).hasSize(1);
        assertThat(exported.at("/citizens/0").has("residences")).isFalse();

        assertThat(run("facts", "export", "--data", hub.data().toString()).exitCode()).isEqualTo(1);
        assertThat(run("facts", "import", one.toString(), "--because", " ").exitCode()).isEqualTo(2);
    }

    @Test
    void the_password_and_the_facts_leave_the_machine_only_encrypted() throws Exception {
        Path facts = Files.writeString(directory.resolve("facts.json"), "{\"citizens\": []}");

        CommandRun refused = CommandRun.of(directory, Map.of("BROEN_CLIENT_PASSWORD", "a password"), "facts", "import", facts.toString(),
            "--hub", "http://broen.example", "--client", "municipality-0751", "--because", "a test");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err())
            .containsExactly("--hub: the password and the facts leave this machine only encrypted: give an https address");
    }

    private CommandRun client(StagedHub hub, String[] login, String... arguments) throws IOException, InterruptedException {
        return CommandRun.of(directory, Map.of("BROEN_CLIENT_PASSWORD", hub.credentials("municipality-0751").password()),
            Stream.concat(Stream.of(arguments), Stream.of(login)).toArray(String[]::new));
    }

    private CommandRun run(String... arguments) throws IOException, InterruptedException {
        return CommandRun.of(directory, Map.of(), arguments);
    }
}
