package dk.broen.hub.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.StagedDatabase;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hospital.HospitalFolder;
import dk.broen.simulator.hospital.VansMessage;
import dk.broen.simulator.hospital.XdisMessage;
import dk.broen.simulator.hub.Checkout;
import dk.broen.simulator.mail.MailServer;
import dk.broen.simulator.municipality.MunicipalConsumer;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** Tests that a hospital's messages come in its folder, bare and in a VANSEnvelope, as they come over HTTP. */
class HospitalFolderIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String JOURNAL = "select count(*) from journal";
    private static final TestPeople PEOPLE = new TestPeople(5610);
    @TempDir
    private static Path directory;
    private static HospitalFolder auh;
    private static HospitalFolder odense;
    private static MailServer mail;
    private static StagedHub hub;
    private TestPerson person;

    @BeforeAll
    static void start() throws IOException {
        Path config = directory.resolve("config");
        FileSystemUtils.copyRecursively(Checkout.here().config(), config);
        auh = folder(config, "auh");
        odense = folder(config, "odense");
        mail = new MailServer(0);
        hub = StagedHub.start(Files.createDirectory(directory.resolve("hub")), config, mail.port(), Map.of());
    }

    private static HospitalFolder folder(Path config, String hospital) throws IOException {
        Files.writeString(config.resolve("hospitals/" + hospital + ".yaml"),
            "folders: {in: ../" + hospital + "/in, out: ../" + hospital + "/out, every_seconds: 1}\n", StandardOpenOption.APPEND);
        return new HospitalFolder(directory.resolve(hospital));
    }

    @AfterAll
    static void stop() {
        hub.close();
        mail.close();
    }

    @BeforeEach
    void prepareResident() {
        person = PEOPLE.next();
        hub.addResident(person, Home.AARHUS);
    }

    @Test
    void medcom_is_answered_as_over_http_bare_and_in_an_envelope() throws Exception {
        byte[] bare = bytes(hub.notification(person));
        byte[] other = bytes(hub.notification(PEOPLE.next()));
        VansMessage envelope = VansMessage.notification("AdmissionInpatient", other);
        long done = odense.done();

        odense.put(bare);
        String answer = answer(odense, messageId(bare)::equals);
        odense.put(envelope.bytes());
        VansMessage wrapped = wrapped(odense, messageId(other));

        assertThat(answer).startsWith("{").contains("acknowledgement-message", "\"ok\"");
        assertThat(wrapped.text("Name")).isEqualTo("MCM:FCTL#ok");
        assertThat(wrapped.text("Version")).isEqualTo("2.0.0");
        assertThat(wrapped.text("SenderID")).isEqualTo(envelope.text("ReceiverID"));
        assertThat(wrapped.text("ReceiverID")).isEqualTo(envelope.text("SenderID"));
        assertThat(wrapped.text("SizeInBytes")).isEqualTo(Integer.toString(bytes(wrapped.data()).length));
        soon("both files are done", () -> odense.done() == done + 2 && odense.waiting() == 0);
    }

    @Test
    void a_letter_in_an_envelope_gets_its_receipt_in_one_and_the_same_again_is_told_once() throws Exception {
        String id = "XDIS-FOLDER-1";
        byte[] letter = XdisMessage.admission(id, person, hub.clock().now().toInstant()).bytes();
        try (MunicipalConsumer unit = hub.caseSystem()) {
            auh.put(VansMessage.letter(letter).bytes());
            soon("it is answered", () -> receipts(id).size() == 1);
            auh.put(VansMessage.letter(letter).bytes());
            soon("it is answered again", () -> receipts(id).size() == 2);

            assertThat(receipts(id)).allSatisfy(receipt -> {
                assertThat(receipt.text("Name")).isEqualTo("MCM:XCTL03");
                assertThat(receipt.data()).contains("<PositiveReceipt>");
            });
            await("the residence is told").atMost(PATIENCE).until(() -> about(unit) == 1);
            hub.awaitIdle();
            assertThat(about(unit)).isEqualTo(1);
        }
    }

    @Test
    void what_is_wrong_is_answered_kept_and_moved_to_the_refused_files() throws Exception {
        long refused = auh.refused();
        VansMessage wrongLetter = VansMessage.letter(XdisMessage.admission("XDIS-FOLDER-2", person, hub.clock().now().toInstant())
            .with("StatusCode", "nyt").bytes());
        VansMessage wrongSize = VansMessage.letter(bytes("<e/>")).replace("<SizeInBytes>4", "<SizeInBytes>5");
        VansMessage foreign = VansMessage.notification("AdmissionInpatient", bytes(hub.notification(person)));

        auh.put(wrongLetter.bytes());
        auh.put(wrongSize.bytes());
        auh.put(foreign.bytes());
        auh.put(bytes("hello"));

        soon("all four are refused", () -> auh.refused() == refused + 4 && auh.waiting() == 0);
        assertThat(wrapped(auh, "XDIS-FOLDER-2").text("Name")).isEqualTo("MCM:XCTL02");
        assertThat(auh.answers()).anySatisfy(answer -> assertThat(answer).contains("<NegativeVans>", wrongSize.text("EnvelopeIdentifier")));
        assertThat(auh.answers()).map(VansMessage::new).anySatisfy(answer -> {
            assertThat(answer.text("Name")).isEqualTo("MCM:FCTL#fatal-error");
            assertThat(answer.data()).contains("SENDER_FOREIGN");
        });
        assertThat(auh.answers()).anySatisfy(answer -> assertThat(answer).contains("MSA|AE|", "does not begin with an MSH segment"));
        await("they are dead letters of the hospital").atMost(PATIENCE).until(() -> Stream.of("VALUE_UNKNOWN", "FIELD_INVALID",
            "SENDER_FOREIGN").allMatch(code -> hub.api().get("/api/dead-letters?limit=1000").findValuesAsText("code").contains(code)));
    }

    @Test
    void a_file_that_was_answered_and_could_not_move_when_the_hub_was_killed_is_answered_again_and_told_once() throws Exception {
        StagedDatabase database = StagedDatabase.ofHub(hub.data());
        hub.awaitIdle();
        long journalled = database.number(JOURNAL);
        byte[] admission = hub.message("A01", person, Home.AARHUS).bytes();
        Path done = auh.in().resolve("done");
        Path aside = auh.in().resolve("done.aside");
        if (Files.exists(done)) {
            Files.move(done, aside);
        }
        Files.createSymbolicLink(done, auh.in().resolve("a-folder-that-is-not-mounted"));

        String name = person.cpr() + ".hl7";
        auh.put(name, admission);
        soon("it is answered, and does not move", () -> accepted() > 0 && log().contains("BRN1604 folder-fault source=auh"));
        hub.process().kill();
        assertThat(auh.in().resolve(name)).as("the file is still there").exists();
        long before = accepted();
        Files.delete(done);
        hub.process().restart();

        soon("it is answered again and moves", () -> accepted() > before && Files.notExists(auh.in().resolve(name)) && auh.done() > 0);
        hub.awaitIdle();
        assertThat(database.number(JOURNAL)).as("planned once").isEqualTo(journalled + 1);
        assertThat(log()).doesNotContain(person.cpr());
    }

    private static String log() throws IOException {
        return Files.readString(hub.data().resolve("log/broen.log"));
    }

    private static long accepted() throws IOException {
        return auh.answers().stream().filter(answer -> answer.contains("MSA|AA|")).count();
    }

    private List<VansMessage> receipts(String letter) throws IOException {
        return auh.answers().stream().filter(answer -> answer.contains("VANSEnvelope")).map(VansMessage::new)
            .filter(answer -> answer.data().contains("<OriginalLetterIdentifier>" + letter + "<")).toList();
    }

    private static VansMessage wrapped(HospitalFolder folder, String id) throws Exception {
        soon("an answer about " + id + " in an envelope", () -> folder.answers().stream().filter(answer -> answer.contains("VANSEnvelope"))
            .anyMatch(answer -> new VansMessage(answer).data().contains(id)));
        return folder.answers().stream().filter(answer -> answer.contains("VANSEnvelope")).map(VansMessage::new)
            .filter(answer -> answer.data().contains(id)).findFirst().orElseThrow();
    }

    private static String answer(HospitalFolder folder, Predicate<String> about) throws Exception {
        soon("a bare answer", () -> folder.answers().stream().anyMatch(answer -> about.test(answered(answer))));
        return folder.answers().stream().filter(answer -> about.test(answered(answer))).findFirst().orElseThrow();
    }

    /** The id of the message that a bare acknowledgement answers. */
    private static String answered(String acknowledgement) {
        return acknowledgement.replaceFirst("(?s).*\"response\"\\s*:\\s*\\{.*?\"identifier\"\\s*:\\s*\"([^\"]*)\".*", "$1");
    }

    /** MessageHeader.id of a notification that the staged hub made. */
    private static String messageId(byte[] notification) {
        return new String(notification, StandardCharsets.UTF_8).replaceFirst("(?s).*?(STAGED-M\\d+).*", "$1");
    }

    private long about(MunicipalConsumer unit) {
        return unit.received().stream().filter(notice -> notice.body().toString().contains(person.cpr())).count();
    }

    private static void soon(String what, Callable<Boolean> condition) {
        await(what).atMost(PATIENCE).until(condition);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
