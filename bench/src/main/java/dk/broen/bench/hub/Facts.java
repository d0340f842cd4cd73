package dk.broen.bench.hub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.simulator.hub.HubClient;
import dk.broen.simulator.people.TestPerson;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Records facts about the citizens of a load through the API of the hub. */
public final class Facts {
    /** The municipality that tells its units by queue. */
    public static final String AARHUS = "0751";
    /** The hospital of the load is in Region Midtjylland, Odense is not. */
    private static final List<String> REGIONS = List.of("1082", "1083");
    private static final int BATCH = 250;

    private final HubClient api;
    private final LocalDate since;

    /** @param today the day on the clock of the hub; the facts began a month before */
    public Facts(HubClient api, LocalDate today) {
        this.api = api;
        this.since = today.minusMonths(1);
    }

    /** Citizens of Aarhus with coordinator, housing support and social services, who consent that all three are told. */
    public void recordSupported(List<TestPerson> citizens) {
        record(citizens, citizen -> {
            ObjectNode facts =
                served(citizen, AARHUS, Map.of("HOUSING_SUPPORT", "aarhus-bostoette-nord", "SOCIAL_SERVICES", "aarhus-socialforvaltning"));
            facts.putArray("appointments").addObject().put("unit", "aarhus-forloebskoordinatorer").put("from", since.toString())
                .putObject("coordinator").put("name", "Måne Skær").put("phone", "+45 20 00 00 99");
            ((ArrayNode) facts.path("consents").path(0).path("to")).add("COORDINATOR");
            return facts;
        });
    }

    /**
     * Citizens who are served by some units, and consent that these are told.
     *
     * @param units the id of the unit of each function
     */
    public void recordServed(List<TestPerson> citizens, String municipality, Map<String, String> units) {
        record(citizens, citizen -> served(citizen, municipality, units));
    }

    private void record(List<TestPerson> citizens, Function<TestPerson, ObjectNode> facts) {
        for (int from = 0; from < citizens.size(); from += BATCH) {
            ObjectNode document = JsonNodeFactory.instance.objectNode().put("because", "load");
            ArrayNode entries = document.putArray("citizens");
            citizens.subList(from, Math.min(citizens.size(), from + BATCH)).forEach(citizen -> entries.add(facts.apply(citizen)));
            api.post("/api/facts", document);
        }
    }

    private ObjectNode served(TestPerson citizen, String municipality, Map<String, String> units) {
        ObjectNode facts = JsonNodeFactory.instance.objectNode().put("cpr", citizen.cpr());
        facts.putArray("residences").addObject().put("municipality", municipality).put("from", since.toString());
        ArrayNode services = facts.putArray("services");
        units.forEach((function, unit) -> services.addObject().put("function", function).put("unit", unit).put("from", since.toString()));
        ObjectNode consent = facts.putArray("consents").addObject();
        ArrayNode to = consent.putArray("to");
        units.keySet().forEach(to::add);
        REGIONS.forEach(consent.putArray("regions")::add);
        consent.put("municipality", municipality).put("form", "WRITTEN").put("obtained_by", "load").put("from", since.toString())
            .put("until", since.plusMonths(11).toString());
        return facts;
    }
}
