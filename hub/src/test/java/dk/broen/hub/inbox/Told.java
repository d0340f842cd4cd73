package dk.broen.hub.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;

/** An admission that was told to the residence of a citizen, and to the team of coordinators if the citizen consented to that. */
final class Told {
    private final StagedHub hub;
    private final JsonNode why;

    private Told(StagedHub hub, JsonNode why) {
        this.hub = hub;
        this.why = why;
    }

    /** @param consentsTo the functions that the citizen consented to */
    static Told admitted(StagedHub hub, TestPerson person, Home home, List<String> consentsTo) throws IOException {
        record(hub, person, home, consentsTo);
        AdtMessage admission = hub.message("A01", person, home);
        hub.accepted(admission);
        hub.awaitIdle();
        return new Told(hub, hub.api().get("/api/why/" + admission.controlId()).get(0));
    }

    /** The citizen lives there, in the residence, and consents. */
    static void record(StagedHub hub, TestPerson person, Home home, List<String> consentsTo) {
        ObjectNode citizen = JsonNodeFactory.instance.objectNode().put("cpr", person.cpr());
        citizen.putArray("residences").addObject().put("municipality", home.municipality()).put("from", "2026-01-01");
        citizen.putArray("services").addObject().put("function", "RESIDENCE").put("unit", home.unit()).put("from", "2026-01-01");
        if (!consentsTo.isEmpty()) {
            ObjectNode consent = citizen.putArray("consents").addObject().put("municipality", home.municipality()).put("form", "WRITTEN")
                .put("obtained_by", "afsnittet").put("from", "2026-10-24").put("until", "2027-09-24");
            consentsTo.forEach(consent.putArray("to")::add);
            consent.putArray("regions").add("1082").add("1083");
        }
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("because", "staged");
        document.putArray("citizens").add(citizen);
        hub.api().post("/api/facts", document);
    }

    /** The references of the notices to a unit: of each channel. */
    List<String> references(String unit) {
        return StreamSupport.stream(why.path("notices").spliterator(), false)
            .filter(notice -> notice.at("/unit/value").asText().equals(unit))
            .flatMap(notice -> notice.path("sendings").findValuesAsText("reference").stream()).toList();
    }

    /** The first reference of the notice to a unit. */
    String reference(String unit) {
        return references(unit).stream().findFirst()
            .orElseThrow(() -> new AssertionError("nothing was told to " + unit + ": " + why.toPrettyString()));
    }

    /** The reference of the first answer to the ward. */
    String answerToWard() {
        return why.path("wardAnswers").path(0).path("reference").asText();
    }

    /** The references of the work items that the admission opened. */
    List<String> workItems() {
        return StreamSupport.stream(why.path("workItems").spliterator(), false).map(item -> item.path("reference").asText()).toList();
    }

    /** What the hub says of it now. */
    JsonNode now() {
        return hub.api().get("/api/why/" + why.path("reference").asText()).get(0);
    }
}
