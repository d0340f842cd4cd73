package dk.broen.simulator.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.simulator.hub.HubClient;
import dk.broen.simulator.hub.HubReply;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * Records the facts about the demo's citizens through the hub's API: a JSON document, a CSV file, and a register of further people, who
 * show each kind of fact and are in no hospital. The dates in the files are
 * placeholders: {@code {from}} is the first day of the month before last. {@code {until}} is the last day of the year that begins then,
 * because a consent is valid for one year at most.
 */
final class DemoFacts {
    private static final String FACTS = "/api/facts";
    private static final String SPREADSHEET_OF = "0461";
    /** As Excel in Denmark saves a sheet as "CSV". */
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private final Stage stage;

    DemoFacts(Stage stage) {
        this.stage = stage;
    }

    void load(LocalDate today) {
        LocalDate from = today.minusMonths(2).withDayOfMonth(1);
        Map<String, String> dates = Map.of("from", from.toString(), "until", from.plusYears(1).minusDays(1).toString());
        requireAccepted("facts.json", stage.operator().exchange("POST", FACTS, json(DemoFile.read("facts.json", dates))));
        requireAccepted("facts.csv", stage.municipality(SPREADSHEET_OF).exchange("POST", FACTS, "text/csv",
            Map.of("Because", "facts for the demo"), DemoFile.read("facts.csv", dates)));
        requireAccepted("register.csv", stage.municipality(SPREADSHEET_OF).exchange("POST", FACTS + "?source=register", "text/csv",
            Map.of("Because", "register of test people"), DemoFile.read("register.csv", dates).getBytes(WINDOWS_1252)));
    }

    /** Records a written consent from that day on, as the municipality does. */
    void giveConsent(Citizen citizen, List<String> to, LocalDate day) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("because", "the citizen gave the consent on the ward");
        ObjectNode consent = document.putArray("citizens").addObject().put("cpr", citizen.person().cpr()).putArray("consents").addObject();
        to.forEach(consent.putArray("to")::add);
        consent.put("municipality", citizen.municipality()).put("form", "WRITTEN").put("obtained_by", "sygeplejerske")
            .put("from", day.toString()).put("until", day.plusYears(1).minusDays(1).toString());
        requireAccepted("a consent", stage.municipality(citizen.municipality()).exchange("POST", FACTS, document));
    }

    /** The ward answers its work item, as a system of the hospital does. */
    void answerOfWard(Step.WardAnswers ward, String item) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("answer", "CONSENTS").put("because", "asked at the ward round");
        ObjectNode consent = answer.putObject("consent").put("form", "VERBAL").put("obtained_by", "sygeplejerske, " + ward.ward());
        ward.to().forEach(consent.putArray("to")::add);
        requireAccepted("the answer of a ward",
            stage.wardsOf(ward.hospital()).exchange("POST", "/api/work-items/" + item + "/answer", answer));
    }

    /** The references of all occasions of a citizen. */
    List<String> occasionsOf(Citizen citizen) {
        JsonNode found =
            stage.operator().post("/api/events/search", JsonNodeFactory.instance.objectNode().put("cpr", citizen.person().cpr()));
        return StreamSupport.stream(found.spliterator(), false).map(occasion -> occasion.path("reference").asText()).toList();
    }

    /** Searches the citizen's consents and records the withdrawal of each, as the municipality does. */
    void withdrawConsents(Citizen citizen) {
        HubClient municipality = stage.municipality(citizen.municipality());
        JsonNode facts = municipality.post(FACTS + "/search", JsonNodeFactory.instance.objectNode().put("cpr", citizen.person().cpr()));
        for (JsonNode consent : facts.at("/citizens/0/consents")) {
            HubReply reply = municipality.exchange("POST", FACTS + "/" + consent.at("/recorded/id").asText() + "/withdraw",
                JsonNodeFactory.instance.objectNode().put("because", "the citizen withdrew the consent by phone"));
            requireAccepted("the withdrawal of a consent", reply);
        }
    }

    private static void requireAccepted(String what, HubReply reply) {
        if (!reply.isSuccess()) {
            throw new IllegalStateException("the hub refused " + what + " with " + reply.status() + " " + reply.body().path("faults")
                + "; the demo requires the configuration that is shipped with Broen (--config)");
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
