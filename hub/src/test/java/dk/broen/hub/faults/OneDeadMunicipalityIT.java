package dk.broen.hub.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.hub.faults.WholeCountry.Municipality;
import dk.broen.hub.staging.StagedDatabase;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hospital.Acknowledgement;
import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.hospital.MllpClient;
import dk.broen.simulator.mail.FailingMailServer;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import dk.broen.simulator.register.ConsentRegister;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One of 98 municipalities is dead: the notices to the others leave as before, and its own notices wait (design.md §4.7). The hub has one
 * planner: if it waited for the dead one, all others would wait.
 */
@Tag("alone")
class OneDeadMunicipalityIT {
    private static final String REGISTER_TOKEN = "a-token-of-the-register";
    private static final int MAILBOX_BUSY = 450;
    private static final int MESSAGES_EACH = 2;
    private static final int MESSAGES_OF_THE_DEAD_ONE = 20;
    private static final int PAUSE_MILLIS = 20;
    private static final String MEDIAN = "0.5";
    private static final String P99 = "0.99";
    /** If others wait for the dead one, their notices take far more than so many times as long. Less is the noise of the machine. */
    private static final int NOISE = 10;
    private static final long SEED = 4720;
    private static final TestPeople PEOPLE = new TestPeople(SEED);
    private static final AtomicInteger NUMBER = new AtomicInteger();
    @TempDir
    private static Path directory;
    private static FailingMailServer mail;
    private static ConsentRegister register;
    private static WholeCountry country;
    private static Municipality dead;
    private static StagedHub hub;
    private static StagedDatabase database;

    @BeforeAll
    static void start() throws Exception {
        country = WholeCountry.in(directory.resolve("config"));
        assertThat(country.municipalities()).hasSize(98);
        dead = country.municipalities().get(0);
        assertThat(dead.isToldByMail()).isTrue();
        mail = new FailingMailServer(0);
        register = new ConsentRegister(0, REGISTER_TOKEN);
        String settings = "BROEN_CONSENTREGISTERS_" + dead.code();
        hub = StagedHub.start(directory, country.config(), mail.port(),
            Map.of("BROEN_PLANNING_CONSUMERS", "1", settings + "_URL", register.uri().toString(), settings + "_TOKEN", REGISTER_TOKEN));
        database = StagedDatabase.ofHub(hub.data());
        admitted(everywhere()).awaitOthersTold();
    }

    @AfterAll
    static void stop() throws IOException {
        hub.close();
        register.close();
        mail.close();
    }

    @Test
    void others_are_told_as_soon_as_before_while_the_consent_register_of_one_is_silent() throws Exception {
        Admissions before = admitted(everywhere());
        before.awaitOthersTold();
        register.setSilent(true);
        soon("others are told while a question to the register is open").until(OneDeadMunicipalityIT::toldWhileAQuestionIsOpen);

        Admissions during = admitted(everywhere());
        during.awaitOthersTold();

        assertThat(during.toldTheDeadOne()).as("nobody is told without an answer").isZero();
        assertAsSoon(before, during);
        register.setSilent(false);
        soon("the dead one is told when its register answers again").until(() -> {
            hub.clock().moveTo(hub.clock().now().plusSeconds(31));
            hub.awaitIdle();
            return during.toldTheDeadOne() >= MESSAGES_OF_THE_DEAD_ONE;
        });
    }

    @Test
    void others_are_told_as_soon_as_before_while_the_mailbox_of_one_is_busy() throws Exception {
        Admissions before = admitted(everywhere());
        before.awaitOthersTold();
        mail.refuse(dead.mail(), MAILBOX_BUSY);

        Admissions during = admitted(everywhere());
        during.awaitOthersTold();

        assertThat(during.toldTheDeadOne()).isZero();
        assertAsSoon(before, during);
        mail.acceptAll();
        soon("its mails are delivered").until(() -> {
            hub.clock().moveTo(hub.clock().now().plusMinutes(1));
            hub.awaitIdle();
            return during.toldTheDeadOne() == MESSAGES_OF_THE_DEAD_ONE;
        });
    }

    /** The hub gives up a question three seconds after it has asked it. It asks no more when it has given up five. */
    private static boolean toldWhileAQuestionIsOpen() throws Exception {
        List<Resident> inTheDeadOne = recorded(List.of(dead));
        List<Resident> elsewhere = recorded(others().subList(0, 1));
        long givenUp = questionsGivenUp();
        int asked = register.searches();
        admitted(inTheDeadOne);
        soon("the register is asked").until(() -> register.searches() > asked);

        Admissions other = admitted(elsewhere);
        soon("the other one is told").until(() -> other.toldOthers() == 1);
        return questionsGivenUp() == givenUp;
    }

    private static long questionsGivenUp() throws IOException {
        return Files.readAllLines(hub.process().log()).stream().filter(line -> line.contains("BRN3301 consent-register-unavailable"))
            .count();
    }

    private static void assertAsSoon(Admissions before, Admissions during) throws Exception {
        long medianBefore = before.delay(MEDIAN);
        long longestBefore = before.delay(P99);
        long median = during.delay(MEDIAN);
        long longest = during.delay(P99);
        System.out.printf("one dead municipality: delay of the others p50 %d ms and p99 %d ms, before %d and %d%n", median, longest,
            medianBefore, longestBefore);
        assertThat(median).isLessThan(NOISE * medianBefore);
        assertThat(longest).isLessThan(NOISE * longestBefore);
    }

    /** New citizens of all municipalities, in random order. Some live in the one that is dead. */
    private static List<Resident> everywhere() {
        List<Municipality> homes = new ArrayList<>();
        others().forEach(one -> homes.addAll(Collections.nCopies(MESSAGES_EACH, one)));
        homes.addAll(Collections.nCopies(MESSAGES_OF_THE_DEAD_ONE, dead));
        Collections.shuffle(homes, new Random(SEED));
        return recorded(homes);
    }

    private static List<Municipality> others() {
        return country.municipalities().stream().filter(one -> one != dead).toList();
    }

    /** Records a new citizen for each home. */
    private static List<Resident> recorded(List<Municipality> homes) {
        List<Resident> residents = homes.stream().map(home -> new Resident(PEOPLE.next(), home)).toList();
        ObjectNode facts = JsonNodeFactory.instance.objectNode().put("because", "staged");
        facts.putArray("citizens").addAll(residents.stream().map(Resident::facts).toList());
        hub.api().post("/api/facts", facts);
        residents.stream().filter(resident -> resident.home() == dead)
            .forEach(resident -> register.put(resident.person().cpr(), List.of(resident.consent())));
        return residents;
    }

    private static Admissions admitted(List<Resident> residents) throws Exception {
        Admissions admissions = new Admissions(database.number("select coalesce(max(seq), 0) from notification"));
        Instant now = hub.clock().now().toInstant();
        send(residents.stream().map(resident -> resident.admission(now)).toList());
        return admissions;
    }

    /** Sends at an even pace on one connection. */
    private static void send(List<AdtMessage> messages) throws Exception {
        ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
        try (MllpClient hospital = new MllpClient("127.0.0.1", hub.process().port("mllp"), Duration.ofSeconds(20))) {
            List<ScheduledFuture<Acknowledgement>> answers = IntStream.range(0, messages.size()).mapToObj(place -> pace
                .schedule(() -> hospital.send(messages.get(place).bytes()), (long) place * PAUSE_MILLIS, TimeUnit.MILLISECONDS)).toList();
            for (ScheduledFuture<Acknowledgement> answer : answers) {
                assertThat(answer.get().code()).isEqualTo("AA");
            }
        } finally {
            pace.shutdownNow();
        }
    }

    private static ConditionFactory soon(String why) {
        return await(why).atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
    }

    /** @param lastNotice the last notice before them */
    private record Admissions(long lastNotice) {
        void awaitOthersTold() {
            int notices = others().size() * MESSAGES_EACH;
            soon("all others are told").untilAsserted(() -> assertThat(toldOthers()).isEqualTo(notices));
        }

        long toldOthers() throws SQLException, IOException {
            return database.number("select count(*) from notification" + sentTo("<>"));
        }

        long toldTheDeadOne() throws SQLException, IOException {
            return database.number("select count(*) from notification" + sentTo("="));
        }

        /** From the receipt of a message until its notice is stored as sent, in milliseconds. */
        long delay(String percentile) throws SQLException, IOException {
            return database.number("select percentile_cont(" + percentile
                + ") within group (order by 1000 * extract(epoch from settled_at - received_at))"
                + " from notification join journal using (occasion_id)" + sentTo("<>"));
        }

        private String sentTo(String compared) {
            return " where state = 'SENT' and seq > " + lastNotice + " and municipality " + compared + " '" + dead.code() + "'";
        }
    }

    private record Resident(TestPerson person, Municipality home) {
        private static final String FROM = "2026-11-01";
        private static final String UNTIL = "2027-10-31";

        ObjectNode facts() {
            ObjectNode citizen = JsonNodeFactory.instance.objectNode().put("cpr", person.cpr());
            citizen.putArray("residences").addObject().put("municipality", home.code()).put("from", FROM);
            citizen.putArray("services").addObject().put("function", "RESIDENCE").put("unit", home.unit()).put("from", FROM);
            if (home != dead) {
                citizen.putArray("consents").add(consent());
            }
            return citizen;
        }

        ObjectNode consent() {
            ObjectNode consent = JsonNodeFactory.instance.objectNode().put("municipality", home.code()).put("form", "WRITTEN")
                .put("obtained_by", "afsnittet").put("from", FROM).put("until", UNTIL);
            consent.putArray("to").add("RESIDENCE");
            consent.putArray("regions").add("1082");
            return consent;
        }

        AdtMessage admission(Instant now) {
            return AdtMessage.of("A01", "COUNTRY" + NUMBER.incrementAndGet(), now).patient(person).livingIn(home.code())
                .at("P2", "1", "1", "AUH").admissionType("A").service("PSY").visit("V" + NUMBER.get()).admitted(now);
        }
    }
}
