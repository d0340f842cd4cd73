package dk.broen.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.SharedHub;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hub.HubClient;
import dk.broen.simulator.hub.HubReply;
import dk.broen.simulator.municipality.MunicipalConsumer;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A municipality ends a stay of which no discharge came, and takes that back. Another municipality can do neither and learns nothing. */
@ExtendWith(SharedHub.class)
class StayEndIT {
    private static final TestPeople PEOPLE = new TestPeople(5656);
    private static final String REASON = "{\"because\": \"fejl\"}";

    private final TestPerson person = PEOPLE.next();
    private StagedHub hub;

    @BeforeEach
    void prepareResident(StagedHub shared) {
        hub = shared;
        hub.addResident(person, Home.AARHUS);
    }

    @Test
    void the_residence_hears_the_end_and_that_it_was_none() throws Exception {
        HubClient aarhus = hub.api("municipality-0751");
        try (MunicipalConsumer caseSystem = hub.caseSystem()) {
            hub.accepted(hub.message("A01", person, Home.AARHUS));
            String begun = awaitTold(caseSystem, 1).get(0).at("/says/0/occurredAt").asText();

            HubReply recorded = aarhus.exchange("POST", "/api/facts", end("0751", begun, OffsetDateTime.parse(begun)));
            assertThat(recorded.status()).isEqualTo(201);

            JsonNode end = awaitTold(caseSystem, 2).get(1);
            assertThat(end.at("/says/0/type").asText()).isEqualTo("DISCHARGED");
            assertThat(end.at("/says/0/circumstances/0").asText()).isEqualTo("ENDED_MANUALLY");
            assertThat(end.path("text").asText()).contains("Kommunen har selv afsluttet opholdet");
            String why = hub.api().get("/api/why/" + end.path("reference").asText()).toString();
            assertThat(why).contains("a named human of 0751 ended a stay").doesNotContain("Ib Vang").doesNotContain(person.cpr());

            String id = recorded.body().at("/facts/0/id").asText();
            assertThat(hub.api("municipality-0461").exchange("POST", "/api/facts/" + id + "/end", "application/json", REASON).status())
                .isEqualTo(404);
            assertThat(aarhus.exchange("POST", "/api/facts/" + id + "/end", "application/json", REASON).status()).isEqualTo(204);

            JsonNode takenBack = awaitTold(caseSystem, 3).get(2);
            assertThat(takenBack.path("kind").asText()).isEqualTo("CANCELLED");
            assertThat(takenBack.at("/takesBack/0/type").asText()).isEqualTo("DISCHARGED");
            assertThat(takenBack.at("/now/state").asText()).isEqualTo("ADMITTED");
        }
    }

    @Test
    void another_municipality_gets_the_same_answer_as_about_a_citizen_without_a_stay() throws Exception {
        HubClient odense = hub.api("municipality-0461");
        try (MunicipalConsumer caseSystem = hub.caseSystem()) {
            hub.accepted(hub.message("A01", person, Home.AARHUS));
            String begun = awaitTold(caseSystem, 1).get(0).at("/says/0/occurredAt").asText();
            OffsetDateTime ended = OffsetDateTime.parse(begun);

            assertThat(odense.exchange("POST", "/api/facts", end("0751", begun, ended)).status()).isEqualTo(403);
            HubReply own = odense.exchange("POST", "/api/facts", end("0461", begun, ended));
            HubReply nobodys = odense.exchange("POST", "/api/facts", end(PEOPLE.next(), "0461", begun, ended));
            assertThat(own.status()).isEqualTo(nobodys.status()).isEqualTo(201);
            assertThat(own.body().path("counts")).isEqualTo(nobodys.body().path("counts"));

            hub.awaitIdle();
            assertThat(told(caseSystem)).hasSize(1);
        }
    }

    @Test
    void an_end_in_the_future_is_refused_at_its_place() {
        HubReply refused = hub.api("municipality-0751").exchange("POST", "/api/facts",
            end("0751", "2026-12-01T10:00:00+01:00", OffsetDateTime.parse("2199-01-01T10:00:00+01:00")));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/faults/0").asText())
            .isEqualTo("citizens[0].stay_ends[0].ended_at: lies in the future; a stay is ended when it is over");
    }

    private ObjectNode end(String municipality, String begun, OffsetDateTime ended) {
        return end(person, municipality, begun, ended);
    }

    private static ObjectNode end(TestPerson citizen, String municipality, String begun, OffsetDateTime ended) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("because", "ingen udskrivning modtaget");
        document.putArray("citizens").addObject().put("cpr", citizen.cpr()).putArray("stay_ends").addObject()
            .put("municipality", municipality).put("begun_at", begun).put("ended_at", ended.toString())
            .put("ended_by", "sagsbehandler Ib Vang")
            .put("reason", "borgeren er hjemme");
        return document;
    }

    private List<JsonNode> awaitTold(MunicipalConsumer caseSystem, int notices) {
        await("the residence is told").atMost(Duration.ofSeconds(30)).until(() -> told(caseSystem).size() == notices);
        return told(caseSystem);
    }

    private List<JsonNode> told(MunicipalConsumer caseSystem) {
        return caseSystem.received().stream().<JsonNode>map(notice -> notice.body())
            .filter(notice -> notice.at("/citizen/cpr").asText().equals(person.cpr())).toList();
    }
}
