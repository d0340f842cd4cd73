package dk.broen.hub.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.hub.staging.CommandRun;
import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.StagedDatabase;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hospital.Acknowledgement;
import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.hospital.FhirAnswer;
import dk.broen.simulator.mail.MailServer;
import dk.broen.simulator.municipality.MunicipalConsumer;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that a message is not acknowledged when it cannot be stored, and becomes a dead letter when it is acknowledged and cannot be
 * planned (design.md §4).
 */
class FailedMessageIT {
    private static final String SET_ASIDE = "select count(*) from dead_letter where code = 'INTERNAL_ERROR'";
    private static final TestPeople PEOPLE = new TestPeople(4716);
    @TempDir
    private static Path directory;
    private static ExternalArtemis broker;
    private static MailServer mail;
    private static StagedHub hub;

    @BeforeAll
    static void start() throws Exception {
        broker = ExternalArtemis.start(directory.resolve("external-broker"));
        mail = new MailServer(0);
        hub = StagedHub.start(directory, mail.port(), Map.of("BROEN_BROKER_URL", broker.url(), "BROEN_BROKER_USER", ExternalArtemis.USER,
            "BROEN_BROKER_PASSWORD", ExternalArtemis.PASSWORD, "BROEN_PLANNING_CONSUMERS", "1"));
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
        mail.close();
        broker.close();
    }

    @Test
    void a_hospital_gets_AR_or_503_while_the_broker_is_down_and_its_resent_message_is_told_once() throws Exception {
        TestPerson byMllp = PEOPLE.next();
        TestPerson byHttp = PEOPLE.next();
        hub.addResident(byMllp, Home.AARHUS);
        hub.addResident(byHttp, Home.AARHUS);
        AdtMessage message = hub.message("A01", byMllp, Home.AARHUS);
        byte[] notification = hub.notification(byHttp).getBytes(StandardCharsets.UTF_8);

        broker.stop();
        Acknowledgement refused = hub.send(message.bytes());
        FhirAnswer unable = hub.fhir().send(notification);

        assertThat(refused.code()).isEqualTo("AR");
        assertThat(refused.controlId()).isEqualTo(message.controlId());
        assertThat(unable.status()).isEqualTo(503);
        assertThat(new ObjectMapper().readTree(unable.body()).at("/entry/0/resource/response/code").asText()).isEqualTo("transient-error");
        assertThat(unable.body()).doesNotContain(byHttp.cpr());
        assertThat(logLines("BRN2901 not-stored answer=AR")).isEqualTo(1);
        assertThat(logLines("BRN2901 not-stored answer=503")).isEqualTo(1);
        assertThat(hub.management().exchange("GET", "/actuator/health/ready").status()).isEqualTo(503);
        assertThat(hub.management().exchange("GET", "/actuator/health/intake").status()).isEqualTo(503);

        broker.restart();
        soon("the HL7 v2 message is accepted when it is sent again").until(() -> hub.send(message.bytes()).code().equals("AA"));
        soon("the MedCom message is accepted when it is sent again").until(() -> hub.fhir().send(notification).status() == 202);

        try (MunicipalConsumer caseSystem = broker.reader(Home.QUEUE)) {
            soon("both messages are told").until(() -> told(caseSystem, byMllp) > 0 && told(caseSystem, byHttp) > 0);
            hub.awaitIdle();
            assertThat(told(caseSystem, byMllp)).isEqualTo(1);
            assertThat(told(caseSystem, byHttp)).isEqualTo(1);
        }
        assertThat(hub.management().exchange("GET", "/actuator/health/ready").status()).isEqualTo(200);
    }

    @Test
    void an_acknowledged_message_that_cannot_be_planned_becomes_a_dead_letter_with_a_work_item() throws Exception {
        TestPerson person = PEOPLE.next();
        hub.addResident(person, Home.AARHUS);
        StagedDatabase database = StagedDatabase.ofHub(hub.data());
        List<JsonNode> before = deadLetters();
        List<JsonNode> itemsBefore = workItems("UNREADABLE");
        database.execute("alter table stay_event add constraint hub_fails check (false) not valid");
        try {
            hub.accepted(hub.message("A01", person, Home.AARHUS));
            soon("the work item is open").until(() -> workItems("UNREADABLE").size() == itemsBefore.size() + 1);
        } finally {
            database.execute("alter table stay_event drop constraint hub_fails");
        }

        JsonNode kept = added(before, deadLetters());
        assertThat(kept.path("code").asText()).isEqualTo("INTERNAL_ERROR");
        assertThat(added(itemsBefore, workItems("UNREADABLE")).path("because").asText()).contains(kept.path("reference").asText());
        assertThat(logLines("BRN2902 set-aside ref=" + kept.path("reference").asText())).isEqualTo(1);
        assertThat(Files.readString(hub.process().log())).doesNotContain(person.cpr());
        CommandRun why = CommandRun.of(directory, Map.of(), "why", kept.path("reference").asText(), "--data", hub.data().toString());
        assertThat(why.exitCode()).as("%s", why.err()).isZero();
        assertThat(why.out().get(0)).startsWith(kept.path("reference").asText() + "  received, and the hub failed on it, received ")
            .endsWith(" from auh");
        assertThat(why.out()).anyMatch(line -> line.matches("  INTERNAL_ERROR at \\w+: The hub failed to process this message"))
            .anyMatch(line -> line.startsWith("  what to do  report it with the log file"));
        hub.accepted(hub.message("A01", person, Home.AARHUS));
        try (MunicipalConsumer caseSystem = broker.reader(Home.QUEUE)) {
            soon("the next message about this citizen is told").until(() -> told(caseSystem, person) == 1);
        }
    }

    @Test
    void one_message_of_a_batch_is_set_aside_and_the_others_are_told_once_also_one_that_comes_twice() throws Exception {
        List<TestPerson> people = List.of(PEOPLE.next(), PEOPLE.next(), PEOPLE.next());
        people.forEach(person -> hub.addResident(person, Home.AARHUS));
        AdtMessage first = hub.message("A01", people.get(0), Home.AARHUS);
        AdtMessage poison = hub.message("A03", people.get(1), Home.AARHUS);
        AdtMessage last = hub.message("A01", people.get(2), Home.AARHUS);
        StagedDatabase database = StagedDatabase.ofHub(hub.data());
        long setAside = database.number(SET_ASIDE);
        database.execute("alter table stay_event add constraint hub_fails check (type <> 'DISCHARGED') not valid");
        try (MunicipalConsumer caseSystem = broker.reader(Home.QUEUE)) {
            hub.acceptedAsOneBatch(List.of(first, poison, first, last), database);

            soon("the message is set aside").until(() -> database.number(SET_ASIDE) == setAside + 1);
            soon("both others are told").until(() -> told(caseSystem, people.get(0)) > 0 && told(caseSystem, people.get(2)) > 0);
            hub.awaitIdle();
            assertThat(people).extracting(person -> told(caseSystem, person)).containsExactly(1L, 0L, 1L);
            assertThat(database.number(SET_ASIDE)).isEqualTo(setAside + 1);
        } finally {
            database.execute("alter table stay_event drop constraint hub_fails");
        }
    }

    /** The only element that was not there before. */
    private static JsonNode added(List<JsonNode> before, List<JsonNode> now) {
        List<JsonNode> added = now.stream().filter(each -> !before.contains(each)).toList();
        assertThat(added).hasSize(1);
        return added.get(0);
    }

    private static List<JsonNode> deadLetters() {
        return StreamSupport.stream(hub.api().get("/api/dead-letters").spliterator(), false).toList();
    }

    private static List<JsonNode> workItems(String kind) {
        return StreamSupport.stream(hub.api().get("/api/work-items").spliterator(), false)
            .filter(item -> item.path("kind").asText().equals(kind)).toList();
    }

    private static long told(MunicipalConsumer caseSystem, TestPerson person) {
        return caseSystem.received().stream().filter(notice -> notice.body().toString().contains(person.cpr())).count();
    }

    private static long logLines(String code) throws IOException {
        return Files.readAllLines(hub.process().log()).stream().filter(line -> line.contains(code)).count();
    }

    private static ConditionFactory soon(String why) {
        return await(why).atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200));
    }
}
