package dk.broen.hub.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.StagedDatabase;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hub.Checkout;
import dk.broen.simulator.mail.ComingBack;
import dk.broen.simulator.mail.MailServer;
import dk.broen.simulator.mail.ReceivedMail;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** The hub reads its mailbox: a mail that came back is told at the next contact point of the unit, and an answer is not lost (domain.md §6). */
class MailboxIT {
    private static final String ADDRESS = "answers@hub.example";
    private static final String FIRST = "aaen@odense.example";
    private static final String SECOND = "aaen-vagt@odense.example";
    private static final String COLLECTED = "samlet@odense.example";
    private static final String BESIDE = "samlet-vagt@odense.example";
    private static final String COLLECTING_UNIT = """
        units:
          odense-botilbud-samlet:
            name: Botilbuddet Ved Skoven
            functions: [RESIDENCE]
            hours: always
            digest: {daily: "12:00"}
            contact:
              - mail: samlet@odense.example
              - mail: samlet-vagt@odense.example

        """;
    private static final String WAIT_FOR_NOON = "select count(*) from notification where collected and state = 'WAITING' and attempts = 0";
    /** The clock of the hub is another one than that of the database. */
    private static final String IT_IS_NOON = "update notification set due_at = timestamptz '2026-01-01 12:00+01', "
        + "next_attempt_at = timestamptz '2026-01-01 12:00+01' where collected and state = 'WAITING'";
    private static final String IN_ONE_MAIL = "select count(*) from notification where left_in = '%s' and state = '%s'";
    /** Transactions that changed a notice, are committed on disk, and are not confirmed to the hub. */
    private static final String COMMITTED = "select count(distinct pid) from pg_locks join pg_stat_activity activity using (pid) "
        + "where relation = 'notification'::regclass and mode = 'RowExclusiveLock' and activity.wait_event = 'SyncRep'";
    private static final TestPeople PEOPLE = new TestPeople(5118);
    @TempDir
    private static Path directory;
    private static MailServer mail;
    private static StagedHub hub;
    private static StagedDatabase database;
    private TestPerson citizen;
    private int before;

    @BeforeAll
    static void start() throws IOException {
        mail = MailServer.withMailbox(new MailServer.Account(ADDRESS, "broen", "secret-of-the-mailbox"));
        hub = StagedHub.start(directory, config(), mail.port(), Map.of("BROEN_MAILBOX_HOST", "127.0.0.1", "BROEN_MAILBOX_PORT",
            Integer.toString(mail.imapPort()), "BROEN_MAILBOX_USER", "broen", "BROEN_MAILBOX_PASSWORD", "secret-of-the-mailbox",
            "BROEN_MAILBOX_TLS", "NONE", "BROEN_MAILBOX_EVERY", "1s", "BROEN_MAILBOX_ADDRESS", ADDRESS));
        database = StagedDatabase.ofHub(hub.data());
    }

    /** The shipped configuration, where the residence has a second mailbox, and another one collects its mails. */
    private static Path config() throws IOException {
        Path config = directory.resolve("config");
        FileSystemUtils.copyRecursively(Checkout.here().config(), config);
        Path odense = config.resolve("municipalities/0461-odense.yaml");
        String first = "      - mail: " + FIRST + "\n";
        assertThat(Files.readString(odense)).contains(first);
        Files.writeString(odense, Files.readString(odense).replace(first, first + "      - mail: " + SECOND + "\n")
            .replace("units:\n", COLLECTING_UNIT));
        return config;
    }

    @AfterAll
    static void stop() {
        hub.close();
        mail.close();
    }

    @BeforeEach
    void a_citizen_lives_in_the_residence() {
        hub.awaitIdle();
        citizen = PEOPLE.next();
        hub.addResident(citizen, Home.ODENSE);
        before = mail.received().size();
    }

    @Test
    void a_mail_that_comes_back_is_told_at_the_next_contact_point_once_also_if_it_is_reported_twice() throws Exception {
        ReceivedMail sent = admitted();
        assertThat(sent.from()).as("envelope").isEqualTo(ADDRESS);
        int handled = mail.count("Broen.handled");

        mail.deliver(ADDRESS, ComingBack.report(sent, "delayed", "4.4.1"));
        soon("the delay is read").until(() -> mail.count("Broen.handled") == handled + 1);
        assertThat(state(sent)).isEqualTo("SENT");
        mail.deliver(ADDRESS, ComingBack.report(sent, "failed", "5.1.1"));
        mail.deliver(ADDRESS, ComingBack.report(sent, "failed", "5.1.1"));

        soon("the second mailbox hears it").until(() -> mailsTo(SECOND).size() == 1);
        soon("all reports are sorted").until(() -> mail.count("Broen.handled") == handled + 3 && mail.count("INBOX") == 0);
        hub.awaitIdle();
        assertThat(mailsTo(SECOND)).hasSize(1);
        assertThat(mailsTo(FIRST)).hasSize(1);
        assertThat(state(sent)).isEqualTo("GIVEN_UP");
        assertThat(workItems("UNDELIVERED", sent)).singleElement().asString().contains("MAIL_BOUNCED_5_1_1");
    }

    @Test
    void a_report_that_was_recorded_and_not_moved_when_the_hub_was_killed_is_read_again_and_changes_nothing() throws Exception {
        ReceivedMail sent = admitted();
        int handled = mail.count("Broen.handled");
        try (StagedDatabase.Hold hold = database.afterCommit()) {
            mail.deliver(ADDRESS, ComingBack.report(sent, "failed", "5.1.1"));
            soon("it is committed, and not confirmed").until(() -> database.number(COMMITTED) == 1);
            hub.process().kill();
        }
        soon("nothing else is").until(() -> state(sent).equals("GIVEN_UP"));
        assertThat(mail.count("INBOX")).as("the mail is not moved").isEqualTo(1);
        assertThat(mailsTo(SECOND)).isEmpty();

        hub.process().restart();

        soon("the second mailbox hears it").until(() -> mailsTo(SECOND).size() == 1);
        soon("the report is sorted").until(() -> mail.count("Broen.handled") == handled + 1 && mail.count("INBOX") == 0);
        hub.awaitIdle();
        assertThat(mailsTo(SECOND)).hasSize(1);
        assertThat(workItems("UNDELIVERED", sent)).hasSize(1);
    }

    @Test
    void the_answer_of_a_person_is_a_work_item_of_the_municipality_and_stays_in_the_mailbox() throws Exception {
        ReceivedMail sent = admitted();
        int handled = mail.count("Broen.handled");

        mail.deliver(ADDRESS, ComingBack.absence(sent));
        mail.deliver(ADDRESS, ComingBack.answer(sent, "<1@odense.example>", "Det er ikke os: " + citizen.cpr()));
        mail.deliver(ADDRESS, ComingBack.answer(sent, "<1@odense.example>", "Det er ikke os: " + citizen.cpr()));

        soon("all are sorted").until(() -> mail.count("Broen.handled") == handled + 3);
        assertThat(workItems("MAIL_REPLY", sent)).singleElement().asString().contains("Broen/handled");
        assertThat(StreamSupport.stream(hub.api("municipality-0461").get("/api/work-items").spliterator(), false).map(JsonNode::toString))
            .as("what the municipality reads").anyMatch(item -> item.contains("MAIL_REPLY") && item.contains(reference(sent)));
        assertThat(state(sent)).isEqualTo("SENT");
        assertThat(Files.readString(hub.process().log())).contains("BRN4304 mail-answered ref=" + reference(sent))
            .doesNotContain(citizen.cpr(), "ikke os");
    }

    @Test
    void what_is_about_no_notice_or_cannot_be_read_is_kept_apart_and_holds_up_nothing() throws Exception {
        ReceivedMail sent = admitted();
        int unmatched = mail.count("Broen.unmatched");
        int unreadable = mail.count("Broen.unreadable");
        mail.deliver(ADDRESS, "From: nobody@elsewhere.example\r\n\r\nhej".getBytes(StandardCharsets.UTF_8));
        mail.deliver(ADDRESS, report("Content-Type: message/delivery-status\r\nContent-Transfer-Encoding: x-unknown\r\n\r\nbroken"));
        mail.deliver(ADDRESS, report("Content-Type: text/plain\r\n\r\n" + "x".repeat(78).concat("\r\n").repeat(130_000)));
        mail.deliver(ADDRESS, ComingBack.report(sent, "failed", "5.2.1"));

        soon("the second mailbox hears it").until(() -> mailsTo(SECOND).size() == 1);
        soon("the others are sorted").until(() -> mail.count("INBOX") == 0);
        assertThat(mail.count("Broen.unmatched")).isEqualTo(unmatched + 1);
        assertThat(mail.count("Broen.unreadable")).isEqualTo(unreadable + 2);
        assertThat(hub.management().get("/actuator/health/mailbox").path("status").asText()).isEqualTo("UP");
    }

    @Test
    void what_is_collected_leaves_in_one_mail_which_is_the_same_after_a_kill_and_comes_back_for_each_notice_in_it() throws Exception {
        List<TestPerson> residents = List.of(PEOPLE.next(), PEOPLE.next());
        hub.addResidents(residents, Home.COLLECTED);
        for (TestPerson resident : residents) {
            hub.accepted(hub.message("A01", resident, Home.COLLECTED));
        }
        soon("both wait for noon").until(() -> database.number(WAIT_FOR_NOON) == 2);
        hub.awaitIdle();
        assertThat(mailsTo(COLLECTED)).isEmpty();
        try (StagedDatabase.Hold hold = database.beforeSettling()) {
            database.execute(IT_IS_NOON);
            soon("the digest leaves").until(() -> mailsTo(COLLECTED).size() == 1);
            hub.process().kill();
        }
        hub.process().restart();

        soon("it is sent again").until(() -> mailsTo(COLLECTED).size() == 2);
        ReceivedMail digest = mailsTo(COLLECTED).get(1);
        assertThat(mailsTo(COLLECTED)).extracting(ReceivedMail::messageId).as("the receiver sees one").containsOnly(digest.messageId());
        assertThat(mailsTo(COLLECTED)).extracting(ReceivedMail::body).containsOnly(digest.body());
        soon("both are sent").until(() -> database.number(IN_ONE_MAIL.formatted(notice(digest), "SENT")) == 2);
        mail.deliver(ADDRESS, ComingBack.report(digest, "failed", "5.1.1"));

        soon("the other mailbox hears both, at once").until(() -> mailsTo(BESIDE).size() == 2);
        hub.awaitIdle();
        assertThat(database.number(IN_ONE_MAIL.formatted(notice(digest), "GIVEN_UP"))).isEqualTo(2);
        assertThat(mailsTo(COLLECTED)).hasSize(2);
        assertThat(mailsTo(BESIDE)).extracting(ReceivedMail::messageId).doesNotHaveDuplicates().hasSize(2);
    }

    /** The citizen is admitted, and the first mailbox was told. */
    private ReceivedMail admitted() throws IOException {
        hub.accepted(hub.message("A01", citizen, Home.ODENSE));
        soon("the first mailbox is told").until(() -> mailsTo(FIRST).size() == 1);
        ReceivedMail sent = mailsTo(FIRST).get(0);
        soon("that is recorded").until(() -> state(sent).equals("SENT"));
        hub.awaitIdle();
        return sent;
    }

    private static byte[] report(String part) {
        return ("Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\n" + part + "\r\n--b--\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private List<ReceivedMail> mailsTo(String address) {
        return mail.received().stream().skip(before).filter(one -> one.to().equals(address)).toList();
    }

    private static String state(ReceivedMail sent) throws Exception {
        return database.noticeStates("MAIL", notice(sent)).get(0);
    }

    private static String reference(ReceivedMail sent) {
        try {
            return database.referenceOf(notice(sent)).orElseThrow();
        } catch (Exception unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String notice(ReceivedMail sent) {
        return sent.messageId().substring(1, sent.messageId().indexOf('@'));
    }

    private static List<String> workItems(String kind, ReceivedMail sent) {
        Stream<JsonNode> items = StreamSupport.stream(hub.api().get("/api/work-items").spliterator(), false);
        return items.map(JsonNode::toString).filter(item -> item.contains(kind) && item.contains(reference(sent))).toList();
    }

    private static ConditionFactory soon(String what) {
        return await(what).atMost(Duration.ofSeconds(60)).ignoreExceptions();
    }
}
