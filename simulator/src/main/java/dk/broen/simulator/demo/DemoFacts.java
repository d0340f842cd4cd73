package dk.broen.simulator.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dk.broen.simulator.hub.HubClient;
import dk.broen.simulator.hub.HubReply;
import java.time.LocalDate;
import java.util.Map;

/**
 * What municipalities know of the citizens: a JSON document and a spreadsheet, posted to the hub's API. The dates in the files are
 * {@code {from}}, the first of the month before last, and {@code {until}}, a year later: a consent holds for one year at most.
 */
final class DemoFacts {
    private static final String FACTS = "/api/facts";
    private static final String SPREADSHEET_OF = "0461";

    private final Stage stage;

    DemoFacts(Stage stage) {
        this.stage = stage;
    }

    void load(LocalDate today) {
        LocalDate from = today.minusMonths(2).withDayOfMonth(1);
        Map<String, String> dates = Map.of("from", from.toString(), "until", from.plusYears(1).minusDays(1).toString());
        taken("facts.json", stage.operator().exchange("POST", FACTS, json(DemoFile.read("facts.json", dates))));
        taken("facts.csv", stage.municipality(SPREADSHEET_OF).exchange("POST", FACTS, "text/csv",
            Map.of("Because", "the demo begins"), DemoFile.read("facts.csv", dates)));
    }

    /** The municipality finds the citizen's consents and records that they are withdrawn. */
    void withdrawConsents(Citizen citizen) {
        HubClient municipality = stage.municipality(citizen.municipality());
        JsonNode facts = municipality.post(FACTS + "/search", JsonNodeFactory.instance.objectNode().put("cpr", citizen.person().cpr()));
        for (JsonNode fact : facts) {
            if (fact.path("fact").has("consent")) {
                HubReply reply = municipality.exchange("POST", FACTS + "/" + fact.path("id").asText() + "/withdraw",
                    JsonNodeFactory.instance.objectNode().put("because", "the citizen called and took it back"));
                taken("the withdrawal of a consent", reply);
            }
        }
    }

    private static void taken(String what, HubReply reply) {
        if (!reply.isSuccess()) {
            throw new IllegalStateException("the hub refused " + what + " with " + reply.status() + " " + reply.body().path("faults")
                + "; is --config the directory that the demo was written for?");
        }
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("demo/facts.json is not JSON", broken);
        }
    }
}
