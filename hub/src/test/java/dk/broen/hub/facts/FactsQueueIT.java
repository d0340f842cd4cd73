package dk.broen.hub.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.hub.staging.SharedHub;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.municipality.FactsSender;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import jakarta.jms.JMSException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests how a municipality records facts through its queue. */
@ExtendWith(SharedHub.class)
class FactsQueueIT {
    private static final TestPeople PEOPLE = new TestPeople(9602);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final TestPerson person = PEOPLE.next();
    private StagedHub hub;
    private FactsSender aarhus;

    @BeforeEach
    void open(StagedHub hub) throws JMSException {
        this.hub = hub;
        this.aarhus = hub.factsSender("0751");
    }

    @AfterEach
    void close() throws JMSException {
        aarhus.close();
    }

    @Test
    void facts_are_recorded_and_answered_and_the_same_again_change_nothing() throws Exception {
        JsonNode first = answered(document("aarhus-botilbud-havnen"));
        JsonNode again = answered(document("aarhus-botilbud-havnen"));

        assertThat(first.path("outcome").asText()).isEqualTo("RECORDED");
        assertThat(first.at("/facts/0/result").asText()).isEqualTo("RECORDED");
        assertThat(again.at("/facts/0/result").asText()).isEqualTo("UNCHANGED");
        assertThat(again.at("/facts/0/id")).isEqualTo(first.at("/facts/0/id"));
        JsonNode found = search();
        assertThat(found.at("/citizens/0/services")).hasSize(1);
        assertThat(found.findValuesAsText("by")).containsExactly("facts.0751");
    }

    @Test
    void what_is_wrong_is_answered_with_its_place_and_nothing_is_recorded() throws Exception {
        JsonNode refused = answered(document("aarhus-botilbud-havn"));

        assertThat(refused.path("outcome").asText()).isEqualTo("REFUSED");
        assertThat(refused.at("/refused/0/place").asText()).isEqualTo("citizens[0].services[0].unit");
        assertThat(refused.at("/refused/0/fault").asText()).isEqualTo("is not a configured unit; did you mean \"aarhus-botilbud-havnen\"?");
        assertThat(refused.toString()).doesNotContain(person.cpr());
        assertThat(search().at("/citizens/0/services")).isEmpty();
    }

    @Test
    void a_municipality_can_neither_send_to_the_address_of_another_nor_record_facts_of_another() throws Exception {
        assertThatThrownBy(() -> aarhus.send("facts.0461", document("odense-botilbud-aaen"))).isInstanceOf(JMSException.class);

        assertThat(answered(document("odense-botilbud-aaen")).path("outcome").asText()).isEqualTo("REFUSED");
        assertThat(
            hub.api().post("/api/facts/search", JsonNodeFactory.instance.objectNode().put("cpr", person.cpr())).at("/citizens/0/services"))
            .isEmpty();
    }

    @Test
    void a_municipality_is_answered_at_its_own_address_whatever_address_it_asks_for() throws Exception {
        String id = aarhus.sendWithReplyTo("facts-answers.0461", document("aarhus-botilbud-havnen"));

        assertThat(answer(id).path("outcome").asText()).isEqualTo("RECORDED");
        try (FactsSender odense = hub.factsSender("0461")) {
            assertThat(odense.answer(id, Duration.ofSeconds(2))).isEmpty();
        }
    }

    @Test
    void a_message_that_cannot_be_read_is_a_dead_letter_with_the_place_and_holds_up_no_other() throws Exception {
        JsonNode unreadable = answered("{\"because\": ");

        assertThat(unreadable.path("outcome").asText()).isEqualTo("UNREADABLE");
        assertThat(unreadable.at("/refused/0/place").asText()).startsWith("line 1");
        assertThat(hub.api().get("/api/dead-letters").findValuesAsText("reference")).contains(unreadable.path("reference").asText());
        assertThat(answered(document("aarhus-botilbud-havnen")).path("outcome").asText()).isEqualTo("RECORDED");
    }

    private JsonNode answered(String message) throws JMSException, JsonProcessingException {
        return answer(aarhus.send(message));
    }

    private JsonNode answer(String id) throws JMSException, JsonProcessingException {
        return new ObjectMapper().readTree(aarhus.answer(id, PATIENCE).orElseThrow());
    }

    private JsonNode search() {
        return hub.api("municipality-0751").post("/api/facts/search", JsonNodeFactory.instance.objectNode().put("cpr", person.cpr()));
    }

    private String document(String unit) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("because", "visiteret");
        document.putArray("citizens").addObject().put("cpr", person.cpr()).putArray("services").addObject().put("function", "RESIDENCE")
            .put("unit", unit).put("from", "2026-11-01");
        return document.toString();
    }
}
