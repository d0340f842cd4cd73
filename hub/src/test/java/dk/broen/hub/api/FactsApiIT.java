package dk.broen.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.hub.staging.SharedHub;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hub.HubClient;
import dk.broen.simulator.hub.HubReply;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests how municipalities record, end, withdraw and find facts about citizens. */
@ExtendWith(SharedHub.class)
class FactsApiIT {
    private static final TestPeople PEOPLE = new TestPeople(4713);
    private static final String REASON = "{\"because\": \"afsluttet\"}";
    private static final String CSV = "text/csv";
    private static final String HEADER = "cpr;fact;municipality;unit;function;to;form;obtained_by;from;until\n";

    private final TestPerson person = PEOPLE.next();
    private final LocalDate today = LocalDate.now(Clock.systemUTC());
    private HubClient aarhus;
    private HubClient odense;
    private HubClient operator;

    @BeforeEach
    void municipalities(StagedHub hub) {
        aarhus = hub.api("municipality-0751");
        odense = hub.api("municipality-0461");
        operator = hub.api();
    }

    @Test
    void a_municipality_finds_the_facts_that_it_recorded() {
        String id = recorded(service());

        JsonNode found = search(aarhus);

        assertThat(found.at("/services")).hasSize(1);
        JsonNode recorded = found.at("/services/0/recorded");
        assertThat(recorded.path("id").asText()).isEqualTo(id);
        assertThat(recorded.path("by").asText()).isEqualTo("municipality-0751");
        assertThat(recorded.path("because").asText()).isEqualTo("visiteret");
        assertThat(recorded.path("state").asText()).isEqualTo("IN_FORCE");
        assertThat(factsIn(search(odense))).isZero();
    }

    @Test
    void an_ended_service_is_not_found_and_cannot_be_ended_twice() {
        String id = recorded(service());

        assertThat(end(id, REASON).status()).isEqualTo(204);
        assertThat(factsIn(search(aarhus))).isZero();
        assertThat(end(id, REASON).status()).isEqualTo(404);
    }

    @Test
    void a_withdrawn_consent_keeps_its_time_of_withdrawal_and_cannot_be_withdrawn_twice() {
        String id = recorded(consent());

        assertThat(withdraw(id, REASON).status()).isEqualTo(204);
        String withdrawnAt = withdrawnAt();
        assertThat(withdrawnAt).isNotEmpty();

        HubReply again = withdraw(id, REASON);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body().path("detail").asText()).isEqualTo("this consent is already withdrawn");
        assertThat(withdrawnAt()).isEqualTo(withdrawnAt);
    }

    @Test
    void a_consent_whose_withdrawal_is_announced_can_be_withdrawn_now() {
        ObjectNode announced = consent();
        ((ObjectNode) announced.at("/consents/0")).put("withdrawn_at", today.plusDays(9) + "T10:00:00Z");
        String id = recorded(announced);

        assertThat(withdraw(id, REASON).status()).isEqualTo(204);

        assertThat(OffsetDateTime.parse(withdrawnAt())).isBefore(today.plusDays(2).atStartOfDay().atOffset(ZoneOffset.UTC));
        assertThat(withdraw(id, REASON).status()).isEqualTo(409);
    }

    @Test
    void a_consent_cannot_be_ended_and_the_answer_says_how_to_withdraw_it() {
        String id = recorded(consent());

        HubReply refused = end(id, REASON);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("detail").asText()).endsWith("POST /api/facts/" + id + "/withdraw");
        assertThat(factsIn(search(aarhus))).isEqualTo(1);
    }

    @Test
    void a_service_cannot_be_withdrawn_and_the_answer_says_how_to_end_it() {
        String id = recorded(service());

        HubReply refused = withdraw(id, REASON);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("detail").asText()).endsWith("POST /api/facts/" + id + "/end");
        assertThat(factsIn(search(aarhus))).isEqualTo(1);
    }

    @Test
    void a_municipality_cannot_record_end_or_withdraw_facts_of_another_one() {
        String service = recorded(service());
        String consent = recorded(consent());

        assertThat(odense.exchange("POST", "/api/facts", document(service())).status()).isEqualTo(403);
        assertThat(odense.exchange("POST", "/api/facts/" + service + "/end", "application/json", REASON).status()).isEqualTo(404);
        assertThat(odense.exchange("POST", "/api/facts/" + consent + "/withdraw", "application/json", REASON).status()).isEqualTo(404);

        assertThat(factsIn(search(aarhus))).isEqualTo(2);
        assertThat(withdrawnAt()).isEmpty();
    }

    @Test
    void only_an_operator_records_finds_and_revokes_an_override(StagedHub hub) {
        HubClient operator = hub.api("operator");
        ObjectNode citizen = JsonNodeFactory.instance.objectNode().put("cpr", person.cpr());
        ObjectNode override =
            citizen.putArray("overrides").addObject().put("decided_by", "overlæge Lis Holm").put("reason", "fare for andre")
                .put("from", today.toString()).put("until", today.plusDays(7).toString());
        override.putArray("stays").addObject().put("hospital", "auh").put("visit", "FACTS-OVERRIDE-1");
        override.putArray("events").add("ADMITTED");
        override.putArray("to").add("aarhus-bostoette-nord");

        HubReply refused = aarhus.exchange("POST", "/api/facts", document(citizen));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().at("/faults/0").asText())
            .isEqualTo("citizens[0].overrides[0]: is an override: only an operator records it");
        String id = operator.post("/api/facts", document(citizen)).at("/facts/0/id").asText();

        assertThat(search(aarhus).path("overrides")).isEmpty();
        assertThat(search(operator).path("overrides")).hasSize(1);
        assertThat(aarhus.exchange("POST", "/api/facts/" + id + "/withdraw", "application/json", REASON).status()).isEqualTo(404);
        assertThat(operator.exchange("POST", "/api/facts/" + id + "/end", "application/json", REASON).status()).isEqualTo(409);
        assertThat(operator.exchange("POST", "/api/facts/" + id + "/withdraw", "application/json", REASON).status()).isEqualTo(204);
        assertThat(operator.exchange("POST", "/api/facts/" + id + "/withdraw", "application/json", REASON).status()).isEqualTo(409);
    }

    @Test
    void a_document_with_one_fact_of_another_municipality_is_refused_as_a_whole() {
        ObjectNode citizen = service();
        citizen.set("consents", consent().get("consents"));
        ((ObjectNode) citizen.at("/consents/0")).put("municipality", "0461");

        HubReply refused = aarhus.exchange("POST", "/api/facts", document(citizen));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().path("faults")).extracting(JsonNode::asText)
            .containsExactly("citizens[0].consents[0]: belongs to another municipality");

        assertThat(factsIn(search(aarhus))).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"because\": null}", "{\"because\": \"\"}", "{\"because\": \" \"}"})
    void a_change_without_a_reason_is_refused(String withoutReason) {
        String service = recorded(service());
        String consent = recorded(consent());

        assertThat(List.of(end(service, withoutReason), withdraw(consent, withoutReason),
            aarhus.exchange("POST", "/api/facts", document(service()).without("because")),
            aarhus.exchange("POST", "/api/facts", document(service()).put("because", " ")))).allSatisfy(reply -> {
                assertThat(reply.status()).isEqualTo(400);
                assertThat(reply.body().path("detail").asText()).isEqualTo("because: is missing or empty; give the reason for the change");
            });
        assertThat(factsIn(search(aarhus))).isEqualTo(2);
        assertThat(withdrawnAt()).isEmpty();
    }

    @Test
    void an_unknown_fact_is_not_found() {
        assertThat(end(UUID.randomUUID().toString(), REASON).status()).isEqualTo(404);
        assertThat(withdraw(UUID.randomUUID().toString(), REASON).status()).isEqualTo(404);
        assertThat(end("1", REASON).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /api/facts               | application/json | {"because": "x"                | 400
        /api/facts               | application/json | []                             | 400
        /api/facts               | application/json | {"because": "x", "because": "y", "citizens": []} | 400
        /api/facts               | application/json | {"because": "x", "citizens": []} {} | 400
        /api/facts               | application/json | null                           | 400
        /api/facts               | application/json | {"because": "x"}               | 422
        /api/facts               | application/json | {"because": "x", "citizens": [null]} | 422
        /api/facts               | application/json | {"because": "x", "citizens": [{"cpr": "1"}]} | 422
        /api/facts               | application/xml  | <facts/>                       | 415
        /api/facts               | text/csv         | cpr;fact                       | 400
        /api/facts?because=x     | text/csv         | cpr;fact                       | 400
        /api/facts/search        | application/json | {}                             | 400
        /api/facts/search        | application/json | {"cpr": null}                  | 400
        /api/facts/search        | application/json | {"cpr": "1"}                   | 400
        /api/facts/search        | application/json | {"cpr": {}}                    | 400
        /api/facts/search        | text/plain       | 1                              | 415
        /api/facts/1/withdraw    | application/json | {"because": "x"}               | 400
        """)
    void an_unreadable_request_gets_a_client_error(String path, String contentType, String body, int status) {
        assertThat(aarhus.exchange("POST", path, contentType, body).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"because": "x",,} | The body is not JSON, or has a key twice: line 2, column
        {"because": "x", "because": "y"} | The body is not JSON, or has a key twice: line 2, column
        """)
    void a_body_that_is_not_json_is_refused_with_its_line(String body, String detail) {
        HubReply refused = aarhus.exchange("POST", "/api/facts", "application/json", "\n" + body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("detail").asText()).startsWith(detail);
    }

    @Test
    void an_error_in_a_document_is_located_and_no_fact_is_recorded() {
        ObjectNode citizen = service();
        citizen.withArray("services").addObject().put("function", "RESIDENCE").put("unit", "aarhus-nowhere").put("from", today.toString());

        HubReply refused = aarhus.exchange("POST", "/api/facts", document(citizen));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(texts(refused.body().path("faults")))
            .containsExactly("citizens[0].services[1].unit: is not a configured unit");
        assertThat(factsIn(search(aarhus))).isZero();
    }

    @Test
    void a_sheet_is_imported_row_by_row() {
        HubReply imported = sheet(row("SERVICE", "", "aarhus-botilbud-havnen", "RESIDENCE", "", "", "", "")
            + row("CONSENT", "0751", "", "", "RESIDENCE HOUSING_SUPPORT", "WRITTEN", "sygeplejerske Åse", today.plusMonths(6).toString()));

        assertThat(imported.status()).isEqualTo(201);
        assertThat(imported.body().at("/counts/recorded").asInt()).isEqualTo(2);
        assertThat(factsIn(search(aarhus))).isEqualTo(2);
        assertThat(search(aarhus).findValuesAsText("obtained_by")).containsExactly("sygeplejerske Åse");
    }

    @Test
    void an_error_in_a_sheet_is_located_by_line_and_no_row_is_recorded() {
        HubReply refused = sheet(row("SERVICE", "", "aarhus-botilbud-havnen", "RESIDENCE", "", "", "", "")
            + row("SERVICE", "", "aarhus-nowhere", "RESIDENCE", "", "", "", "")
            + row("CONSENT", "0751", "", "", "RESIDENCE", "WRITTEN", "afsnittet", today.plusYears(2).toString()));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/faults/0"))
            .hasToString("{\"line\":3,\"column\":\"unit\",\"description\":\"is not a configured unit\"}");
        assertThat(refused.body().at("/faults/1/line").asInt()).isEqualTo(4);
        assertThat(refused.body().at("/faults/1/description").asText()).contains("a consent lasts at most one year");
        assertThat(refused.body().toString()).doesNotContain(person.cpr());
        assertThat(factsIn(search(aarhus))).isZero();
    }

    @Test
    void a_sheet_with_rows_of_another_municipality_is_refused() {
        assertThat(sheet(row("SERVICE", "", "odense-botilbud-aaen", "RESIDENCE", "", "", "", "")).status()).isEqualTo(403);
    }

    @Test
    void the_same_document_again_changes_nothing() {
        String id = recorded(service());

        HubReply again = aarhus.exchange("POST", "/api/facts", document(service()));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().at("/facts/0/result").asText()).isEqualTo("UNCHANGED");
        assertThat(again.body().at("/facts/0/id").asText()).isEqualTo(id);
        assertThat(factsIn(search(aarhus))).isEqualTo(1);
    }

    @Test
    void what_a_search_finds_is_taken_again_and_an_edit_of_it_changes_one_fact() {
        recorded(service());
        recorded(consent());
        ObjectNode found = ((ObjectNode) search(aarhus)).deepCopy();

        assertThat(aarhus.post("/api/facts", document(found)).at("/counts/unchanged").asInt()).isEqualTo(2);

        ((ObjectNode) found.at("/services/0")).put("until", today.plusDays(9).toString());
        assertThat(aarhus.post("/api/facts", document(found)).at("/counts/changed").asInt()).isEqualTo(1);
        assertThat(search(aarhus).at("/services/0/until").asText()).isEqualTo(today.plusDays(9).toString());

        ((ObjectNode) found.at("/services/0")).put("until", today.plusDays(10).toString());
        HubReply stale = aarhus.exchange("POST", "/api/facts", document(found));
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.body().at("/stale/0/place").asText()).isEqualTo("citizens[0]");
        assertThat(stale.body().at("/stale/0/version").asText()).isEqualTo(search(aarhus).path("version").asText());
        assertThat(stale.body().at("/stale/0/added")).hasSize(1);
    }

    @Test
    void an_edit_of_a_fact_that_a_system_recorded_under_its_id_changes_that_fact() {
        ObjectNode fromSystem = service();
        ((ObjectNode) fromSystem.at("/services/0")).put("id", "17");
        aarhus.post("/api/facts", document(fromSystem).put("source", "ehr"));

        ObjectNode found = ((ObjectNode) search(aarhus)).deepCopy();
        ((ObjectNode) found.at("/services/0")).put("until", today.plusDays(9).toString());

        assertThat(aarhus.post("/api/facts", document(found)).at("/counts/changed").asInt()).isEqualTo(1);
        assertThat(search(aarhus).at("/services")).hasSize(1);
        assertThat(search(aarhus).at("/services/0/recorded/source").asText()).isEqualTo("ehr");
    }

    @Test
    void if_match_protects_a_document_an_end_and_a_withdrawal() {
        String service = recorded(service());
        String consent = recorded(consent());
        Map<String, String> stale = Map.of("If-Match", "\"0\"");
        Map<String, String> current = Map.of("If-Match", "\"" + search(aarhus).path("version").asText() + "\"");

        assertThat(send("/api/facts", stale, document(residence()).toString())).isEqualTo(412);
        assertThat(send("/api/facts/" + service + "/end", stale, REASON)).isEqualTo(412);
        assertThat(send("/api/facts/" + consent + "/withdraw", stale, REASON)).isEqualTo(412);

        assertThat(send("/api/facts/" + consent + "/withdraw", current, REASON)).isEqualTo(204);
        assertThat(send("/api/facts/" + service + "/end", current, REASON)).isEqualTo(412);
    }

    @Test
    void a_fact_that_is_over_gets_its_last_day_and_its_former_id_leads_to_it() {
        String id = recorded(service());

        HubReply ended = end(id, "{\"because\": \"afsluttet\", \"until\": \"" + today.plusDays(3) + "\"}");

        assertThat(ended.status()).isEqualTo(200);
        String now = ended.body().path("id").asText();
        assertThat(search(aarhus).at("/services/0/until").asText()).isEqualTo(today.plusDays(3).toString());
        assertThat(search(aarhus).at("/services/0/recorded/id").asText()).isEqualTo(now);
        assertThat(end(id, REASON).status()).isEqualTo(409);
        assertThat(end(id, REASON).body().path("detail").asText()).endsWith(now);
        assertThat(end(now, "{\"because\": \"x\", \"until\": \"" + today.minusDays(3) + "\"}").status()).isEqualTo(422);
    }

    @Test
    void a_replacement_does_what_its_preview_said_or_nothing() {
        String source = "test " + person.cpr().substring(6);
        aarhus.post("/api/facts", document(service()).put("source", source));
        aarhus.post("/api/facts", document(residence()).put("source", source));
        ObjectNode sheet = document(service()).put("source", source).put("replace", "SOURCE");

        JsonNode preview = aarhus.post("/api/facts", sheet.deepCopy().put("preview", true));
        assertThat(preview.at("/counts/ended").asInt()).isEqualTo(1);
        assertThat(preview.at("/gone/0/cpr").asText()).isEqualTo(person.cpr());
        assertThat(factsIn(search(aarhus))).isEqualTo(2);

        aarhus.post("/api/facts", document(consent()).put("source", source));
        HubReply outdated = aarhus.exchange("POST", "/api/facts", sheet.deepCopy().put("previewed", preview.path("previewed").asText()));
        assertThat(outdated.status()).isEqualTo(409);
        assertThat(factsIn(search(aarhus))).isEqualTo(3);

        String token = aarhus.post("/api/facts", sheet.deepCopy().put("preview", true)).path("previewed").asText();
        HubReply replaced = aarhus.exchange("POST", "/api/facts", sheet.deepCopy().put("previewed", token));
        assertThat(replaced.status()).isEqualTo(201);
        assertThat(replaced.body().at("/counts/ended").asInt()).isEqualTo(1);
        assertThat(replaced.body().at("/counts/withdrawn").asInt()).isEqualTo(1);
        assertThat(withdrawnAt()).isNotEmpty();
    }

    @Test
    void an_export_is_a_document_of_the_own_municipality_and_the_own_source() {
        String source = "export " + person.cpr().substring(6);
        aarhus.post("/api/facts", document(service()).put("source", source));
        recorded(residence());

        JsonNode own = aarhus.get("/api/facts?source=" + source.replace(" ", "%20"));
        assertThat(own.path("citizens")).hasSize(1);
        assertThat(own.at("/citizens/0/services")).hasSize(1);
        assertThat(own.at("/citizens/0").has("residences")).isFalse();
        assertThat(aarhus.exchange("POST", "/api/facts", ((ObjectNode) own).put("because", "again")).status()).isEqualTo(200);

        assertThat(aarhus.get("/api/facts").findValuesAsText("cpr")).contains(person.cpr());
        assertThat(odense.get("/api/facts").findValuesAsText("cpr")).doesNotContain(person.cpr());
        assertThat(odense.exchange("GET", "/api/facts?municipality=0751").status()).isEqualTo(403);
        assertThat(operator.exchange("GET", "/api/facts").status()).isEqualTo(400);
        assertThat(operator.get("/api/facts?municipality=0751").findValuesAsText("cpr")).contains(person.cpr());
    }

    @Test
    void a_body_that_is_too_long_is_refused() {
        assertThat(sheet("x".repeat(24 * 1024 * 1024 + 1)).status()).isEqualTo(413);
        assertThat(send("/api/facts/search", Map.of(), " ".repeat(4 * 1024 * 1024 + 1))).isEqualTo(413);
    }

    private HubReply end(String id, String body) {
        return aarhus.exchange("POST", "/api/facts/" + id + "/end", "application/json", body);
    }

    private HubReply withdraw(String id, String body) {
        return aarhus.exchange("POST", "/api/facts/" + id + "/withdraw", "application/json", body);
    }

    private HubReply sheet(String rows) {
        return aarhus.exchange("POST", "/api/facts", CSV, Map.of("Because", "import"), HEADER + rows);
    }

    private int send(String path, Map<String, String> headers, String body) {
        return aarhus.exchange("POST", path, "application/json", headers, body).status();
    }

    private ObjectNode residence() {
        ObjectNode citizen = JsonNodeFactory.instance.objectNode().put("cpr", person.cpr());
        citizen.withArray("residences").addObject().put("municipality", "0751").put("from", today.toString());
        return citizen;
    }

    private JsonNode search(HubClient client) {
        return client.post("/api/facts/search", JsonNodeFactory.instance.objectNode().put("cpr", person.cpr())).at("/citizens/0");
    }

    private static int factsIn(JsonNode citizen) {
        return citizen.findValues("recorded").size();
    }

    private String withdrawnAt() {
        return search(aarhus).findValuesAsText("withdrawn_at").stream().findFirst().orElse("");
    }

    private String recorded(ObjectNode citizen) {
        return aarhus.post("/api/facts", document(citizen)).at("/facts/0/id").asText();
    }

    private ObjectNode service() {
        ObjectNode citizen = JsonNodeFactory.instance.objectNode().put("cpr", person.cpr());
        citizen.withArray("services").addObject().put("function", "RESIDENCE").put("unit", "aarhus-botilbud-havnen")
            .put("from", today.toString());
        return citizen;
    }

    private ObjectNode consent() {
        ObjectNode citizen = JsonNodeFactory.instance.objectNode().put("cpr", person.cpr());
        citizen.withArray("consents").addObject().put("municipality", "0751").put("form", "WRITTEN").put("obtained_by", "afsnittet")
            .put("given", "2026-01-05").put("from", today.toString()).put("until", today.plusMonths(11).toString()).withArray("to")
            .add("RESIDENCE");
        return citizen;
    }

    private static ObjectNode document(ObjectNode citizen) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("because", "visiteret");
        document.withArray("citizens").add(citizen);
        return document;
    }

    private String row(String fact, String municipality, String unit, String function, String to, String form, String obtainedBy,
        String until) {
        return String.join(";", person.cpr(), fact, municipality, unit, function, to, form, obtainedBy, today.toString(), until) + "\n";
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
    }
}
