package dk.broen.routes.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.routes.staging.Home;
import dk.broen.routes.staging.StagedHub;
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
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be stored is never acknowledged (design.md §4). */
class UnableIT {
    private static final TestPeople PEOPLE = new TestPeople(4716);
    @TempDir
    private static Path directory;
    private static TheirBroker broker;
    private static MailServer mail;
    private static StagedHub hub;

    @BeforeAll
    static void start() throws Exception {
        broker = TheirBroker.start(directory.resolve("their-broker"));
        mail = new MailServer(0);
        hub = StagedHub.start(directory, mail.port(), Map.of("BROEN_BROKER_URL", broker.url(), "BROEN_BROKER_USER", TheirBroker.USER,
            "BROEN_BROKER_PASSWORD", TheirBroker.PASSWORD));
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
        mail.close();
        broker.close();
    }

    @Test
    void a_hospital_is_told_to_send_again_while_the_broker_is_away_and_its_message_is_told_once_when_it_is_back() throws Exception {
        TestPerson byMllp = PEOPLE.next();
        TestPerson byHttp = PEOPLE.next();
        hub.housed(byMllp, Home.AARHUS);
        hub.housed(byHttp, Home.AARHUS);
        AdtMessage message = hub.message("A01", byMllp, Home.AARHUS);
        byte[] notification = hub.notification(byHttp).getBytes(StandardCharsets.UTF_8);

        broker.stop();
        Acknowledgement refused = hub.send(message.bytes());
        FhirAnswer unable = hub.fhir().send(notification);

        assertThat(refused.code()).isEqualTo("AR");
        assertThat(refused.controlId()).isEqualTo(message.controlId());
        assertThat(unable.status()).isEqualTo(503);
        assertThat(new ObjectMapper().readTree(unable.body()).at("/issue/0/code").asText()).isEqualTo("transient");
        assertThat(unable.body()).doesNotContain(byHttp.cpr());
        assertThat(logLines("BRN2901 not-stored answer=AR")).isEqualTo(1);
        assertThat(logLines("BRN2901 not-stored answer=503")).isEqualTo(1);
        assertThat(hub.management().exchange("GET", "/actuator/health/ready").status()).isEqualTo(503);

        broker.restart();
        soon("the hospital's next try is taken").until(() -> hub.send(message.bytes()).code().equals("AA"));
        soon("the other's too").until(() -> hub.fhir().send(notification).status() == 202);

        try (MunicipalConsumer caseSystem = broker.reader(Home.QUEUE)) {
            soon("both are told").until(() -> told(caseSystem, byMllp) > 0 && told(caseSystem, byHttp) > 0);
            hub.rests();
            assertThat(told(caseSystem, byMllp)).isEqualTo(1);
            assertThat(told(caseSystem, byHttp)).isEqualTo(1);
        }
        assertThat(hub.management().exchange("GET", "/actuator/health/ready").status()).isEqualTo(200);
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
