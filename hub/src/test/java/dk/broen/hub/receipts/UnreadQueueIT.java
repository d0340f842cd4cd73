package dk.broen.hub.receipts;

import static dk.broen.hub.receipts.Phones.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.StagedDatabase;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hub.Checkout;
import dk.broen.simulator.mail.MailServer;
import dk.broen.simulator.mail.ReceivedMail;
import dk.broen.simulator.municipality.MunicipalConsumer;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** A case system does not read its queue: the hub notices it, tells the unit elsewhere, and operators once. */
class UnreadQueueIT {
    private static final String MAIL = "havnen@aarhus.example";
    private static final String UNIT = "aarhus-botilbud-havnen";
    private static final TestPeople PEOPLE = new TestPeople(5930);
    @TempDir
    private static Path directory;
    private static MailServer mail;
    private static StagedHub hub;
    private static StagedDatabase database;

    @BeforeAll
    static void start() throws IOException {
        mail = new MailServer(0);
        hub = StagedHub.start(directory, config(), mail.port(), Map.of("BROEN_BROKER_UNREADAFTER", "2s"));
        database = StagedDatabase.ofHub(hub.data());
    }

    /** The shipped configuration, where the residence in Aarhus has a mailbox beside its queue. */
    private static Path config() throws IOException {
        Path config = directory.resolve("config");
        FileSystemUtils.copyRecursively(Checkout.here().config(), config);
        Path aarhus = config.resolve("municipalities/0751-aarhus.yaml");
        String queue = "      - queue: " + Home.QUEUE + "\n";
        assertThat(Files.readString(aarhus)).contains(queue);
        Files.writeString(aarhus, Files.readString(aarhus).replace(queue, queue + "      - mail: " + MAIL + "\n"));
        return config;
    }

    @AfterAll
    static void stop() {
        hub.close();
        mail.close();
    }

    @Test
    void what_nobody_reads_is_told_by_mail_once_with_one_work_item_and_a_queue_that_is_read_again_gets_the_next_notice() throws Exception {
        List<TestPerson> citizens = List.of(PEOPLE.next(), PEOPLE.next());
        hub.addResidents(citizens, Home.AARHUS);
        for (TestPerson citizen : citizens) {
            hub.accepted(hub.message("A01", citizen, Home.AARHUS));
        }

        soon("both are told by mail").until(() -> mails().size() == 2);
        soon("both are off the queue").until(() -> database.number("select count(*) from notification where channel = 'QUEUE' and unit = '"
            + UNIT + "' and state = 'GIVEN_UP' and state_reason = 'QUEUE_UNREAD'") == 2);
        assertThat(database.number("select count(*) from work_item where kind = 'QUEUE_UNREAD'")).as("one for the queue, open or closed")
            .isEqualTo(1);
        assertThat(Phones.workItems(hub, "UNDELIVERED", "QUEUE")).isEmpty();
        assertThat(Files.readString(hub.process().log())).contains("BRN4351 queue-unread unit=" + UNIT)
            .doesNotContain(citizens.get(0).cpr(), citizens.get(1).cpr());

        assertThat(Phones.workItems(hub, "QUEUE_UNREAD", UNIT)).as("open, although the queue is empty").hasSize(1);

        try (MunicipalConsumer system = hub.caseSystem()) {
            soon("the work item closes itself").until(() -> Phones.workItems(hub, "QUEUE_UNREAD", UNIT).isEmpty());
            hub.accepted(hub.message("A03", citizens.get(0), Home.AARHUS));
            soon("the system hears of the discharge").until(() -> system.received().stream()
                .anyMatch(one -> one.body().toString().contains("DISCHARGED")));
            hub.awaitIdle();
            assertThat(system.received()).as("never what was told by mail").hasSize(1);
            assertThat(mails()).hasSize(2);
        }
    }

    private static List<ReceivedMail> mails() {
        return mail.received().stream().filter(one -> one.to().equals(MAIL)).toList();
    }
}
