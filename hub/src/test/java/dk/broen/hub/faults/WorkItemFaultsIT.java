package dk.broen.hub.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.StagedDatabase;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.hub.HubReply;
import dk.broen.simulator.mail.MailServer;
import dk.broen.simulator.municipality.MunicipalConsumer;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Kills the hub around the answer to a work item, and lets the time of a work item run out. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WorkItemFaultsIT {
    private static final TestPeople PEOPLE = new TestPeople(4726);
    private static final String CONSENTS = """
        {"answer": "CONSENTS", "because": "asked at the ward round",
         "consent": {"to": ["RESIDENCE"], "form": "VERBAL", "obtained_by": "nurse on P2"}}""";
    private static final String RECORDED = "select count(*) from citizen_fact where kind = 'CONSENT'";
    private static final String COMMITS_WAIT =
        "select count(*) from pg_settings where name = 'synchronous_standby_names' and setting = 'nobody'";
    @TempDir
    private static Path directory;
    private static MailServer mail;
    private static StagedHub hub;
    private static StagedDatabase database;

    private final TestPerson person = PEOPLE.next();

    @BeforeAll
    static void start() throws IOException {
        mail = new MailServer(0);
        hub = StagedHub.start(directory, mail.port(), Map.of());
        database = StagedDatabase.ofHub(hub.data());
    }

    @AfterAll
    static void stop() {
        hub.close();
        mail.close();
    }

    @Test
    void an_answer_whose_recording_was_cut_off_leaves_the_item_open_and_can_be_given_again() throws Exception {
        String item = asked();
        long before = database.number(RECORDED);
        CompletableFuture<Throwable> cutOff;
        try (StagedDatabase.Hold hold = database.beforeRecording()) {
            cutOff = CompletableFuture.supplyAsync(() -> catchThrowable(() -> answer(item)));
            soon("the answer is being recorded").until(() -> database.waitingFor("citizen_fact") == 1);
            hub.process().kill();
        }
        assertThat(cutOff.get()).as("the ward got no answer").isNotNull();

        hub.process().restart();

        assertThat(database.number(RECORDED)).isEqualTo(before);
        assertThat(state(item)).isEqualTo("OPEN");
        assertToldOnceAfter(item, before);
    }

    @Test
    void an_answer_that_was_recorded_when_the_hub_was_killed_tells_the_residence_and_sent_again_records_nothing() throws Exception {
        String item = asked();
        long before = database.number(RECORDED);
        StagedDatabase.Hold beforeCommit = database.beforeRecording();
        CompletableFuture<Throwable> cutOff = CompletableFuture.supplyAsync(() -> catchThrowable(() -> answer(item)));
        soon("the answer is being recorded").until(() -> database.waitingFor("citizen_fact") == 1);
        try (StagedDatabase.Hold hold = database.afterCommit()) {
            soon("commits wait").until(() -> database.number(COMMITS_WAIT) == 1);
            beforeCommit.close();
            soon("the answer is committed and not confirmed").until(() -> database.held("SyncRep") > 0);
            hub.process().kill();
        }
        cutOff.join();

        hub.process().restart();

        assertThat(state(item)).isEqualTo("DONE");
        assertToldOnceAfter(item, before);
    }

    /** The last one: it moves the clock, which a restart sets back. */
    @Order(Integer.MAX_VALUE)
    @Test
    void a_work_item_that_becomes_overdue_is_logged_once_and_counted() throws Exception {
        String item = asked();
        assertThat(metric("broen_work_items_open")).isPositive();

        hub.clock().moveTo(hub.clock().now().plusHours(5));

        soon("the log says that it is overdue").until(() -> overdueLines(item).size() == 1);
        assertThat(overdueLines(item)).singleElement().asString().contains("kind=ASK_FOR_CONSENT owner=WARD").doesNotContain(person.cpr());
        soon("the metric counts it").until(() -> metric("broen_work_items_overdue") >= 1);
        assertThat(hub.api().get("/api/work-items?reference=" + item).at("/0/overdue").asBoolean()).isTrue();
        hub.clock().moveTo(hub.clock().now().plusHours(5));
        String later = asked(PEOPLE.next());
        hub.clock().moveTo(hub.clock().now().plusHours(5));
        soon("a later one is logged").until(() -> overdueLines(later).size() == 1);
        assertThat(overdueLines(item)).as("not again").hasSize(1);
    }

    private void assertToldOnceAfter(String item, long before) throws Exception {
        try (MunicipalConsumer caseSystem = hub.caseSystem()) {
            assertThat(answer(item).status()).isEqualTo(204);
            soon("the residence is told").until(() -> told(caseSystem) == 1);
            hub.awaitIdle();
            assertThat(told(caseSystem)).isEqualTo(1);
        }
        assertThat(database.number(RECORDED)).isEqualTo(before + 1);
        assertThat(state(item)).isEqualTo("DONE");
    }

    private String asked() throws IOException {
        return asked(person);
    }

    private static String asked(TestPerson citizen) throws IOException {
        ObjectNode facts = JsonNodeFactory.instance.objectNode().put("cpr", citizen.cpr());
        facts.withArray("residences").addObject().put("municipality", "0751").put("from", "2026-01-01");
        facts.withArray("services").addObject().put("function", "RESIDENCE").put("unit", Home.AARHUS.unit()).put("from", "2026-01-01");
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("because", "staged");
        document.putArray("citizens").add(facts);
        hub.api().post("/api/facts", document);
        AdtMessage admission = hub.message("A01", citizen, Home.AARHUS);
        hub.accepted(admission);
        hub.awaitIdle();
        return StreamSupport.stream(hub.api().get("/api/why/" + admission.controlId()).at("/0/workItems").spliterator(), false)
            .filter(item -> item.at("/item/kind").asText().equals("ASK_FOR_CONSENT")).findFirst().orElseThrow().path("reference").asText();
    }

    private static HubReply answer(String item) {
        return hub.api("hospital-auh").exchange("POST", "/api/work-items/" + item + "/answer", "application/json", CONSENTS);
    }

    private static String state(String item) {
        return hub.api().get("/api/work-items/" + item).at("/item/state").asText();
    }

    private static List<String> overdueLines(String item) throws IOException {
        return Files.readAllLines(hub.process().log()).stream().filter(line -> line.contains("BRN5201") && line.contains("ref=" + item))
            .toList();
    }

    private static double metric(String name) {
        String scraped = hub.management().get("/actuator/prometheus").asText();
        return scraped.lines().filter(line -> line.startsWith(name) && line.contains("kind=\"ASK_FOR_CONSENT\""))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).findFirst().orElseThrow();
    }

    private long told(MunicipalConsumer caseSystem) {
        return caseSystem.received().stream().filter(notice -> notice.body().toString().contains(person.cpr())).count();
    }

    private static ConditionFactory soon(String why) {
        return await(why).atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200));
    }
}
