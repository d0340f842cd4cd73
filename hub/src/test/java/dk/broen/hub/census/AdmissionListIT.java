package dk.broen.hub.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hub.Checkout;
import dk.broen.simulator.hub.HubReply;
import dk.broen.simulator.mail.MailServer;
import dk.broen.simulator.municipality.MunicipalConsumer;
import dk.broen.simulator.municipality.ReceivedNotification;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Lists of inpatients: new, known, vanished and changed stays, a list that shrinks, one that cannot be read, a wrong row. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdmissionListIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final TestPeople PEOPLE = new TestPeople(5240);
    private final List<TestPerson> people = IntStream.range(0, 7).mapToObj(number -> PEOPLE.next()).toList();
    private Path folder;
    private volatile String served = "";
    private HttpServer server;
    private MailServer mail;
    private StagedHub hub;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        folder = Files.createDirectory(directory.resolve("lists"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/inpatients", exchange -> {
            byte[] list = served.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(list.length == 0 ? 204 : 200, list.length == 0 ? -1 : list.length);
            exchange.getResponseBody().write(list);
            exchange.close();
        });
        server.start();
        Path config = copied(Checkout.here().config(), directory.resolve("config"));
        append(config.resolve("hospitals/auh.yaml"),
            "list: {folder: ../lists, every_seconds: 1, wards: [P2, P3], shrink: {percent: 50, at_least: 3}}\n");
        append(config.resolve("hospitals/odense.yaml"), "list: {url: \"http://127.0.0.1:" + server.getAddress().getPort()
            + "/inpatients\", every_seconds: 1, format: JSON}\n");
        mail = new MailServer(0);
        hub = StagedHub.start(Files.createDirectory(directory.resolve("hub")), config, mail.port(), Map.of());
        hub.addResidents(people, Home.AARHUS);
    }

    @AfterAll
    void stop() {
        hub.close();
        mail.close();
        server.stop(0);
    }

    @Test
    void lists_in_a_folder_say_what_no_message_said_and_nothing_twice() throws Exception {
        try (MunicipalConsumer caseSystem = hub.caseSystem()) {
            hub.accepted(hub.message("A01", people.get(0), Home.AARHUS));
            awaitTold(caseSystem, 0, "ADMITTED");

            write(row(0) + row(1) + row(2) + row(3) + "nobody;V9;P2;2026-11-20T21:00;" + hub.clock().now().toInstant() + "\n");
            for (int person = 1; person <= 3; person++) {
                awaitTold(caseSystem, person, "ADMITTED");
            }
            await("the wrong row is a dead letter").atMost(PATIENCE).until(() -> any(hub.api().get("/api/dead-letters?limit=1000"),
                "location", "row 6, cpr"));

            write(row(0) + row(2) + row(3));
            awaitTold(caseSystem, 1, "ADMITTED", "DISCHARGED");

            hub.accepted(hub.message("A03", people.get(2), Home.AARHUS));
            awaitTold(caseSystem, 2, "ADMITTED", "DISCHARGED");
            write(row(0) + row(3) + row(4));
            awaitTold(caseSystem, 4, "ADMITTED");

            write("");
            await("a human is asked about the list that cannot be read").atMost(PATIENCE).until(() -> asked("LIST_UNREADABLE"));
            write(row(5));
            await("a human is asked about the list that shrank").atMost(PATIENCE).until(() -> asked("LIST_SHRANK"));
            assertThat(asked("LIST_UNREADABLE")).as("this list can be read").isFalse();
            hub.awaitIdle();
            assertThat(told(caseSystem, 5)).isEmpty();

            assertThat(confirm("LIST_SHRANK").status()).isEqualTo(204);
            for (int person : new int[] {0, 3, 4}) {
                awaitTold(caseSystem, person, "ADMITTED", "DISCHARGED");
            }
            awaitTold(caseSystem, 5, "ADMITTED");
            hub.awaitIdle();
            assertThat(IntStream.range(0, 6).mapToObj(person -> told(caseSystem, person).size())).containsExactly(2, 2, 2, 2, 2, 1);
        }
    }

    @Test
    void a_list_from_a_server_says_that_a_stay_began_moved_and_ended() throws Exception {
        try (MunicipalConsumer caseSystem = hub.caseSystem()) {
            served = json("PAO1", "");
            awaitTold(caseSystem, 6, "ADMITTED");
            String id = StreamSupport.stream(hub.events().spliterator(), false).map(event -> event.path("reference").asText()).findFirst()
                .orElseThrow();
            assertThat(hub.api().get("/api/why/" + id).get(0).at("/message/stay/type").asText()).isEqualTo("ADMITTED");

            served = json("PAO2", ", \"planned_discharge\": \"2027-01-04\"");
            awaitTold(caseSystem, 6, "ADMITTED", "DISCHARGE_PLANNED");

            served = "{\"listed_at\": \"" + hub.clock().now().toInstant() + "\", \"inpatients\": []}";
            awaitTold(caseSystem, 6, "ADMITTED", "DISCHARGE_PLANNED", "DISCHARGED");
        }
    }

    private String json(String ward, String more) {
        return "{\"listed_at\": \"%s\", \"inpatients\": [{\"cpr\": \"%s\", \"visit\": \"%s\", \"ward\": \"%s\", \"admitted_at\": \"%s\"%s}]}"
            .formatted(hub.clock().now().toInstant(), people.get(6).cpr(), visit(6), ward, admitted(), more);
    }

    private String row(int person) {
        return String.join(";", people.get(person).cpr(), visit(person), "P2", admitted().toString(),
            hub.clock().now().toInstant().toString()) + "\n";
    }

    private String visit(int person) {
        return "V" + people.get(person).cpr().hashCode();
    }

    private Instant admitted() {
        return hub.clock().now().toInstant().truncatedTo(ChronoUnit.HOURS);
    }

    /** An empty text is a file without a header. The file appears under its name when it is complete. */
    private void write(String rows) throws IOException {
        Path part = Files.writeString(folder.resolve("inpatients.csv.part"),
            rows.isEmpty() ? "" : "cpr;visit;ward;admitted_at;listed_at\n" + rows);
        Files.move(part, folder.resolve("inpatients.csv"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void awaitTold(MunicipalConsumer caseSystem, int person, String... events) {
        await("told " + List.of(events)).atMost(PATIENCE).untilAsserted(() -> assertThat(told(caseSystem, person)).containsExactly(events));
    }

    private List<String> told(MunicipalConsumer caseSystem, int person) {
        List<String> told = new ArrayList<>();
        caseSystem.received().stream().map(ReceivedNotification::body)
            .filter(body -> body.at("/citizen/cpr").asText().equals(people.get(person).cpr()))
            .forEach(body -> body.path("says").forEach(saying -> told.add(saying.path("type").asText())));
        return told;
    }

    private boolean asked(String kind) {
        return any(hub.api().get("/api/work-items"), "kind", kind);
    }

    private HubReply confirm(String kind) {
        String reference = StreamSupport.stream(hub.api().get("/api/work-items").spliterator(), false)
            .filter(item -> item.path("kind").asText().equals(kind)).findFirst().orElseThrow().path("reference").asText();
        return hub.api().exchange("POST", "/api/work-items/" + reference + "/close", "application/json",
            "{\"because\": \"afdelingen er lukket\"}");
    }

    private static boolean any(JsonNode list, String field, String value) {
        return StreamSupport.stream(list.spliterator(), false).anyMatch(one -> one.path(field).asText().equals(value));
    }

    private static void append(Path file, String line) throws IOException {
        Files.writeString(file, Files.readString(file) + line);
    }

    private static Path copied(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).collect(Collectors.toList())) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        return to;
    }
}
