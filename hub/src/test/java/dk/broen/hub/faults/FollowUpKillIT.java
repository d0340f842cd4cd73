package dk.broen.hub.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.StagedDatabase;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.hub.Checkout;
import dk.broen.simulator.mail.MailServer;
import dk.broen.simulator.municipality.MunicipalConsumer;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the hub while it follows a notice that nobody answers: afterwards exactly the outstanding steps are taken, each once. */
class FollowUpKillIT {
    private static final String ESCALATION = """
        escalation:
          - {rule: residences, from: 2020-01-01, events: [ADMITTED], functions: [RESIDENCE], answer_within: 1 working minutes, reminders: 1}

        routing:
        """;
    private static final String REMINDERS = "select count(*) from ledger_entry where kind = 'REMINDER'";
    private static final String WAITING = "select count(*) from notification where state = 'WAITING'";
    private static final String UNANSWERED = "select count(*) from work_item where kind = 'UNANSWERED'";
    private static final ObjectNode BECAUSE = JsonNodeFactory.instance.objectNode().put("because", "a test");

    private final TestPerson person = new TestPeople(5810).next();
    @TempDir
    private Path directory;

    @Test
    void a_reminder_that_was_due_and_not_sent_is_sent_once_after_the_restart_and_the_work_item_follows_once() throws Exception {
        try (MailServer mail = new MailServer(0);
            StagedHub hub = StagedHub.start(Files.createDirectory(directory.resolve("hub")), configuration(), mail.port(), Map.of())) {
            StagedDatabase database = StagedDatabase.ofHub(hub.data());
            hub.addResident(person, Home.AARHUS);
            AdtMessage admitted = hub.message("A01", person, Home.AARHUS);
            hub.accepted(admitted);
            hub.awaitIdle();
            String pause = hub.api().post("/api/pauses", BECAUSE.deepCopy().put("channel", "QUEUE")).findPath("id").asText();

            soon("the reminder is due, and waits").until(() -> database.number(REMINDERS) == 1 && database.number(WAITING) == 1);
            hub.process().kill();
            hub.process().restart();
            hub.api().exchange("POST", "/api/pauses/" + pause + "/end", "application/json", BECAUSE.toString());

            soon("nobody has answered").until(() -> database.number(UNANSWERED) == 1);
            try (MunicipalConsumer system = hub.caseSystem()) {
                soon("both notices have arrived").until(() -> kinds(system).size() == 2);
                assertThat(kinds(system)).containsExactlyInAnyOrder("NEWS", "REMINDER");
            }
            hub.awaitIdle();
            assertThat(database.number(REMINDERS)).isEqualTo(1);
            assertThat(database.number(UNANSWERED)).isEqualTo(1);
        }
    }

    private List<String> kinds(MunicipalConsumer system) {
        return system.received().stream().filter(notice -> notice.address().equals(Home.QUEUE)).map(notice -> notice.body())
            .filter(body -> body.findPath("cpr").asText().equals(person.cpr())).map(body -> body.findPath("kind").asText()).toList();
    }

    private Path configuration() throws IOException {
        Path shipped = Checkout.here().config();
        Path copy = directory.resolve("config");
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = copy.resolve(shipped.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        Path aarhus = copy.resolve("municipalities/0751-aarhus.yaml");
        Files.writeString(aarhus, Files.readString(aarhus).replace("routing:\n", ESCALATION));
        return copy;
    }

    private static ConditionFactory soon(String what) {
        return await(what).atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofMillis(250)).ignoreExceptions();
    }
}
