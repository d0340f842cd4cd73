package dk.broen.hub.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.StagedDatabase;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.hospital.HospitalQueue;
import dk.broen.simulator.mail.MailServer;
import dk.broen.simulator.mail.ReceivedMail;
import dk.broen.simulator.municipality.MunicipalConsumer;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import dk.broen.simulator.sms.ReceivedSms;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the hub's process (kill -9) at the points where a message could be lost or told twice, and stops it in order while it sends
 * (design.md §4).
 */
class KillIT {
    private static final String UNSETTLED = "select count(*) from notification where state <> 'SENT'";
    private static final String SENDING = "select count(*) from notification where state = 'SENDING'";
    private static final String MAILS_BEING_SENT = "select count(*) from notification where state = 'SENDING' and channel = 'MAIL'";
    private static final String MAILS_TRIED_TWICE = "select count(*) from notification where attempts = 2 and channel = 'MAIL'";
    private static final String JOURNAL = "select count(*) from journal";
    /** As if the five minutes had passed. */
    private static final String LEASES_RUN_OUT = "update notification set lease_until = clock_timestamp() where lease_until is not null";
    /** Different messages of a batch that is being planned. */
    private static final int BATCH = 8;
    private static final int BATCHES_IN_HAND = 3;
    /** Messages of a hospital on its queue; the hub is killed while it takes them. */
    private static final int QUEUED = 60;
    private static final TestPeople PEOPLE = new TestPeople(4711);
    @TempDir
    private static Path directory;
    private static MailServer mail;
    private static StagedHub hub;
    private static StagedDatabase database;

    private TestPerson inAarhus;
    private TestPerson inOdense;
    private int mailsBefore;
    private int smsBefore;

    @BeforeAll
    static void start() throws IOException {
        mail = new MailServer(0);
        hub = StagedHub.start(directory, mail.port(), Map.of("BROEN_DELIVERY_THREADS", "8", "BROEN_DATABASE_CONNECTIONS", "44",
            "BROEN_PLANNING_CONSUMERS", "1"));
        database = StagedDatabase.ofHub(hub.data());
    }

    @AfterAll
    static void stop() {
        hub.close();
        mail.close();
    }

    @BeforeEach
    void prepareResidents() {
        inAarhus = PEOPLE.next();
        inOdense = PEOPLE.next();
        hub.addResident(inAarhus, Home.AARHUS);
        hub.addResident(inOdense, Home.ODENSE);
        hub.awaitIdle();
        mailsBefore = mail.received().size();
        smsBefore = hub.sms().received().size();
    }

    @Test
    void an_acknowledged_message_is_told_once_when_the_hub_is_killed_right_after_the_acknowledgement() throws Exception {
        long journalled = database.number(JOURNAL);
        try (StagedDatabase.Hold hold = database.beforePlanning()) {
            bothAdmitted();
            hub.process().kill();
        }
        assertThat(database.number(JOURNAL)).as("nothing was planned before the kill").isEqualTo(journalled);

        hub.process().restart();

        assertToldOnce(toldInAll());
    }

    @Test
    void what_a_hospital_sent_to_its_queue_is_planned_and_answered_once_when_the_hub_is_killed_while_it_takes_it() throws Exception {
        long journalled = database.number(JOURNAL);
        List<String> sent = new ArrayList<>();
        try (HospitalQueue auh = hub.hospitalQueue("auh")) {
            Instant now = hub.clock().now().toInstant();
            for (int number = 0; number < QUEUED; number++) {
                sent.add(auh.send(hub.message("A01", PEOPLE.next(), Home.AARHUS, now).bytes()));
            }
            hub.process().kill();
        }

        hub.process().restart();

        soon("each message is in the journal").until(() -> database.number(JOURNAL) == journalled + QUEUED);
        try (HospitalQueue auh = hub.hospitalQueue("auh")) {
            assertThat(sent).allSatisfy(id -> assertThat(auh.answer(id, Duration.ofSeconds(30)).orElseThrow().text()).contains("MSA|AA|"));
            assertThat(auh.anyAnswer(Duration.ofSeconds(2))).as("a second answer").isEmpty();
        }
    }

    @Test
    void of_a_batch_that_was_half_planned_nothing_is_stored_when_the_hub_is_killed_and_each_message_is_told_once_afterwards()
        throws Exception {
        long journalled;
        try (StagedDatabase.Hold hold = batchBeingPlanned()) {
            journalled = database.number(JOURNAL);
            hub.process().kill();
        }
        assertThat(database.number(JOURNAL)).as("nothing was stored before the kill").isEqualTo(journalled);

        hub.process().restart();

        assertToldOnce(toldInAll());
    }

    @Test
    void a_planned_batch_is_not_planned_again_when_the_hub_is_killed_before_it_acknowledged_to_the_broker() throws Exception {
        StagedDatabase.Hold beforeCommit = batchBeingPlanned();
        long journalled = database.number(JOURNAL);
        try (StagedDatabase.Hold hold = database.afterCommit()) {
            beforeCommit.close();
            soon("a batch is committed and not confirmed").until(() -> database.held("SyncRep") > 0);
            hub.process().kill();
        }
        soon("a batch of several messages was committed before the kill").until(() -> database.number(JOURNAL) > journalled + 1);
        long duplicates = logLines("BRN3101 duplicate");
        long committed = database.number(JOURNAL) - journalled;

        hub.process().restart();

        assertToldOnce(toldInAll());
        assertThat(logLines("BRN3101 duplicate")).as("what was committed was redelivered and recognised")
            .isGreaterThanOrEqualTo(duplicates + committed);
        assertThat(database.number(JOURNAL)).as("each message and the later one are in the journal once")
            .isEqualTo(journalled + BATCH + 1);
    }

    @Test
    void a_sent_notice_is_seen_once_when_the_hub_is_killed_before_it_marked_the_notice_as_sent() throws Exception {
        int before;
        try (StagedDatabase.Hold hold = database.beforeSettling(); MunicipalConsumer caseSystem = hub.caseSystem()) {
            bothAdmitted();
            soon("the queue notice, the mail and two SMS are sent")
                .until(() -> notices(caseSystem, inAarhus) == 1 && newMails().size() == 1 && newSms().size() == 2);
            soon("none of the four is marked as sent, and neither are the answers to the wards")
                .until(() -> database.number(SENDING) >= 4);
            hub.process().kill();
            before = notices(caseSystem, inAarhus);
        }
        assertThat(database.number(UNSETTLED)).as("nothing was settled before the kill").isGreaterThanOrEqualTo(4);

        hub.process().restart();

        Told told = toldInAll();
        assertThat(before + told.notices()).isEqualTo(1);
        assertThat(told.sms()).hasSize(2).allMatch(sms -> sms.attempts() == 2, "posted again with the same reference");
        assertThat(told.mails()).hasSize(2).extracting(ReceivedMail::messageId).containsOnly(told.mails().get(0).messageId());
    }

    @Test
    void what_the_gateway_took_while_the_disk_of_the_database_is_full_is_recorded_later_and_not_sent_again() throws Exception {
        int before;
        try (StagedDatabase.Hold hold = database.beforeSettling(); MunicipalConsumer caseSystem = hub.caseSystem()) {
            bothAdmitted();
            soon("the queue notice, the mail and two SMS are sent")
                .until(() -> notices(caseSystem, inAarhus) == 1 && newMails().size() == 1 && newSms().size() == 2);
            database.execute(LEASES_RUN_OUT);
            long failures = logLines("BRN4208 outcomes-not-stored");
            soon("the hub tries again and again to record them")
                .until(() -> logLines("BRN4208 outcomes-not-stored") >= failures + 3 * BATCHES_IN_HAND);
            before = notices(caseSystem, inAarhus);
        }

        Told told = toldInAll();
        assertThat(before + told.notices()).isEqualTo(1);
        assertThat(told.mails()).hasSize(1);
        assertThat(told.sms()).hasSize(2).allMatch(sms -> sms.attempts() == 1, "posted once");
    }

    @Test
    void a_notice_that_was_claimed_and_had_not_left_when_the_hub_was_killed_leaves_after_the_restart_and_is_counted_twice()
        throws Exception {
        long triedTwice = database.number(MAILS_TRIED_TWICE);
        mail.stop();
        try (ServerSocket silent = new ServerSocket(mail.port(), 50, InetAddress.getLoopbackAddress())) {
            bothAdmitted();
            soon("the mail is claimed; its server never answers").until(() -> database.number(MAILS_BEING_SENT) == 1);
            silent.accept();
            soon("the SMS and the queue notice have left").until(() -> newSms().size() == 2 && database.number(UNSETTLED) == 1);
            hub.process().kill();
        }
        mail.start();

        hub.process().restart();

        assertToldOnce(toldInAll());
        assertThat(database.number(MAILS_TRIED_TWICE)).isEqualTo(triedTwice + 1);
    }

    @Test
    void the_hub_finishes_the_notices_that_it_is_sending_before_it_stops() throws Exception {
        int before;
        CompletableFuture<Void> stopped;
        try (StagedDatabase.Hold hold = database.beforeSettling(); MunicipalConsumer caseSystem = hub.caseSystem()) {
            bothAdmitted();
            soon("the queue notice, the mail and two SMS are sent")
                .until(() -> notices(caseSystem, inAarhus) == 1 && newMails().size() == 1 && newSms().size() == 2);
            soon("none of the four is marked as sent, and neither are the answers to the wards")
                .until(() -> database.number(SENDING) >= 4);
            before = notices(caseSystem, inAarhus);
            long stops = fileLogLines("BRN1002 stopping");
            stopped = CompletableFuture.runAsync(hub.process()::stop);
            soon("the hub was asked to stop").until(() -> fileLogLines("BRN1002 stopping") == stops + 1);
            soon("the database stays up while notices are unfinished").during(Duration.ofSeconds(2))
                .until(() -> database.number(SENDING) >= 4);
        }
        stopped.join();

        hub.process().restart();

        Told told = toldInAll();
        assertThat(before + told.notices()).isEqualTo(1);
        assertThat(told.mails()).hasSize(1);
        assertThat(told.sms()).hasSize(2).allMatch(sms -> sms.attempts() == 1, "posted once");
    }

    /** A batch has the admissions of both citizens, one of them twice. It is being planned and cannot store what to tell. */
    private StagedDatabase.Hold batchBeingPlanned() throws Exception {
        AdtMessage repeated = hub.message("A01", inAarhus, Home.AARHUS);
        List<AdtMessage> batch = new ArrayList<>(List.of(repeated, hub.message("A01", inOdense, Home.ODENSE), repeated));
        Stream.generate(PEOPLE::next).limit(BATCH - 2).forEach(person -> batch.add(hub.message("A01", person, Home.AARHUS)));
        StagedDatabase.Hold hold = database.insidePlanning();
        hub.acceptedAsOneBatch(batch, database);
        soon("the batch is being planned").until(() -> database.waitingFor("ledger_entry") == 1);
        return hold;
    }

    private void bothAdmitted() throws IOException {
        AdtMessage first = hub.message("A01", inAarhus, Home.AARHUS);
        AdtMessage second = hub.message("A01", inOdense, Home.ODENSE);
        hub.accepted(first);
        hub.accepted(second);
    }

    /**
     * Everything that was told. It is complete when the hub is idle and a later notice about another citizen has come through the same
     * queue, because the queue keeps its order.
     */
    private Told toldInAll() throws Exception {
        try (MunicipalConsumer caseSystem = hub.caseSystem()) {
            soon("every notice is marked as sent").until(() -> database.number(UNSETTLED) == 0);
            hub.awaitIdle();
            List<ReceivedSms> sms = newSms();
            List<ReceivedMail> mails = newMails();
            TestPerson later = PEOPLE.next();
            hub.addResident(later, Home.AARHUS);
            hub.accepted(hub.message("A01", later, Home.AARHUS));
            soon("the later notice has arrived").until(() -> notices(caseSystem, later) == 1);
            return new Told(notices(caseSystem, inAarhus), sms, mails);
        }
    }

    private static void assertToldOnce(Told told) {
        assertThat(told.notices()).isEqualTo(1);
        assertThat(told.mails()).hasSize(1);
        assertThat(told.sms()).hasSize(2).allMatch(sms -> sms.attempts() == 1);
    }

    private static int notices(MunicipalConsumer caseSystem, TestPerson person) {
        return (int) caseSystem.received().stream().filter(notice -> notice.body().toString().contains(person.cpr())).count();
    }

    private List<ReceivedMail> newMails() {
        List<ReceivedMail> all = mail.received();
        return all.subList(mailsBefore, all.size());
    }

    private List<ReceivedSms> newSms() {
        List<ReceivedSms> all = hub.sms().received();
        return all.subList(smsBefore, all.size());
    }

    private static long logLines(String code) throws IOException {
        return lines(hub.process().log(), code);
    }

    /** Counts lines in the hub's log file, because Java reads no output of a process that it has asked to stop. */
    private static long fileLogLines(String code) throws IOException {
        return lines(hub.data().resolve("log/broen.log"), code);
    }

    private static long lines(Path log, String code) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(code)).count();
        }
    }

    private static ConditionFactory soon(String why) {
        return await(why).atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
    }

    private record Told(int notices, List<ReceivedSms> sms, List<ReceivedMail> mails) {}
}
