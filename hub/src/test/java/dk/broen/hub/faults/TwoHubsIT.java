package dk.broen.hub.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dk.broen.hub.staging.ClassArchive;
import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.StagedDatabase;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.hub.Checkout;
import dk.broen.simulator.hub.HubLaunch;
import dk.broen.simulator.hub.HubNotReadyException;
import dk.broen.simulator.hub.HubProcess;
import dk.broen.simulator.mail.MailServer;
import dk.broen.simulator.municipality.MunicipalConsumer;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * Two hubs on one external PostgreSQL and one external Artemis, by settings alone (design.md §4, more than one node). The hospital sends to
 * both, also the messages of one citizen.
 */
class TwoHubsIT {
    private static final TestPeople PEOPLE = new TestPeople(4719);
    private static final int CITIZENS = 24;
    private static final String JOURNAL = "select count(*) from journal";
    private static final String NOT_SENT = "select count(*) from notification where state in ('WAITING', 'SENDING', 'GIVEN_UP')";
    /** As if the five minutes had passed. */
    private static final String LEASES_RUN_OUT = "update notification set lease_until = clock_timestamp() where lease_until is not null";
    @TempDir
    private static Path directory;
    private static MailServer mail;
    private static ExternalPostgres postgres;
    private static ExternalArtemis broker;
    private static StagedHub one;
    private static StagedHub two;
    private static StagedDatabase database;

    @BeforeAll
    static void start() throws Exception {
        mail = new MailServer(0);
        postgres = ExternalPostgres.start(directory.resolve("external-postgres"));
        broker = ExternalArtemis.start(directory.resolve("external-broker"));
        database = StagedDatabase.in(postgres.directory());
        one = StagedHub.start(directory.resolve("hub-1"), mail.port(), shared("hub-1"));
        FileSystemUtils.copyRecursively(one.data().resolve("keys"), directory.resolve("hub-2/data/keys"));
        two = StagedHub.start(directory.resolve("hub-2"), mail.port(), shared("hub-2"));
    }

    @AfterAll
    static void stop() throws Exception {
        Stream.of(one, two).filter(hub -> hub != null).forEach(StagedHub::close);
        broker.close();
        postgres.close();
        mail.close();
    }

    @Test
    void one_of_two_hubs_is_killed_under_load_and_the_other_tells_each_event_once_and_in_order() throws Exception {
        Map<TestPerson, List<AdtMessage>> stays = stays();
        long journalled = database.number(JOURNAL);
        try (MunicipalConsumer unit = broker.municipality(Home.QUEUE)) {
            CountDownLatch load = new CountDownLatch(CITIZENS / 2);
            CompletableFuture<Void> hospital = CompletableFuture.runAsync(() -> send(stays, load));
            load.await();
            one.process().kill();
            hospital.join();

            soon("the other hub plans every message").until(() -> database.number(JOURNAL) == journalled + 2 * CITIZENS);
            database.execute(LEASES_RUN_OUT);

            assertToldOnceInOrder(unit, stays);
        }
        one.process().restart();
    }

    @Test
    void hubs_that_are_restarted_one_after_the_other_lose_nothing_and_tell_nothing_twice() throws Exception {
        Map<TestPerson, List<AdtMessage>> stays = stays();
        try (MunicipalConsumer unit = broker.municipality(Home.QUEUE)) {
            CountDownLatch load = new CountDownLatch(1);
            CompletableFuture<Void> hospital = CompletableFuture.runAsync(() -> send(stays, load));
            load.await();
            one.process().restart();
            two.process().restart();
            hospital.join();

            assertToldOnceInOrder(unit, stays);
        }
    }

    @Test
    void a_hub_with_the_name_of_one_that_runs_does_not_start() throws IOException {
        HubLaunch second = HubLaunch.of(Checkout.here(), directory.resolve("second")).withArguments("--profile", "demo", "--free-ports")
            .withJvmArguments(ClassArchive.jvmArguments("-Xmx384m")).withEnvironment(shared("hub-2"));

        assertThatThrownBy(() -> HubProcess.start(second).close()).isInstanceOf(HubNotReadyException.class)
            .hasMessageContaining("broen.node: another hub on this database uses the name hub-2");
        assertThat(two.process().isRunning()).isTrue();
    }

    private static Map<String, String> shared(String node) {
        return Map.of("BROEN_NODE", node, "BROEN_DATABASE_URL", postgres.url(), "BROEN_DATABASE_USER", ExternalPostgres.USER,
            "BROEN_BROKER_URL", broker.url(), "BROEN_BROKER_USER", ExternalArtemis.USER, "BROEN_BROKER_PASSWORD", ExternalArtemis.PASSWORD);
    }

    /** An admission and a discharge of each citizen. */
    private static Map<TestPerson, List<AdtMessage>> stays() {
        List<TestPerson> people = Stream.generate(PEOPLE::next).limit(CITIZENS).toList();
        one.addResidents(people, Home.AARHUS);
        Instant now = one.clock().now().toInstant();
        Map<TestPerson, List<AdtMessage>> stays = new HashMap<>();
        people.forEach(person -> stays.put(person,
            List.of(one.message("A01", person, Home.AARHUS, now), one.message("A03", person, Home.AARHUS, now))));
        return stays;
    }

    /** All admissions to one hub and all discharges to the other, each only when the message before it was acknowledged. */
    private static void send(Map<TestPerson, List<AdtMessage>> stays, CountDownLatch load) {
        stays.values().forEach(stay -> {
            accepted(stay.get(0), one, two);
            accepted(stay.get(1), two, one);
            load.countDown();
        });
    }

    /** A hub that does not answer is replaced by the other one, and the message keeps its id. */
    private static void accepted(AdtMessage message, StagedHub first, StagedHub second) {
        soon("a hub accepts the message").until(() -> isAccepted(message, first) || isAccepted(message, second));
    }

    private static boolean isAccepted(AdtMessage message, StagedHub hub) {
        try {
            return hub.send(message.bytes()).code().equals("AA");
        } catch (IOException notThere) {
            return false;
        }
    }

    private static void assertToldOnceInOrder(MunicipalConsumer unit, Map<TestPerson, List<AdtMessage>> stays) {
        soon("the discharge of each citizen is told")
            .untilAsserted(() -> assertThat(stays.keySet()).allSatisfy(person -> assertThat(told(unit, person)).endsWith("DISCHARGED")));
        soon("all notices have left").until(() -> database.number(NOT_SENT) == 0);
        // an admission that had not left when the discharge was planned is old news
        assertThat(stays.keySet().stream().map(person -> told(unit, person)))
            .isSubsetOf(List.of("ADMITTED", "DISCHARGED"), List.of("DISCHARGED"));
        assertThat(unit.received()).extracting(notice -> notice.body().path("id").asText()).doesNotHaveDuplicates();
    }

    /** What was said. A notice that says nothing puts right what was heard by SMS meanwhile. */
    private static List<String> told(MunicipalConsumer unit, TestPerson person) {
        return notices(unit, person).map(body -> body.path("says").path(0).path("type").asText()).filter(type -> !type.isEmpty()).toList();
    }

    private static Stream<JsonNode> notices(MunicipalConsumer unit, TestPerson person) {
        return unit.received().stream().map(notice -> notice.body()).filter(body -> body.toString().contains(person.cpr()));
    }

    private static ConditionFactory soon(String why) {
        return await(why).atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
    }
}
