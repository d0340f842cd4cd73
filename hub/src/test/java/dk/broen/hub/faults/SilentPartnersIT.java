package dk.broen.hub.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.StagedDatabase;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hub.HubReply;
import dk.broen.simulator.mail.FailingMailServer;
import dk.broen.simulator.municipality.MunicipalConsumer;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import dk.broen.simulator.register.ConsentRegister;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Partners that accept connections and never answer: they delay their own notices and nobody else's (design.md §4.7). */
class SilentPartnersIT {
    private static final String MAILS_BEING_SENT = "select count(*) from notification where state = 'SENDING' and channel = 'MAIL'";
    private static final String REGISTER_TOKEN = "a-token-of-the-register";
    private static final int MAILS = 8;
    private static final TestPeople PEOPLE = new TestPeople(4718);
    @TempDir
    private static Path directory;
    private static FailingMailServer mail;
    private static ConsentRegister register;
    private static StagedHub hub;
    private static StagedDatabase database;

    private TestPerson inAarhus;
    private TestPerson inOdense;
    private int mails;

    @BeforeAll
    static void start() throws IOException {
        mail = new FailingMailServer(0);
        register = new ConsentRegister(0, REGISTER_TOKEN);
        String settings = "BROEN_CONSENTREGISTERS_" + Home.ODENSE.municipality();
        hub = StagedHub.start(directory, mail.port(), Map.of(settings + "_URL", register.uri().toString(), settings + "_TOKEN",
            REGISTER_TOKEN, "BROEN_DELIVERY_RETRYPAUSES", "1s,1s,1s,1s,1s,1s"));
        database = StagedDatabase.ofHub(hub.data());
    }

    @AfterAll
    static void stop() throws IOException {
        hub.close();
        register.close();
        mail.close();
    }

    @BeforeEach
    void prepareResidents() {
        inAarhus = PEOPLE.next();
        inOdense = PEOPLE.next();
        hub.addResident(inAarhus, Home.AARHUS);
        hub.addResident(inOdense, Home.ODENSE, register);
        mails = mail.received().size();
    }

    @Test
    void queue_notices_and_SMS_leave_while_the_mail_server_is_silent_and_each_mail_is_delivered_once_afterwards() throws Exception {
        List<TestPerson> all = Stream.generate(PEOPLE::next).limit(MAILS).toList();
        all.forEach(person -> hub.addResident(person, Home.ODENSE, register));
        int sms = hub.sms().received().size();
        mail.setSilent(true);
        try (MunicipalConsumer caseSystem = hub.caseSystem()) {
            for (TestPerson person : all) {
                hub.accepted(hub.message("A01", person, Home.ODENSE));
            }
            soon("mails are being sent").until(() -> database.number(MAILS_BEING_SENT) > 1);
            soon("all SMS have left").until(() -> hub.sms().received().size() == sms + MAILS);
            soon("the mail server has not answered for so long that mail is paused")
                .until(() -> Files.readString(hub.process().log()).contains("BRN4205 channel-paused channel=MAIL"));

            hub.accepted(hub.message("A01", inAarhus, Home.AARHUS));
            soon("the queue notice has arrived").until(() -> told(caseSystem, inAarhus) == 1);
            assertThat(mail.received()).hasSize(mails);
        } finally {
            mail.setSilent(false);
        }

        soon("the mails are delivered").until(() -> mail.received().size() == mails + MAILS);
        hub.awaitIdle();
        assertThat(mail.received()).hasSize(mails + MAILS);
    }

    @Test
    void others_are_told_while_a_consent_register_is_silent_and_its_municipality_when_it_answers_again() throws Exception {
        int searches = register.searches();
        register.setSilent(true);
        try (MunicipalConsumer caseSystem = hub.caseSystem()) {
            hub.accepted(hub.message("A01", inOdense, Home.ODENSE));
            soon("the register is asked").until(() -> register.searches() > searches);

            hub.accepted(hub.message("A01", inAarhus, Home.AARHUS));
            soon("the queue notice has arrived").until(() -> told(caseSystem, inAarhus) == 1);
            assertThat(mail.received()).as("without an answer nobody is told").hasSize(mails);
        } finally {
            register.setSilent(false);
        }
        hub.clock().moveTo(hub.clock().now().plusMinutes(1));

        soon("the mail is delivered").until(() -> mail.received().size() > mails);
        hub.awaitIdle();
        assertThat(mail.received()).hasSize(mails + 1);
    }

    @Test
    void an_operator_tries_a_consent_register_and_the_number_of_the_citizen_is_not_logged() throws IOException {
        String check = "/api/registers/" + Home.ODENSE.municipality() + "/check";
        String question = "{\"cpr\": \"" + inOdense.cpr() + "\"}";
        HubReply up = hub.api().exchange("POST", check, "application/json", question);
        assertThat(up.body().path("answers").asBoolean()).isTrue();
        assertThat(up.body().path("consents").asInt()).isOne();

        register.setDown(true);
        HubReply down = hub.api().exchange("POST", check, "application/json", question);
        register.setDown(false);
        assertThat(down.body().path("answers").asBoolean(true)).isFalse();
        assertThat(down.body().path("cause").asText()).isEqualTo("status-503");

        assertThat(hub.api().exchange("POST", check, "application/json", "{\"cpr\": \"1\"}").status()).isEqualTo(400);
        assertThat(hub.api().exchange("POST", "/api/registers/0751/check", "application/json", question).status()).isEqualTo(404);
        assertThat(hub.api().get("/api/registers")).singleElement()
            .satisfies(one -> assertThat(one.path("municipality").asText()).isEqualTo(Home.ODENSE.municipality()));
        assertThat(Files.readString(hub.process().log())).contains("BRN3303").doesNotContain(inOdense.cpr());
    }

    private static long told(MunicipalConsumer caseSystem, TestPerson person) {
        return caseSystem.received().stream().filter(notice -> notice.body().toString().contains(person.cpr())).count();
    }

    private static ConditionFactory soon(String why) {
        return await(why).atMost(Duration.ofSeconds(120)).pollInterval(Duration.ofMillis(200));
    }
}
