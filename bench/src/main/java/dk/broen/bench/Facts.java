package dk.broen.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.simulator.hub.HubClient;
import dk.broen.simulator.people.TestPerson;
import java.time.LocalDate;
import java.util.List;

/** The facts about the citizens of the load: each lives in Aarhus, has coordinator and housing support, and consents that both are told. */
final class Facts {
    static final String MUNICIPALITY = "0751";
    private static final String HOUSING_SUPPORT = "aarhus-bostoette-nord";
    private static final String COORDINATORS = "aarhus-forloebskoordinatorer";
    private static final int BATCH = 250;

    private Facts() {
    }

    /** Records the facts through the hub's API. */
    static void record(HubClient api, List<TestPerson> citizens, LocalDate today) {
        for (int from = 0; from < citizens.size(); from += BATCH) {
            ObjectNode document = JsonNodeFactory.instance.objectNode().put("because", "load");
            ArrayNode entries = document.putArray("citizens");
            citizens.subList(from, Math.min(citizens.size(), from + BATCH))
                .forEach(citizen -> entries.add(of(citizen, today.minusMonths(1))));
            api.post("/api/facts", document);
        }
    }

    private static ObjectNode of(TestPerson citizen, LocalDate since) {
        ObjectNode facts = JsonNodeFactory.instance.objectNode().put("cpr", citizen.cpr());
        facts.putArray("residences").addObject().put("municipality", MUNICIPALITY).put("from", since.toString());
        facts.putArray("services").addObject().put("function", "HOUSING_SUPPORT").put("unit", HOUSING_SUPPORT)
            .put("from", since.toString());
        facts.putArray("appointments").addObject().put("unit", COORDINATORS).put("from", since.toString())
            .putObject("coordinator").put("name", "Måne Skær").put("phone", "+45 20 00 00 99");
        ObjectNode consent = facts.putArray("consents").addObject();
        consent.putArray("to").add("HOUSING_SUPPORT").add("COORDINATOR");
        consent.put("municipality", MUNICIPALITY).put("form", "WRITTEN").put("obtained_by", "load").put("from", since.toString())
            .put("until", since.plusMonths(11).toString());
        return facts;
    }
}
