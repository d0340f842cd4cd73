package dk.broen.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.SharedHub;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.hub.HubClient;
import dk.broen.simulator.hub.HubReply;
import dk.broen.simulator.municipality.MunicipalConsumer;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what humans do with work items: a ward, a municipality and an operator each see their own, take them and answer them. */
@ExtendWith(SharedHub.class)
class WorkItemsIT {
    private static final TestPeople PEOPLE = new TestPeople(4725);
    private static final String ITEMS = "/api/work-items/";
    private static final String RESIDENCE_CONSENTS = """
        {"answer": "CONSENTS", "because": "asked at the ward round",
         "consent": {"to": ["RESIDENCE"], "form": "VERBAL", "obtained_by": "nurse on P2"}}""";
    private static final String REFUSES = """
        {"answer": "REFUSES", "because": "asked at the ward round", "consent": {"obtained_by": "nurse on P2"}}""";

    private final TestPerson person = PEOPLE.next();
    private StagedHub hub;
    private HubClient ward;
    private HubClient aarhus;

    @BeforeEach
    void clients(StagedHub shared) {
        hub = shared;
        ward = shared.api("hospital-auh");
        aarhus = shared.api("municipality-0751");
    }

    @Test
    void the_ward_answers_that_the_citizen_consents_and_the_residence_is_told_at_once() throws Exception {
        try (MunicipalConsumer caseSystem = hub.caseSystem()) {
            String item = asked();
            assertThat(told(caseSystem)).isZero();

            assertThat(answer(ward, item, RESIDENCE_CONSENTS).status()).isEqualTo(204);

            await("the residence is told").atMost(Duration.ofSeconds(30)).until(() -> told(caseSystem) == 1);
        }
    }

    @Test
    void what_the_ward_records_is_a_consent_for_its_own_region_that_the_municipality_reads_and_can_withdraw() throws Exception {
        answer(ward, asked(), RESIDENCE_CONSENTS);

        JsonNode consent = consents();
        assertThat(consent.path("to").toString()).contains("RESIDENCE");
        assertThat(consent.path("regions").toString()).contains("1082");
        assertThat(consent.at("/recorded/by").asText()).isEqualTo("hospital-auh");
        assertThat(aarhus.exchange("POST", "/api/facts/" + consent.at("/recorded/id").asText() + "/withdraw", "application/json",
            "{\"because\": \"regrets\"}").status()).isEqualTo(204);
    }

    @Test
    void the_citizen_refuses_and_nobody_is_told_and_the_ward_is_not_asked_again() throws Exception {
        try (MunicipalConsumer caseSystem = hub.caseSystem()) {
            assertThat(answer(ward, asked(), REFUSES).status()).isEqualTo(204);
            hub.awaitIdle();

            AdtMessage readmitted = hub.message("A01", person, Home.AARHUS).visit("AGAIN" + person.cpr().hashCode());
            hub.accepted(readmitted);
            hub.awaitIdle();

            assertThat(kinds(readmitted)).doesNotContain("ASK_FOR_CONSENT");
            assertThat(told(caseSystem)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INCAPABLE", "UNREACHABLE"})
    void a_citizen_who_cannot_answer_is_not_asked_again_in_this_stay_and_nobody_is_told(String code) throws Exception {
        try (MunicipalConsumer caseSystem = hub.caseSystem()) {
            assertThat(answer(ward, asked(), """
                {"answer": "%s", "because": "asleep", "consent": {"obtained_by": "nurse on P2"}}""".formatted(code)).status())
                .isEqualTo(204);
            hub.awaitIdle();

            AdtMessage leave = hub.message("A21", person, Home.AARHUS);
            hub.accepted(leave);
            hub.awaitIdle();

            assertThat(consents().path("answer").asText()).isEqualTo(code);
            assertThat(kinds(leave)).doesNotContain("ASK_FOR_CONSENT");
            assertThat(told(caseSystem)).isZero();
        }
    }

    @Test
    void the_ward_reads_its_patient_and_whom_it_can_ask_about_and_never_that_a_confidential_unit_has_a_part() throws Exception {
        String item = asked(service("SUBSTANCE_USE", "aarhus-rusmiddelcenter"));

        JsonNode detail = ward.get(ITEMS + item);

        assertThat(detail.path("citizen").asText()).isEqualTo(person.cpr());
        assertThat(detail.at("/askAbout/functions").findValuesAsText("function")).contains("RESIDENCE", "JOBCENTRE", "COORDINATOR")
            .doesNotContain("SUBSTANCE_USE");
        assertThat(detail.at("/askAbout/functions").findValuesAsText("title")).contains("forløbskoordinator");
        assertThat(detail.path("answers").toString()).contains("CONSENTS", "REFUSES", "INCAPABLE", "UNREACHABLE", "DONE");
        assertThat(detail.toString()).doesNotContain("SUBSTANCE_USE", "rusmiddel");
    }

    @Test
    void an_operator_reads_why_and_no_citizen_and_a_list_names_no_citizen_to_anybody() throws Exception {
        String item = asked();

        assertThat(hub.api().get(ITEMS + item).toString()).doesNotContain(person.cpr()).contains("consent missing");
        for (HubClient client : List.of(hub.api(), ward, aarhus)) {
            assertThat(client.get("/api/work-items?limit=1000").toString()).doesNotContain(person.cpr());
        }
    }

    @Test
    void that_a_citizen_was_named_is_in_the_log_without_the_citizen() throws Exception {
        String item = asked();
        ward.get(ITEMS + item);

        assertThat(Files.readAllLines(hub.process().log())).filteredOn(line -> line.contains("BRN5101") && line.contains(item))
            .singleElement().asString().contains("client=hospital-auh").doesNotContain(person.cpr());
    }

    @ParameterizedTest
    @CsvSource({"hospital-odense", "municipality-0751", "municipality-0461"})
    void the_work_item_of_another_does_not_exist(String account) throws Exception {
        String item = asked();
        HubClient other = hub.api(account);

        for (String action : List.of("take", "give-back", "close", "answer")) {
            HubReply foreign = other.exchange("POST", ITEMS + item + "/" + action, "application/json", REFUSES);
            HubReply unknown = other.exchange("POST", ITEMS + "XXXXXX/" + action, "application/json", REFUSES);
            assertThat(foreign.status()).as(action).isEqualTo(404);
            assertThat(withoutReference(foreign, item)).isEqualTo(withoutReference(unknown, "XXXXXX"));
        }
        assertThat(withoutReference(other.exchange("GET", ITEMS + item), item))
            .isEqualTo(withoutReference(other.exchange("GET", ITEMS + "XXXXXX"), "XXXXXX"));
        assertThat(other.get("/api/work-items?limit=1000").findValuesAsText("reference")).doesNotContain(item);
        assertThat(other.get("/api/work-items?reference=" + item)).isEmpty();
        assertThat(other.get("/api/work-items?after=" + item)).isEqualTo(other.get("/api/work-items?after=XXXXXX")).isEmpty();
        assertThat(hub.api().get(ITEMS + item).at("/item/state").asText()).isEqualTo("OPEN");
    }

    @Test
    void a_hospital_client_without_a_hospital_is_told_what_is_missing() {
        HubReply refused = hub.api("hospital").exchange("GET", "/api/work-items");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().path("detail").asText()).contains("broen.http.clients");
    }

    @Test
    void a_taken_item_shows_who_took_it_and_can_be_given_back() throws Exception {
        String item = asked();

        assertThat(post(ward, item, "take").status()).isEqualTo(204);
        assertThat(post(ward, item, "take").status()).as("again").isEqualTo(204);
        assertThat(post(hub.api(), item, "take").status()).as("by another").isEqualTo(409);
        JsonNode taken = hub.api().get("/api/work-items?state=TAKEN&owner=WARD&kind=ASK_FOR_CONSENT&reference=" + item).path(0);
        assertThat(taken.path("takenBy").asText()).isEqualTo("hospital-auh");
        assertThat(post(ward, item, "give-back").status()).isEqualTo(204);

        assertThat(hub.api().get("/api/work-items?state=TAKEN&reference=" + item)).isEmpty();
        assertThat(hub.api().get(ITEMS + item).path("history").findValuesAsText("what")).containsExactly("OPENED", "TAKEN", "GIVEN_BACK");
    }

    @Test
    void the_same_answer_again_changes_nothing_and_another_answer_is_a_conflict() throws Exception {
        String item = asked();
        answer(ward, item, RESIDENCE_CONSENTS);

        assertThat(answer(ward, item, RESIDENCE_CONSENTS).status()).isEqualTo(204);
        HubReply other = answer(ward, item, REFUSES);

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.body().path("detail").asText()).contains("closed since").contains("CONSENTS, by hospital-auh");
        assertThat(post(ward, item, "take").status()).isEqualTo(409);
        assertThat(aarhus.post("/api/facts/search", citizen()).findValuesAsText("answer")).containsExactly("GIVEN");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"to": ["SUBSTANCE_USE"], "form": "WRITTEN", "obtained_by": "x"}                | consent.to: the citizen was not asked about SUBSTANCE_USE
        {"to": ["GP"], "form": "WRITTEN", "obtained_by": "x"}                           | consent.to: the citizen was not asked about GP
        {"to": ["aarhus-jobcenter"], "form": "WRITTEN", "obtained_by": "x"}             | consent.to: a ward asks about functions
        {"to": [], "form": "WRITTEN", "obtained_by": "x"}                               | consent.to: names nobody
        {"to": ["RESIDENCE"], "form": "WRITTEN", "obtained_by": "x", "municipality": "0461"} | consent.municipality: follows from the work item
        {"to": ["RESIDENCE"], "form": "WRITTEN", "obtained_by": "x", "regions": ["1083"]} | consent.regions: follows from the work item
        {"to": ["RESIDENCE"], "form": "AIR", "obtained_by": "x"}                        | consent
        {"to": ["RESIDENCE"], "form": "WRITTEN"}                                        | consent
        {"to": ["RESIDENCE"], "form": "WRITTEN", "obtained_by": "x", "until": "2029-01-01"} | consent
        """)
    void an_answer_beyond_the_question_is_refused_with_its_place_and_nothing_is_recorded(String consent, String fault) throws Exception {
        String item = asked();

        HubReply refused = answer(ward, item, "{\"answer\": \"CONSENTS\", \"because\": \"x\", \"consent\": " + consent + "}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/faults/0").asText()).startsWith(fault);
        assertThat(refused.body().toString()).doesNotContain(person.cpr(), "rusmiddel");
        assertThat(hub.api().get(ITEMS + item).at("/item/state").asText()).isEqualTo("OPEN");
        assertThat(aarhus.post("/api/facts/search", citizen()).findValuesAsText("answer")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"answer": "CONSENT", "because": "x"}                      | 400
        {"because": "x"}                                           | 400
        {"answer": "DONE"}                                         | 400
        {"answer": "DONE", "because": " "}                         | 400
        {"answer": "THIS_CITIZEN", "because": "x"}                 | 422
        {"answer": "CONSENTS", "because": "x"}                     | 422
        {"answer": "CONSENTS", "because": "x", "consent": "yes"}   | 422
        {"answer": "DONE", "because": "x", "consent": {}}          | 422
        []                                                         | 400
        """)
    void an_answer_that_cannot_be_read_gets_a_client_error(String body, int status) throws Exception {
        String item = asked();

        assertThat(answer(ward, item, body).status()).isEqualTo(status);
        assertThat(hub.api().get(ITEMS + item).at("/item/state").asText()).isEqualTo("OPEN");
    }

    @Test
    void a_municipality_appoints_the_missing_coordinator_of_a_citizen_of_whom_it_may_know() throws Exception {
        ObjectNode facts = service("SOCIAL_SERVICES", "aarhus-socialforvaltning");
        facts.putArray("consents").addObject().put("municipality", "0751").put("form", "WRITTEN").put("obtained_by", "afsnittet")
            .put("from", "2026-11-01").putArray("to").add("RESIDENCE");
        String item = opened(admitted(facts), "NEEDS_COORDINATOR");

        assertThat(aarhus.get(ITEMS + item).path("citizen").asText()).isEqualTo(person.cpr());
        assertThat(answer(aarhus, item,
            """
            {"answer": "COORDINATOR", "because": "agreed", "appointment": {"unit": "odense-botilbud-aaen", "coordinator": {"name": "Anne"}}}""")
            .body().at("/faults/0").asText()).startsWith("appointment.unit: is no unit of municipality 0751");
        assertThat(answer(aarhus, item, """
            {"answer": "COORDINATOR", "because": "agreed",
             "appointment": {"unit": "aarhus-forloebskoordinatorer", "coordinator": {"name": "Anne Holm"}}}""").status()).isEqualTo(204);

        hub.awaitIdle();
        assertThat(aarhus.post("/api/facts/search", citizen()).toString()).contains("Anne Holm");
        assertThat(hub.api().get(ITEMS + item).at("/item/answer").asText()).isEqualTo("COORDINATOR");
    }

    @Test
    void a_municipality_does_not_read_whose_coordinator_is_missing_while_nobody_there_may_know_of_the_stay() throws Exception {
        String item = opened(admitted(service("SOCIAL_SERVICES", "aarhus-socialforvaltning")), "NEEDS_COORDINATOR");

        assertThat(aarhus.get(ITEMS + item).path("citizen").isNull()).isTrue();
        assertThat(answer(aarhus, item, """
            {"answer": "COORDINATOR", "because": "agreed",
             "appointment": {"unit": "aarhus-forloebskoordinatorer", "coordinator": {"name": "Anne Holm"}}}""").status()).isEqualTo(409);
        assertThat(answer(aarhus, item, "{\"answer\": \"DONE\", \"because\": \"known\"}").status()).isEqualTo(204);
    }

    @Test
    void an_operator_decides_whose_stay_a_visit_number_is_and_that_citizens_residence_is_told() throws Exception {
        try (MunicipalConsumer caseSystem = hub.caseSystem()) {
            TestPerson other = PEOPLE.next();
            hub.addResident(person, Home.AARHUS);
            hub.addResident(other, Home.AARHUS);
            String visit = "SHARED" + person.cpr().hashCode();
            AdtMessage wrong = hub.message("A01", other, Home.AARHUS).visit(visit);
            AdtMessage right = hub.message("A01", person, Home.AARHUS).visit(visit);
            hub.accepted(wrong);
            hub.awaitIdle();
            hub.accepted(right);
            hub.awaitIdle();
            assertThat(told(caseSystem)).isZero();
            String item = opened(right, "VISIT_OF_ANOTHER_CITIZEN");
            assertThat(answer(hub.api(), item, "{\"answer\": \"DONE\", \"because\": \"x\"}").status()).as("no decision").isEqualTo(422);

            assertThat(answer(hub.api(), item, "{\"answer\": \"THIS_CITIZEN\", \"because\": \"the ward says so\"}").status())
                .isEqualTo(204);

            await("the residence is told").atMost(Duration.ofSeconds(30)).until(() -> told(caseSystem) == 1);
        }
    }

    private AdtMessage admitted(ObjectNode facts) throws IOException {
        facts.withArray("residences").addObject().put("municipality", "0751").put("from", "2026-01-01");
        facts.withArray("services").addObject().put("function", "RESIDENCE").put("unit", Home.AARHUS.unit()).put("from", "2026-01-01");
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("because", "staged");
        document.putArray("citizens").add(facts);
        hub.api().post("/api/facts", document);
        AdtMessage admission = hub.message("A01", person, Home.AARHUS);
        hub.accepted(admission);
        hub.awaitIdle();
        return admission;
    }

    /** The question to the ward of a citizen who was admitted and has consented to nothing. */
    private String asked() throws IOException {
        return asked(citizen());
    }

    private String asked(ObjectNode facts) throws IOException {
        return opened(admitted(facts), "ASK_FOR_CONSENT");
    }

    private ObjectNode citizen() {
        return JsonNodeFactory.instance.objectNode().put("cpr", person.cpr());
    }

    private ObjectNode service(String function, String unit) {
        ObjectNode citizen = citizen();
        citizen.putArray("services").addObject().put("function", function).put("unit", unit).put("from", "2026-01-01");
        return citizen;
    }

    private String opened(AdtMessage message, String kind) {
        return items(message).filter(item -> item.at("/item/kind").asText().equals(kind)).map(item -> item.path("reference").asText())
            .findFirst().orElseThrow();
    }

    private List<String> kinds(AdtMessage message) {
        return items(message).map(item -> item.at("/item/kind").asText()).toList();
    }

    private Stream<JsonNode> items(AdtMessage message) {
        return StreamSupport.stream(hub.api().get("/api/why/" + message.controlId()).at("/0/workItems").spliterator(), false);
    }

    private JsonNode consents() {
        return aarhus.post("/api/facts/search", citizen()).at("/citizens/0/consents/0");
    }

    private static HubReply answer(HubClient client, String item, String body) {
        return client.exchange("POST", ITEMS + item + "/answer", "application/json", body);
    }

    private static HubReply post(HubClient client, String item, String action) {
        return client.exchange("POST", ITEMS + item + "/" + action);
    }

    /** The body of a problem names the address of the request. */
    private static String withoutReference(HubReply reply, String reference) {
        return reply.status() + " " + reply.body().toString().replace(reference, "");
    }

    private long told(MunicipalConsumer caseSystem) {
        return caseSystem.received().stream().filter(notice -> notice.body().toString().contains(person.cpr())).count();
    }
}
