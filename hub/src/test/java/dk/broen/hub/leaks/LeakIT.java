package dk.broen.hub.leaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.StagedDatabase;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.hub.HubReply;
import dk.broen.simulator.mail.ComingBack;
import dk.broen.simulator.mail.MailServer;
import dk.broen.simulator.mail.ReceivedMail;
import dk.broen.simulator.municipality.MunicipalConsumer;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sends messages about marked citizens through every channel, with refusals and a duplicate, and searches for the marks where they are not
 * allowed (design.md §7).
 */
class LeakIT {
    private static final TestPerson IN_AARHUS =
        new TestPerson("2405513791", "Kvistbjergsøgård", "Æblegrynhild", LocalDate.of(1951, 5, 24), false);
    private static final TestPerson IN_ODENSE =
        new TestPerson("1709623842", "Mosetrolderåsen", "Tåregunder", LocalDate.of(1962, 9, 17), true);
    private static final TestPerson WITHOUT_CONSENT =
        new TestPerson("2811443617", "Lyngfyrreø", "Bækkesvend", LocalDate.of(1944, 11, 28), false);
    private static final String MAILBOX = "answers@hub.example";
    private static final String WARD = "AFSNITQ7MÆRKET";
    private static final List<Mark> MARKS = Stream.concat(Stream.of(new Mark("ward", WARD)),
        Stream.of(IN_AARHUS, IN_ODENSE, WITHOUT_CONSENT).flatMap(person -> Mark.of(person).stream())).toList();

    @TempDir
    private Path directory;

    @Test
    void no_citizen_data_is_in_logs_metrics_names_headers_or_raw_files() throws Exception {
        try (MailServer mail = MailServer.withMailbox(new MailServer.Account(MAILBOX, "broen", "secret-of-the-mailbox"));
            StagedHub hub = StagedHub.start(directory, mail.port(), mailbox(mail))) {
            LeakScan scan = LeakScan.of(hub.data(), MARKS);
            try (MunicipalConsumer caseSystem = hub.caseSystem()) {
                sendMessages(hub, caseSystem);
                await("mail, SMS and queue notices have arrived").atMost(Duration.ofSeconds(60))
                    .until(() -> !mail.received().isEmpty() && hub.sms().received().size() >= 2 && caseSystem.received().size() >= 2);
                comesBack(mail);
                hub.awaitIdle();
                assertThat(scan.headers(caseSystem.received())).as("headers").isEmpty();
                assertThat(mail.received()).filteredOn(sent -> !sent.to().equals(MAILBOX)).isNotEmpty()
                    .allSatisfy(sent -> assertThat(scan.text("header of a mail", sent.subject() + sent.headers())).isEmpty());
                assertThat(scan.text("SMS", hub.sms().received().toString())).as("SMS").isEmpty();
            }
            assertThat(scan.text("metrics", Sinks.metrics(hub.management()))).isEmpty();
            assertThat(scan.text("MBeans", Sinks.beans(hub.management()))).isEmpty();
            assertThat(scan.file(hub.process().log())).as("standard output and standard error of the hub").isEmpty();
            StagedDatabase.ofHub(hub.data()).execute("checkpoint");
            assertThat(scan.files()).as("files of the running hub").isEmpty();
            assertThat(scan.readByReceivers()).as("the scan finds the marks in the bodies that units must read").containsKeys("cpr",
                "family name");

            StagedDatabase.ofHub(hub.data()).execute("create table planted as select '" + IN_AARHUS.cpr() + "' as cpr");
            StagedDatabase.ofHub(hub.data()).execute("checkpoint");
            assertThat(scan.files()).as("the scan finds a planted mark in the table and in the write-ahead log")
                .extracting(Leak::what).containsOnly("cpr").hasSizeGreaterThanOrEqualTo(2);
            StagedDatabase.ofHub(hub.data()).execute("drop table planted");
        }
    }

    private static Map<String, String> mailbox(MailServer mail) {
        return Map.of("BROEN_MAILBOX_HOST", "127.0.0.1", "BROEN_MAILBOX_PORT", Integer.toString(mail.imapPort()), "BROEN_MAILBOX_USER",
            "broen", "BROEN_MAILBOX_PASSWORD", "secret-of-the-mailbox", "BROEN_MAILBOX_TLS", "NONE", "BROEN_MAILBOX_EVERY", "1s",
            "BROEN_MAILBOX_ADDRESS", MAILBOX);
    }

    /** Answers and reports that name the citizen wherever they can, also about a mail that the hub never sent. */
    private static void comesBack(MailServer mail) throws IOException {
        ReceivedMail sent = mail.received().get(0);
        String marks = IN_ODENSE.cpr() + "." + IN_ODENSE.familyName();
        mail.deliver(MAILBOX, ComingBack.answer(sent, "<" + IN_ODENSE.cpr() + "@odense.example>", marks));
        mail.deliver(MAILBOX, ("From: " + IN_ODENSE.cpr() + "@odense.example\r\nSubject: " + marks + "\r\n\r\n" + marks)
            .getBytes(StandardCharsets.UTF_8));
        mail.deliver(MAILBOX, ComingBack.report(sent, "failed " + marks, "5.1.1 " + marks));
        await("all are sorted").atMost(Duration.ofSeconds(60))
            .until(() -> mail.count("Broen.handled") == 2 && mail.count("Broen.unmatched") == 1);
    }

    /** Sends messages that are told, withheld, refused, repeated, changed and unreadable, and calls the API with citizen data. */
    private static void sendMessages(StagedHub hub, MunicipalConsumer caseSystem) throws Exception {
        hub.addResident(IN_AARHUS, Home.AARHUS);
        hub.addResident(IN_ODENSE, Home.ODENSE);
        AdtMessage first = marked(hub.message("A01", IN_AARHUS, Home.AARHUS));
        hub.accepted(first);
        hub.accepted(first);
        hub.accepted(marked(hub.message("A01", IN_ODENSE, Home.ODENSE)));
        hub.accepted(marked(hub.message("A01", WITHOUT_CONSENT, Home.AARHUS)));
        // an admission that has not left when the discharge is planned is old news
        await("the admission has arrived").atMost(Duration.ofSeconds(60)).until(() -> !caseSystem.received().isEmpty());
        hub.accepted(marked(hub.message("A03", IN_AARHUS, Home.AARHUS)));
        AdtMessage elevenDigits = marked(hub.message("A01", IN_AARHUS, Home.AARHUS)).with("PID-3", IN_AARHUS.cpr() + "7^^^" + WARD);
        assertThat(hub.send(elevenDigits.bytes()).positive()).isFalse();
        String withoutHeader = "PID|" + IN_AARHUS.cpr() + "|" + IN_AARHUS.familyName() + "\r";
        assertThat(hub.send(withoutHeader.getBytes(StandardCharsets.ISO_8859_1)).positive()).isFalse();
        hub.accepted(first.with("PID-5", IN_AARHUS.familyName() + "^" + IN_ODENSE.givenName()));
        ObjectNode facts = JsonNodeFactory.instance.objectNode().put("because", IN_AARHUS.familyName());
        facts.putArray("citizens").addObject().put("cpr", IN_AARHUS.cpr() + "x");
        HubReply wrongFacts = hub.api().exchange("POST", "/api/facts", facts);
        assertThat(wrongFacts.isSuccess()).isFalse();
        assertThat(hub.api().exchange("GET", "/api/why/" + IN_AARHUS.cpr()).status()).isEqualTo(404);
    }

    private static AdtMessage marked(AdtMessage message) {
        return message.with("PV1-3", WARD + "^1^1^^^^^^" + WARD);
    }
}
