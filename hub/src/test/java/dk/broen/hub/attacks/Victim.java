package dk.broen.hub.attacks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A citizen whom an attempt is about: of municipality 0751, or a number that nobody knows.
 *
 * @param person the citizen
 * @param retired a number that a hospital merged into that of the citizen, or another number that nobody knows
 * @param ids the ids of what 0751 recorded, by the names of {@code attempts.yaml}; of an unknown number they are ids of nothing
 */
record Victim(TestPerson person, TestPerson retired, Map<String, String> ids) {
    private static final List<String> KINDS = List.of("residence", "service", "consent");

    static Victim unknown(TestPerson person, TestPerson other) {
        Map<String, String> ids = new HashMap<>();
        KINDS.forEach(kind -> ids.put(kind, UUID.randomUUID().toString()));
        return new Victim(person, other, ids);
    }

    /** A citizen of 0751, whose residence, service and consent 0751 has recorded itself. */
    static Victim of(StagedHub hub, TestPerson person, TestPerson retired, LocalDate since) {
        ObjectNode citizen = JsonNodeFactory.instance.objectNode().put("cpr", person.cpr());
        citizen.putArray("residences").addObject().put("municipality", Home.AARHUS.municipality()).put("from", since.toString());
        citizen.putArray("services").addObject().put("function", "RESIDENCE").put("unit", Home.AARHUS.unit()).put("from", since.toString());
        ObjectNode consent = citizen.putArray("consents").addObject().put("municipality", Home.AARHUS.municipality())
            .put("form", "WRITTEN").put("obtained_by", "afsnittet").put("from", since.toString());
        consent.putArray("to").add("RESIDENCE");
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("because", "visiteret");
        document.putArray("citizens").add(citizen);
        JsonNode recorded = hub.api("municipality-" + Home.AARHUS.municipality()).post("/api/facts", document).path("facts");
        Map<String, String> ids = new HashMap<>();
        for (int i = 0; i < KINDS.size(); i++) {
            ids.put(KINDS.get(i), recorded.path(i).path("id").asText());
        }
        return new Victim(person, retired, ids);
    }

    /** The hospital's message about the merge of the two numbers. */
    AdtMessage merge(StagedHub hub) throws IOException {
        return hub.message("A40", person, Home.AARHUS).without("PV1").replacing(retired);
    }
}
