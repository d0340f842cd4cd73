package dk.broen.hub.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.hub.staging.CommandRun;
import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.SharedHub;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code ./broen why} with the reference from the log line of a message that was not accepted. */
@ExtendWith(SharedHub.class)
class WhyNotAcceptedIT {
    private static final TestPeople PEOPLE = new TestPeople(4720);
    private static final String RECEIVED = ", received \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d from ";
    @TempDir
    private Path directory;
    private final TestPerson person = PEOPLE.next();
    private StagedHub hub;
    private int linesBefore;

    @BeforeEach
    void rememberLogLength(StagedHub shared) throws IOException {
        hub = shared;
        linesBefore = log().size();
    }

    @Test
    void a_refused_hl7_message_is_explained_with_reason_location_sender_and_next_step() throws Exception {
        AdtMessage wrong = hub.message("A01", person, Home.AARHUS).with("PID-3", "2513479989^^^CPR&1.2.208.176.1.2&ISO^NNDNK");
        assertThat(hub.send(wrong.bytes()).code()).isEqualTo("AE");

        String reference = referenceIn("BRN2201 refused code=CITIZEN_INVALID location=PID-3");

        List<String> words = why(reference).out();
        assertThat(words).hasSize(4);
        assertThat(words.get(0)).matches(reference + "  refused" + RECEIVED + "auh");
        assertThat(words.subList(1, 4)).containsExactly(
            "  CITIZEN_INVALID at PID-3: The identifier with the authority CPR is not a CPR number",
            "  nobody was told; the answer to the hospital contained this code and location",
            "  what to do  the hospital corrects the message and sends it again; it may keep its message id");
        JsonNode json = json(reference).path(0);
        assertThat(json.path("reference").asText()).isEqualTo(reference);
        assertThat(json.path("result").asText()).isEqualTo("REFUSED");
        assertThat(json.path("source").asText()).isEqualTo("auh");
        assertThat(json.path("receivedAt").asText()).isNotEmpty();
        assertThat(json.path("code").asText()).isEqualTo("CITIZEN_INVALID");
        assertThat(json.path("location").asText()).isEqualTo("PID-3");
        assertThat(words).contains("  CITIZEN_INVALID at PID-3: " + json.path("message").asText(),
            "  what to do  " + json.path("whatToDo").asText());
    }

    @Test
    void an_unknown_sender_is_explained_with_the_place_to_configure_it_and_without_its_name() throws Exception {
        AdtMessage fromUnknown = hub.message("A01", person, Home.AARHUS).from("STRANGE", "SOMEWHERE");
        assertThat(hub.send(fromUnknown.bytes()).code()).isEqualTo("AR");

        List<String> words = why(referenceIn("BRN2201 refused code=SENDER_UNKNOWN")).out();

        assertThat(words.get(0)).contains("refused", " from intake");
        assertThat(words).anyMatch(
            line -> line.startsWith("  what to do  if the sender is one of your hospitals, add its name to senders in config/hospitals/"))
            .noneMatch(line -> line.contains("STRANGE"));
    }

    @Test
    void a_refused_medcom_message_is_explained_in_the_same_way() throws Exception {
        String wrong = hub.notification(person).replace("\"admit-inpatient\"", "\"admit-impatient\"");
        assertThat(hub.fhir().send(wrong.getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(422);

        String reference = referenceIn("BRN2201 refused code=VALUE_UNKNOWN");

        List<String> words = why(reference).out();
        assertThat(words.get(0)).matches(reference + "  refused" + RECEIVED + "odense");
        assertThat(words.get(1)).startsWith("  VALUE_UNKNOWN at Provenance")
            .endsWith(": The activity is not defined for HospitalNotification");
        assertThat(words).noneMatch(line -> line.contains("impatient"));
        assertThat(json(reference).at("/0/result").asText()).isEqualTo("REFUSED");
    }

    @Test
    void an_acknowledged_unreadable_message_is_explained_with_event_and_dead_letter() throws Exception {
        AdtMessage possiblyDead = hub.message("A03", person, Home.AARHUS).with("PID-30", "U");
        hub.accepted(possiblyDead);
        hub.awaitIdle();

        String reference = referenceIn("BRN3201 unreadable source=auh");

        List<String> words = why(reference).out();
        assertThat(words.get(0)).matches(reference + "  no stay event" + RECEIVED + "auh");
        assertThat(words).contains("  WORK_ITEM", "    - DEATH_UNCLEAR at PID-30", "  work item  UNREADABLE: DEATH_UNCLEAR at PID-30")
            .anyMatch(line -> line.startsWith(reference + "  acknowledged, and not readable, received "))
            .anyMatch(line -> line.startsWith("  DEATH_UNCLEAR at PID-30: PID-29, PID-30 and PV1-36 half say"))
            .anyMatch(line -> line.startsWith("  what to do  tell the hospital"));
        assertThat(why(possiblyDead.controlId()).out()).as("by the hospital's own message id").isEqualTo(words);
        JsonNode json = json(reference);
        assertThat(json).hasSize(2);
        assertThat(json.at("/0/plan/outcome").asText()).isEqualTo("WORK_ITEM");
        assertThat(json.at("/1/result").asText()).isEqualTo("UNREADABLE");
    }

    @Test
    void a_message_id_conflict_is_explained_with_the_first_message() throws Exception {
        AdtMessage first = hub.message("A01", person, Home.AARHUS);
        hub.accepted(first);
        hub.awaitIdle();
        hub.accepted(first.with("PV1-3", "P9^1^1^AUH"));
        hub.awaitIdle();

        String reference = referenceIn("BRN3202 same-id-other-content source=auh");

        List<String> words = why(reference).out();
        assertThat(words.get(0))
            .matches(reference + "  acknowledged, and its message id was received before with other content" + RECEIVED + "auh");
        String firstReference = json(first.controlId()).at("/0/reference").asText();
        assertThat(words.get(1)).endsWith("The same message id was received before with other content: " + firstReference);
        assertThat(words).anyMatch(line -> line.startsWith("  what to do  ask the hospital which of the two messages is right"));
        assertThat(json(reference).at("/0/result").asText()).isEqualTo("CONFLICT");
    }

    /** Reads the reference from the log line and waits until the dead-letter store has the message, which gets there through a queue. */
    private String referenceIn(String logLine) throws IOException {
        Matcher line = log().stream().skip(linesBefore).map(Pattern.compile(Pattern.quote(logLine) + ".*? ref=(\\w{6})")::matcher)
            .filter(Matcher::find).findFirst().orElseThrow(() -> new AssertionError("the log has no line " + logLine));
        String reference = line.group(1);
        await("the dead-letter store has the message").atMost(Duration.ofSeconds(30))
            .until(() -> hub.api().exchange("GET", "/api/dead-letters/" + reference).isSuccess());
        return reference;
    }

    private List<String> log() throws IOException {
        return Files.readAllLines(hub.process().log());
    }

    private JsonNode json(String reference) throws Exception {
        return new ObjectMapper().readTree(String.join("\n", why(reference, "--json").out()));
    }

    private CommandRun why(String reference, String... options) throws Exception {
        CommandRun why = CommandRun.of(directory, Map.of(), Stream.concat(Stream.of("why", reference, "--data", hub.data().toString()),
            Stream.of(options)).toArray(String[]::new));
        assertThat(why.exitCode()).as("%s", why.err()).isZero();
        assertThat(why.err()).isEmpty();
        assertThat(why.out()).noneMatch(line -> line.contains(person.cpr()) || line.contains(person.familyName())
            || line.contains("2513479989"));
        return why;
    }
}
