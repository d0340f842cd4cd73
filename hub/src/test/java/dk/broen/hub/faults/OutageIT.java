package dk.broen.hub.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.StagedDatabase;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.mail.FailingMailServer;
import dk.broen.simulator.municipality.MunicipalConsumer;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes the database and the mail server away for a time: hospitals still get acknowledgements and no notice is lost (design.md §4). */
class OutageIT {
    private static final int TEMPORARY = 451;
    private static final int PERMANENT = 550;
    private static final int ATTEMPTS = 4;
    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String JOURNAL = "select count(*) from journal";
    private static final String CONFLICTS = "select count(*) from dead_letter where code = 'CONTENT_CONFLICT'";
    private static final TestPeople PEOPLE = new TestPeople(4712);
    @TempDir
    private static Path directory;
    private static FailingMailServer mail;
    private static ExternalPostgres postgres;
    private static ExternalArtemis broker;
    private static StagedHub hub;

    @BeforeAll
    static void start() throws Exception {
        mail = new FailingMailServer(0);
        postgres = ExternalPostgres.start(directory.resolve("external-postgres"));
        broker = ExternalArtemis.start(directory.resolve("external-broker"));
        hub = StagedHub.start(directory, mail.port(),
            Map.of("BROEN_DATABASE_URL", postgres.url(), "BROEN_DATABASE_USER", ExternalPostgres.USER, "BROEN_BROKER_URL", broker.url(),
                "BROEN_BROKER_USER", ExternalArtemis.USER, "BROEN_BROKER_PASSWORD", ExternalArtemis.PASSWORD,
                "BROEN_DELIVERY_RETRYPAUSES", "1s,1s,1s"));
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
        broker.close();
        postgres.close();
        mail.close();
    }

    @Test
    void hospitals_get_acknowledgements_while_the_database_is_down_and_units_are_told_in_order_afterwards() throws Exception {
        List<TestPerson> people = Stream.generate(PEOPLE::next).limit(4).toList();
        people.forEach(person -> hub.addResident(person, Home.AARHUS));
        try (MunicipalConsumer caseSystem = broker.municipality(Home.QUEUE)) {
            StagedDatabase database = StagedDatabase.in(postgres.directory());
            try (StagedDatabase.Hold hold = database.beforePlanning()) {
                hub.accepted(hub.message("A01", people.get(0), Home.AARHUS));
                soon("the first admission is being planned").until(() -> database.held("relation") == 1);
                postgres.crash();
            }
            for (TestPerson person : people.subList(1, people.size())) {
                hub.accepted(hub.message("A01", person, Home.AARHUS));
            }
            for (TestPerson person : people) {
                hub.accepted(hub.message("A03", person, Home.AARHUS));
            }
            assertThat(caseSystem.received()).isEmpty();
            assertThat(hub.management().exchange("GET", "/actuator/health/intake").status()).isEqualTo(200);
            assertThat(hub.management().exchange("GET", "/actuator/health/ready").status()).isEqualTo(503);

            postgres.start();

            soon("the discharge of each citizen is told")
                .untilAsserted(() -> assertThat(people).allSatisfy(person -> assertThat(told(caseSystem, person)).endsWith("DISCHARGED")));
            hub.awaitIdle();
            // an admission that had not left when the discharge was planned is old news
            assertThat(people.stream().map(person -> told(caseSystem, person)))
                .isSubsetOf(List.of("ADMITTED", "DISCHARGED"), List.of("DISCHARGED"));
        }
    }

    @Test
    void a_merge_is_repeated_after_its_commit_failed() throws Exception {
        TestPerson survivor = PEOPLE.next();
        StagedDatabase database = StagedDatabase.in(postgres.directory());
        long journalled = database.number(JOURNAL);
        try (StagedDatabase.Hold hold = database.failingCommits("journal", 1, SERIALIZATION_FAILURE)) {
            hub.accepted(hub.message("A40", survivor, Home.AARHUS).replacing(PEOPLE.next()));
            soon("the merge is in the journal").until(() -> database.number(JOURNAL) == journalled + 1);
        }
    }

    @Test
    void a_message_id_conflict_is_stored_after_its_first_commit_failed() throws Exception {
        TestPerson person = PEOPLE.next();
        AdtMessage admission = hub.message("A01", person, Home.AARHUS);
        StagedDatabase database = StagedDatabase.in(postgres.directory());
        long conflicts = database.number(CONFLICTS);
        hub.accepted(admission);
        try (StagedDatabase.Hold hold = database.failingCommits("dead_letter", 1, SERIALIZATION_FAILURE)) {
            hub.accepted(admission.at("P3", "1", "1", "AUH"));
            soon("the other content is stored as a dead letter").until(() -> database.number(CONFLICTS) == conflicts + 1);
        }
    }

    @Test
    void a_mail_that_was_temporarily_refused_twice_is_delivered_once() throws Exception {
        int attempts = mail.attempts();
        int mails = mail.received().size();
        mail.refuseNext(2, TEMPORARY);
        JsonNode event = admittedInOdense();
        assertThat(mail.attempts() - attempts).isEqualTo(3);
        assertThat(mail.received()).hasSize(mails + 1);
        assertThat(undelivered(event)).isZero();
    }

    @Test
    void a_mail_that_is_refused_for_good_is_given_up_at_once_and_blocks_no_other() throws Exception {
        int attempts = mail.attempts();
        int mails = mail.received().size();
        mail.refuseNext(1, PERMANENT);
        JsonNode dead = admittedInOdense();
        assertThat(mail.attempts() - attempts).isEqualTo(1);
        assertThat(undelivered(dead)).isEqualTo(1);

        assertThat(undelivered(admittedInOdense())).isZero();

        assertThat(mail.received()).hasSize(mails + 1);
    }

    @Test
    void a_mail_that_is_refused_at_every_attempt_opens_a_work_item_after_the_last() throws Exception {
        int attempts = mail.attempts();
        int mails = mail.received().size();
        mail.refuseNext(ATTEMPTS, TEMPORARY);
        JsonNode event = admittedInOdense();
        assertThat(mail.attempts() - attempts).isEqualTo(ATTEMPTS);
        assertThat(mail.received()).hasSize(mails);
        assertThat(undelivered(event)).isEqualTo(1);
    }

    /** Sends an admission and returns the hub's record of the event when its mail is sent or given up. */
    private static JsonNode admittedInOdense() throws IOException {
        TestPerson person = PEOPLE.next();
        hub.addResident(person, Home.ODENSE);
        int before = hub.events().size();
        hub.accepted(hub.message("A01", person, Home.ODENSE));
        soon("the mail is sent or given up").until(() -> hub.events().size() > before
            && mailStates(hub.events().get(before)).allMatch(state -> state.equals("SENT") || state.equals("GIVEN_UP")));
        hub.awaitIdle();
        return hub.events().get(before);
    }

    private static long undelivered(JsonNode event) {
        return event.path("workItems").findValuesAsText("kind").stream().filter("UNDELIVERED"::equals).count();
    }

    private static Stream<String> mailStates(JsonNode event) {
        return event.path("notices").findValues("sendings").stream()
            .flatMap(sendings -> StreamSupport.stream(sendings.spliterator(), false))
            .filter(sending -> sending.path("channel").asText().equals("MAIL")).map(sending -> sending.path("state").asText());
    }

    private static List<String> told(MunicipalConsumer caseSystem, TestPerson person) {
        return caseSystem.received().stream().map(notice -> notice.body()).filter(body -> body.toString().contains(person.cpr()))
            .map(body -> body.path("says").path(0).path("type").asText()).toList();
    }

    private static ConditionFactory soon(String why) {
        return await(why).atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200));
    }
}
