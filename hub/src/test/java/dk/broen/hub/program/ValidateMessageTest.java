package dk.broen.hub.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.hospital.VansMessage;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Tests {@code ./broen validate-message} with the shipped configuration. */
class ValidateMessageTest {
    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private final TestPerson citizen = new TestPeople(5510).next();
    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    @TempDir
    private Path directory;

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void release() {
        System.setOut(realOut);
        System.setErr(realErr);
    }

    @Test
    void an_accepted_message_is_answered_aa_and_its_event_is_printed_without_the_citizen() throws IOException {
        assertThat(validate(file("admitted.hl7", admitted("C1").text()))).isZero();

        assertThat(lines()).singleElement().asString()
            .matches(
                ".*admitted\\.hl7  AA   C1  ADMITTED of stay V1 at 2026-11-21T21:00\\+01:00, hospital auh, department .*, PSYCHIATRIC");
        assertThat(printed()).doesNotContain(citizen.cpr(), citizen.familyName());
    }

    @Test
    void a_refused_message_is_answered_in_the_words_of_the_acknowledgement() throws IOException {
        assertThat(validate(file("a.hl7", admitted("C1").with("PV1-19", "").text()),
            file("b.hl7", admitted("C2").with("MSH-9", "ADT^A99").text())))
            .isEqualTo(1);

        assertThat(lines().get(0)).endsWith("AE   C1  PV1-19: The visit number is empty, so the stay cannot be identified (FIELD_MISSING)");
        assertThat(lines().get(1)).contains("AR   C2  MSH-9.2: The hub does not take this trigger event").endsWith("(TRIGGER_UNSUPPORTED)");
    }

    @Test
    void a_message_for_a_human_is_accepted_and_not_well() throws IOException {
        assertThat(validate(file("a.hl7", admitted("C1").with("MSH-9", "ADT^A03").with("PID-30", "U").text()))).isEqualTo(1);

        assertThat(lines()).singleElement().asString().contains("AA   C1  PID-30: ").endsWith("(DEATH_UNCLEAR; stored for a human)");
    }

    @Test
    void a_message_with_a_replacement_number_waits_for_a_human_and_is_not_well() throws IOException {
        String replacement = "250947A019^^^&1.2.208.176.1.6.1.3.181&ISO";
        String waits = file("a.hl7", admitted("C1").with("PID-3", replacement).text());
        String found = file("b.hl7", admitted("C2").with("MSH-9", "ADT^A40").with("MRG-1", replacement).text());

        assertThat(validate(waits, found)).isEqualTo(1);
        assertThat(lines().get(0)).endsWith("AA   C1  waits for a human who says whose replacement CPR number it is (REPLACEMENT_CPR)");
        assertThat(lines().get(1)).contains("AA   C2  CPR_NUMBER_FOUND at ");
        assertThat(validate(found)).isZero();
        assertThat(printed()).doesNotContain("250947A019", citizen.cpr());
    }

    @Test
    void json_says_that_a_message_waits() throws IOException {
        String replacement = "250947A019^^^&1.2.208.176.1.6.1.3.181&ISO";
        assertThat(validate("--json", file("a.hl7", admitted("C1").with("PID-3", replacement).text()),
            file("b.hl7", admitted("C2").with("MSH-9", "ADT^A40").with("MRG-1", replacement).text()))).isEqualTo(1);

        JsonNode json = new ObjectMapper().readTree(printed());
        assertThat(json.at("/0/work_item").asText()).isEqualTo("REPLACEMENT_CPR");
        assertThat(json.at("/0/well").asBoolean()).isFalse();
        assertThat(json.at("/1/event/type").asText()).isEqualTo("CPR_NUMBER_FOUND");
    }

    @Test
    void each_message_of_a_batch_is_answered() throws IOException {
        String batch =
            "FHS|^~\\&|EPJ|AUH\rBHS|^~\\&\r" + admitted("C1").text() + admitted("C2").with("PV1-2", "").text() + "BTS|2\rFTS|1\r";

        assertThat(validate(file("batch.hl7", batch))).isEqualTo(1);

        assertThat(lines()).hasSize(2);
        assertThat(lines().get(0)).contains("batch.hl7[1]  AA   C1  ADMITTED");
        assertThat(lines().get(1)).contains("batch.hl7[2]  AE   C2  PV1-2: ");
    }

    @Test
    void a_medcom_message_is_answered_by_its_element() throws IOException {
        String admission;
        try (var template = ValidateMessageTest.class.getResourceAsStream("/demo/admission.fhir.json")) {
            admission = new String(template.readAllBytes(), StandardCharsets.UTF_8).replace("{bundle}", "b1").replace("{message}", "m1")
                .replace("{time}", "2026-11-21T20:00:00Z").replace("{stay}", "S1").replace("{cpr}", citizen.cpr());
        }

        assertThat(validate(file("a.json", admission), file("b.json", admission.replace("\"timestamp\"", "\"x-timestamp\"")))).isEqualTo(1);

        assertThat(lines().get(0)).contains("202  m1  ADMITTED of stay ");
        assertThat(lines().get(1)).contains("422  ");
    }

    @Test
    void an_xdis_letter_is_answered_by_its_element() throws IOException {
        Path letter = Path.of("../cases/X1-told-by-xdis/01-admitted.xml");
        String damaged =
            file("damaged.xml", Files.readString(letter, StandardCharsets.UTF_8).replaceAll("<StatusCode>[^<]*", "<StatusCode>noget"));

        assertThat(validate(letter.toString(), damaged)).isEqualTo(1);
        assertThat(lines().get(0)).contains(" 202 ", "ADMITTED of stay");
        assertThat(lines().get(1)).contains(" 422 ", "StatusCode");
    }

    @Test
    void an_envelope_is_opened_and_a_wrong_one_is_answered_by_its_element() throws IOException {
        VansMessage envelope = VansMessage.letter(Files.readAllBytes(Path.of("../cases/X1-told-by-xdis/01-admitted.xml")));

        assertThat(validate(file("a.xml", envelope.xml()), file("b.xml", envelope.replace("<SizeInBytes>", "<SizeInBytes>1").xml())))
            .isEqualTo(1);

        assertThat(lines().get(0)).contains(" 202 ", "ADMITTED of stay");
        assertThat(lines().get(1)).contains(" 422 ", "VANSEnvelope.Message.MetaInformation.Document.SizeInBytes: ");
    }

    @Test
    void json_has_the_same_facts() throws IOException {
        assertThat(validate("--json", file("a.hl7", admitted("C1").text()), file("b.hl7", admitted("C2").with("PV1-19", "").text())))
            .isEqualTo(1);

        JsonNode json = new ObjectMapper().readTree(printed());
        assertThat(json.at("/0/answer").asText()).isEqualTo("AA");
        assertThat(json.at("/0/event/type").asText()).isEqualTo("ADMITTED");
        assertThat(json.at("/0/event/occurred_at").asText()).isEqualTo("2026-11-21T21:00+01:00");
        assertThat(json.at("/1/code").asText()).isEqualTo("FIELD_MISSING");
        assertThat(json.at("/1/location").asText()).isEqualTo("PV1-19");
    }

    @Test
    void what_is_no_message_is_wrong_usage() throws IOException {
        assertThat(validate(file("a.txt", "hello"))).isEqualTo(2);
        assertThat(validate(directory.resolve("nothing.hl7").toString())).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("a.txt has neither HL7 v2 messages", "cannot read ");
    }

    private int validate(String... arguments) {
        return new CommandLine(new ValidateMessageCommand())
            .execute(Stream.concat(Stream.of("--config", "../config"), Stream.of(arguments)).toArray(String[]::new));
    }

    private AdtMessage admitted(String id) {
        return AdtMessage.of("A01", id, NOW).patient(citizen).livingIn("0751").at("P2", "1", "1", "AUH").admissionType("A").service("PSY")
            .visit("V1").admitted(NOW);
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content, StandardCharsets.ISO_8859_1).toString();
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<String> lines() {
        return printed().lines().toList();
    }
}
