package dk.broen.hub.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hospital.Acknowledgement;
import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.hub.Checkout;
import dk.broen.simulator.mail.MailServer;
import dk.broen.simulator.municipality.MunicipalConsumer;
import dk.broen.simulator.municipality.ReceivedNotification;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * Messages that a hub once got wrong, over a socket, each with what is right (danish-standards.md §3.1). They are in the folder
 * {@code shared/field} beside the project and are not copied into it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FieldMessagesIT {
    private static final Pattern CPR = Pattern.compile("(\\d{10})\\^\\^\\^CPR");
    private static final int FRAME_END = 0x1C;
    private static final TestPeople PEOPLE = new TestPeople(4730);
    private static final OffsetDateTime MONDAY = OffsetDateTime.parse("2026-11-30T10:00:00+01:00");
    private static final OffsetDateTime AFTER_ALL_COURSES = OffsetDateTime.parse("2026-12-16T10:00:00+01:00");
    private static final String HOSPITAL = """
        hospital: corpus
        name: Corpus Hospital
        region: "1082"
        senders: ["CORPUS|H3"]
        charset: ISO-8859-1
        departments:
          PSYCHIATRIC: [PSYX]
        otherwise: UNKNOWN
        answers: ward-answers.corpus
        """;

    @TempDir
    private static Path directory;
    private static MailServer mail;
    private static StagedHub hub;
    private static MunicipalConsumer caseSystem;

    @BeforeAll
    static void start() throws Exception {
        assumeThat(Files.isDirectory(field())).as("the folder shared/field beside the project").isTrue();
        Path config = directory.resolve("config");
        FileSystemUtils.copyRecursively(Checkout.here().config(), config);
        Files.writeString(config.resolve("hospitals/corpus.yaml"), HOSPITAL);
        mail = new MailServer(0);
        hub = StagedHub.start(directory.resolve("hub"), config, mail.port(), Map.of());
        hub.clock().moveTo(MONDAY);
        caseSystem = hub.caseSystem();
    }

    @AfterAll
    static void stop() throws Exception {
        if (hub != null) {
            caseSystem.close();
            hub.close();
            mail.close();
        }
    }

    @Test
    void the_zone_of_the_header_counts_for_the_time_of_the_admission() throws Exception {
        assertThat(sent("msh7-zone-utc.hl7")).containsExactly("AA");

        assertThat(told("msh7-zone-utc.hl7")).singleElement()
            .satisfies(notice -> assertThat(OffsetDateTime.parse(notice.at("/says/0/occurredAt").asText()).toInstant())
                .isEqualTo("2026-11-29T11:30:00Z"));
    }

    @Test
    void a_death_after_a_line_feed_is_a_death() throws Exception {
        assertThat(sent("lf-end-of-pid11-death.hl7")).containsExactly("AA");

        assertThat(says("lf-end-of-pid11-death.hl7")).containsExactly("DECEASED");
    }

    @Test
    void a_continued_segment_is_joined_so_that_a_death_is_a_death() throws Exception {
        assertThat(sent("add.hl7")).containsExactly("AA");

        assertThat(says("add.hl7")).containsExactly("DECEASED");
    }

    @Test
    void a_deleted_death_is_taken_back() throws Exception {
        assertThat(sent("death.hl7")).containsExactly("AA");
        assertThat(says("death.hl7")).containsExactly("DECEASED");
        assertThat(sent("death-null.hl7")).containsExactly("AA");

        assertThat(told("death-null.hl7")).last()
            .satisfies(notice -> assertThat(notice.at("/takesBack/0/type").asText()).isEqualTo("DECEASED"));
    }

    @Test
    void an_acknowledgement_is_not_answered_and_the_next_message_is() throws Exception {
        byte[] next = resident("msh15-blank.hl7");
        try (Socket socket = new Socket("127.0.0.1", hub.process().port("mllp"))) {
            socket.setSoTimeout((int) Duration.ofSeconds(60).toMillis());
            socket.getOutputStream().write(framed(messages("ack.hl7").get(0)));
            socket.getOutputStream().write(framed(next));

            assertThat(answer(socket.getInputStream())).contains("MSA|AA|T6b0c4caa016");
        }
    }

    @Test
    void a_resend_with_a_fresh_time_is_a_duplicate() throws Exception {
        byte[] resend = resident("resend-new-msh7.hl7");
        byte[] first = new String(resend, StandardCharsets.ISO_8859_1).replaceFirst("20261129150130\\+0100", "20261129150000+0100")
            .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(hub.send(first).code()).isEqualTo("AA");
        assertThat(hub.send(resend).code()).isEqualTo("AA");

        assertThat(says("resend-new-msh7.hl7")).containsExactly("ADMITTED");
        assertThat(hub.api().get("/api/work-items?kind=CONTENT_CONFLICT")).isEmpty();
    }

    @Test
    void an_expired_number_is_not_the_citizen() throws Exception {
        TestPerson citizen = person(numbers(messages("expired-cpr-first.hl7").get(0)).get(1));
        hub.addResident(citizen, Home.AARHUS);

        assertThat(hub.send(messages("expired-cpr-first.hl7").get(0)).code()).isEqualTo("AA");

        assertThat(toldOf(citizen.cpr())).hasSize(1);
    }

    @Test
    void after_an_older_merge_the_discharge_reaches_those_told_of_the_admission() throws Exception {
        List<byte[]> messages = messages("a34.hl7");
        TestPerson retired = person(numbers(messages.get(0)).get(0));
        TestPerson survivor = person(numbers(messages.get(2)).get(0));
        hub.addResidents(List.of(retired, survivor), Home.AARHUS);

        assertThat(hub.send(messages.get(0)).code()).isEqualTo("AA");
        assertThat(toldOf(retired.cpr())).hasSize(1);
        assertThat(hub.send(messages.get(1)).code()).isEqualTo("AA");
        hub.awaitIdle();
        hub.api().get("/api/work-items?kind=REVIEW_CONSENTS")
            .forEach(item -> hub.api().post("/api/work-items/" + item.path("reference").asText() + "/close",
                JsonNodeFactory.instance.objectNode().put("because", "the consents are reviewed")));
        assertThat(hub.send(messages.get(2)).code()).isEqualTo("AA");

        assertThat(toldOf(survivor.cpr())).last()
            .satisfies(notice -> assertThat(notice.at("/says/0/type").asText()).isEqualTo("DISCHARGED"));
    }

    @Test
    void while_the_citizen_is_said_to_be_dead_a_cancelled_discharge_takes_back_no_death() throws Exception {
        assertThat(sent("a13-still-dead.hl7")).containsExactly("AA", "AA", "AA");

        assertThat(says("a13-still-dead.hl7")).containsExactly("ADMITTED", "DECEASED");
        assertThat(told("a13-still-dead.hl7")).allSatisfy(notice -> assertThat(notice.path("takesBack")).isEmpty());
    }

    @Test
    void utf_8_in_disguise_is_refused_with_the_place() throws Exception {
        Acknowledgement refused = hub.send(resident("charset-8859-1-but-utf8.hl7"));

        assertThat(refused.code()).isEqualTo("AE");
        assertThat(refused.errorText()).startsWith("MSH-18: ");
        assertThat(told("charset-8859-1-but-utf8.hl7")).isEmpty();
    }

    /** They are sent in the order of their names, which is the order of arrival. The clock moves, so this test is the last one. */
    @Test
    @Order(Integer.MAX_VALUE)
    void the_courses_of_the_folders_are_told_as_one_truth() throws Exception {
        hub.clock().moveTo(AFTER_ALL_COURSES);

        assertThat(play("ward-change")).containsOnly("AA");
        // The residence is named for psychiatry and for medicine: entering each for the first time is a beginning of its own (domain.md §3).
        assertThat(says("ward-change")).as("whoever heard of the admission hears of the discharge")
            .containsExactly("ADMITTED", "ADMITTED", "DISCHARGED");

        assertThat(play("double-admission")).containsOnly("AA");
        assertThat(says("double-admission")).as("leave into a somatic bed is silent").doesNotContain("LEAVE_STARTED", "LEAVE_ENDED");
        assertThat(told("double-admission").toString()).as("the somatic discharge is not the psychiatric one")
            .doesNotContainPattern("\"type\":\"DISCHARGED\"[^}]*Afsnit P2");

        assertThat(play("impossible-time")).containsOnly("AA");
        assertThat(says("impossible-time")).containsExactly("ADMITTED");
        assertThat(hub.api().get("/api/work-items?kind=TIME_IMPOSSIBLE")).as("an end before its beginning is for a human").isNotEmpty();

        assertThat(play("swingdoor")).containsOnly("AA");
        assertThat(says("swingdoor")).as("the last word").last().isEqualTo("DISCHARGED");
        assertThat(told("swingdoor")).last()
            .satisfies(notice -> assertThat(OffsetDateTime.parse(notice.at("/says/0/occurredAt").asText()).toInstant())
                .isEqualTo("2026-12-15T11:00:00Z"));
    }

    /** Sends the messages of a folder about a resident; returns the codes of the acknowledgements. */
    private static List<String> play(String folder) throws IOException {
        List<String> codes = new ArrayList<>();
        hub.addResident(person(citizenOf(folder)), Home.AARHUS);
        for (Path file : inFolder(folder)) {
            codes.add(hub.send(Files.readAllBytes(file)).code());
            hub.awaitIdle();
        }
        return codes;
    }

    private static List<Path> inFolder(String folder) throws IOException {
        try (Stream<Path> files = Files.list(field().resolve(folder))) {
            return files.sorted().toList();
        }
    }

    /** Sends each message of a file about a resident; returns the codes of the acknowledgements. */
    private static List<String> sent(String file) throws IOException {
        resident(file);
        List<String> codes = new ArrayList<>();
        for (byte[] message : messages(file)) {
            codes.add(hub.send(message).code());
            hub.awaitIdle();
        }
        return codes;
    }

    /** The first message of a file, about a citizen who lives in a residence that may be told. */
    private static byte[] resident(String file) throws IOException {
        hub.addResident(person(citizenOf(file)), Home.AARHUS);
        return messages(file).get(0);
    }

    private static List<String> says(String file) throws IOException {
        return told(file).stream().map(notice -> notice.at("/says/0/type").asText()).toList();
    }

    /** What the residence was told of the citizen of a file. */
    private static List<JsonNode> told(String file) throws IOException {
        return toldOf(citizenOf(file));
    }

    private static List<JsonNode> toldOf(String cpr) {
        hub.awaitIdle();
        // a later notice of the same queue shows that all earlier ones have arrived
        TestPerson last = PEOPLE.next();
        hub.addResident(last, Home.AARHUS);
        accepted(hub.message("A01", last, Home.AARHUS));
        await("the later notice").atMost(Duration.ofSeconds(60)).until(() -> about(last.cpr()).size() == 1);
        return about(cpr);
    }

    private static void accepted(AdtMessage message) {
        try {
            hub.accepted(message);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static List<JsonNode> about(String cpr) {
        return caseSystem.received().stream().map(ReceivedNotification::body).filter(body -> body.at("/citizen/cpr").asText().equals(cpr))
            .toList();
    }

    private static String citizenOf(String file) throws IOException {
        return numbers(messages(file).get(0)).get(0);
    }

    private static List<String> numbers(byte[] message) {
        return CPR.matcher(new String(message, StandardCharsets.ISO_8859_1)).results().map(found -> found.group(1)).toList();
    }

    /** A resident with this number; the name and the birth date are not compared with anything. */
    private static TestPerson person(String cpr) {
        return new TestPerson(cpr, "Prøvesten", "Åse", LocalDate.of(1947, 9, 25), true);
    }

    /** The messages of a file, which are divided by an empty line. */
    private static List<byte[]> messages(String file) throws IOException {
        Path path = field().resolve(file);
        String text = Files.readString(Files.isDirectory(path) ? inFolder(file).get(0) : path, StandardCharsets.ISO_8859_1);
        return Stream.of(text.split("(?=MSH\\|)")).map(message -> (message.strip() + "\r").getBytes(StandardCharsets.ISO_8859_1)).toList();
    }

    private static byte[] framed(byte[] message) {
        return ("\u000B" + new String(message, StandardCharsets.ISO_8859_1) + "\u001C\r").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The next answer on a connection. */
    private static String answer(InputStream in) throws IOException {
        StringBuilder answer = new StringBuilder();
        for (int next = in.read(); next != FRAME_END; next = in.read()) {
            assertThat(next).as("the connection stays open").isNotNegative();
            answer.append((char) next);
        }
        return answer.toString();
    }

    private static Path field() {
        return Checkout.here().shared("field");
    }
}
