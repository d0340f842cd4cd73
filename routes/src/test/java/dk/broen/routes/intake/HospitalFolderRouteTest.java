package dk.broen.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.HospitalMessages;
import dk.broen.routes.staging.RouteTest;
import dk.broen.simulator.hospital.VansMessage;
import dk.broen.simulator.hospital.XdisMessage;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Runs the routes from the file on; {@link FolderTransportTest} tests the folder. */
@RouteTest
@UseAdviceWith
class HospitalFolderRouteTest {
    private static final Path OUT = Path.of("target", "no-messages", "out");
    private static final TestPerson CITIZEN = new TestPeople(5606).next();
    @TempDir
    private Path directory;
    private AdvisedRoute route;
    private AdvisedRoute message;
    private MockEndpoint intake;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes) throws Exception {
        route = routes.get("hospital-folder-auh");
        message = routes.get("take-from-folder");
        intake = route.partner("jms:queue:intake");
        Files.createDirectories(OUT);
        for (Path left : answers()) {
            Files.delete(left);
        }
    }

    @Test
    void a_file_is_taken_and_then_answered() {
        assertThat(route.from()).startsWith("file:target/no-messages/in?").contains("autoCreate=false", "move=${exchangeProperty.");
        assertThat(route.steps()).isEqualTo("""
            folder-of-auh
            take-file-auh
            each-message-auh
              take-from-folder-auh
            each-answer-auh
              name-answer-auh
              write-answer-auh
            same-file-auh
            """);
        assertThat(route.handlers()).isEqualTo("""
            file-not-taken
              report-file-not-taken
            """);
    }

    @Test
    void an_answer_is_a_file_with_a_name_of_the_hub() throws Exception {
        byte[] letter = XdisMessage.admission("XDIS-5606", CITIZEN, Instant.parse("2026-11-21T20:00:00Z")).bytes();

        Exchange bare = taken(letter);
        Exchange wrapped = taken(VansMessage.letter(letter).bytes());

        assertThat(bare.getException()).isNull();
        assertThat(goesTo(bare)).matches("done/20261121T210000000Z-[A-Z0-9]{6}");
        assertThat(answers()).hasSize(2).allSatisfy(answer -> assertThat(answer.getFileName().toString())
            .matches("20261121T210000000Z-[A-Z0-9]{6}-1\\.xml"));
        assertThat(text(OUT.resolve(goesTo(bare).replace("done/", "") + "-1.xml"))).contains("<PositiveReceipt>");
        assertThat(text(OUT.resolve(goesTo(wrapped).replace("done/", "") + "-1.xml"))).contains("VANSEnvelope", "MCM:XCTL03");
    }

    @Test
    void each_message_of_a_batch_has_an_answer_and_the_file_is_refused_if_one_is() throws Exception {
        String good = new String(HospitalMessages.admitted(CITIZEN).bytes(), StandardCharsets.ISO_8859_1);
        String wrong = new String(HospitalMessages.admitted(CITIZEN).with("PID-3", "").bytes(), StandardCharsets.ISO_8859_1);

        Exchange batch = taken(("FHS|^~\\&|\rBHS|^~\\&|\r" + wrong + good + "BTS|2\rFTS|1\r").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(batch.getException()).isNull();
        assertThat(goesTo(batch)).startsWith("refused/");
        assertThat(answers()).extracting(HospitalFolderRouteTest::text)
            .satisfiesExactly(first -> assertThat(first).contains("MSA|AE|"), second -> assertThat(second).contains("MSA|AA|"));
        assertThat(intake.getExchanges()).hasSize(1);
    }

    @Test
    void a_file_that_is_too_long_is_refused_as_a_whole() throws Exception {
        String admission = new String(HospitalMessages.admitted(CITIZEN).bytes(), StandardCharsets.ISO_8859_1);

        Exchange tooLong = taken((admission + admission + "ZZZ|" + "x".repeat(300_000)).getBytes(StandardCharsets.ISO_8859_1));

        assertThat(goesTo(tooLong)).startsWith("refused/");
        assertThat(answers()).singleElement().satisfies(answer -> assertThat(text(answer)).contains("MSA|AE|", "longer than the agreed"));
        assertThat(intake.getExchanges()).isEmpty();
    }

    @Test
    void an_acknowledgement_has_no_answer_and_is_done() throws Exception {
        Exchange exchange = taken(HospitalMessages.admitted(CITIZEN).with("MSH-9", "ACK^A01^ACK").bytes());

        assertThat(exchange.getException()).isNull();
        assertThat(goesTo(exchange)).startsWith("done/");
        assertThat(answers()).isEmpty();
    }

    @Test
    void a_file_stays_when_the_hub_fails_on_one_of_its_messages() throws Exception {
        String admission = new String(HospitalMessages.admitted(CITIZEN).bytes(), StandardCharsets.ISO_8859_1);
        message.fails("take-filed", 1, Fault.inTheHub());

        Exchange batch = taken((admission + admission).getBytes(StandardCharsets.ISO_8859_1));

        assertThat(batch.getException()).as("the file stays").isNotNull();
        assertThat(answers()).isEmpty();
    }

    @Test
    void a_file_that_was_replaced_while_it_was_taken_stays_and_is_taken_again() throws Exception {
        Path file = Files.write(directory.resolve("same-name"), HospitalMessages.admitted(CITIZEN).bytes());
        byte[] second = HospitalMessages.admitted(new TestPeople(5690).next()).bytes();
        FileTime old = Files.getLastModifiedTime(file);
        message.before("take-filed", exchange -> Files.setLastModifiedTime(
            Files.move(Files.write(directory.resolve("second"), second), file, StandardCopyOption.REPLACE_EXISTING), old));

        Exchange replaced = route.run(file.toFile());
        message.before("take-filed", exchange -> {});
        Exchange again = route.run(file.toFile());

        assertThat(replaced.getException()).isInstanceOf(FileChanged.class);
        assertThat(intake.getExchanges()).as("both messages").hasSize(2);
        assertThat(again.getException()).isNull();
        assertThat(goesTo(again)).startsWith("done/");
    }

    @Test
    void a_file_that_was_still_written_while_it_was_taken_stays_and_is_taken_again() throws Exception {
        Path file = Files.write(directory.resolve("slow"), HospitalMessages.admitted(CITIZEN).bytes());
        byte[] second = HospitalMessages.admitted(new TestPeople(5691).next()).bytes();
        message.before("take-filed", exchange -> Files.write(file, second, StandardOpenOption.APPEND));

        Exchange half = route.run(file.toFile());
        message.before("take-filed", exchange -> {});
        route.run(file.toFile());

        assertThat(half.getException()).isInstanceOf(FileChanged.class);
        assertThat(intake.getExchanges()).as("the first one once more: the journal knows it").hasSize(3);
    }

    @Test
    void a_batch_that_ends_too_early_is_refused_as_a_whole() throws Exception {
        String admission = new String(HospitalMessages.admitted(CITIZEN).bytes(), StandardCharsets.ISO_8859_1);

        Exchange cutOff = taken(("BHS|^~\\&|\r" + admission).getBytes(StandardCharsets.ISO_8859_1));

        assertThat(goesTo(cutOff)).startsWith("refused/");
        assertThat(answers()).singleElement().satisfies(answer -> assertThat(text(answer)).contains("MSA|AR|", "a BTS for each BHS"));
        assertThat(intake.getExchanges()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"done", "refused"})
    void a_file_that_could_not_move_is_not_answered(String noFolder) throws Exception {
        Files.writeString(directory.resolve(noFolder), "");

        assertThat(taken(HospitalMessages.admitted(CITIZEN).bytes()).getException()).isInstanceOf(AccessDeniedException.class);

        assertThat(answers()).isEmpty();
        assertThat(intake.getExchanges()).isEmpty();
    }

    @Test
    void what_is_no_message_in_a_file_is_refused_and_kept() throws Exception {
        String admission = new String(HospitalMessages.admitted(CITIZEN).bytes(), StandardCharsets.ISO_8859_1);

        Exchange file = taken(("BHS|^~\\&|\rmsh|A\r" + admission + "BTS|2\r").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(goesTo(file)).startsWith("refused/");
        assertThat(intake.getExchanges()).hasSize(1);
        assertThat(route.partner("jms:queue:refused").getExchanges()).hasSize(1);
    }

    @Test
    void a_file_stays_when_its_answer_cannot_be_written() throws Exception {
        route.fails("write-answer-auh", Fault.inTheHub());

        assertThat(taken(HospitalMessages.admitted(CITIZEN).bytes()).getException()).isNotNull();
        assertThat(intake.getExchanges()).as("stored, and told once when it comes again").hasSize(1);
    }

    private Exchange taken(byte[] content) throws IOException {
        return route.run(Files.write(Files.createTempFile(directory, "message", ""), content).toFile());
    }

    private static String goesTo(Exchange exchange) {
        return exchange.getProperty(TakeFile.GOES_TO, String.class);
    }

    private static List<Path> answers() throws IOException {
        try (Stream<Path> files = Files.list(OUT)) {
            return files.sorted().toList();
        }
    }

    private static String text(Path answer) {
        try {
            return Files.readString(answer, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
