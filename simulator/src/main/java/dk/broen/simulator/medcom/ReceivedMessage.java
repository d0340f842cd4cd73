package dk.broen.simulator.medcom;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** A message as the receiver got it. */
public record ReceivedMessage(JsonNode bundle) {
    /** A new one at each attempt. */
    public String bundleId() {
        return bundle.path("id").asText();
    }

    /** The same at each attempt: what an acknowledgement is about. */
    public String messageHeaderId() {
        return one("MessageHeader").path("id").asText();
    }

    public String cpr() {
        return one("Patient").path("identifier").path(0).path("value").asText();
    }

    public String status() {
        return one("Encounter").path("status").asText();
    }

    /** The activities of all messages about the stay, the one of this message last. */
    public List<String> activities() {
        return all("Provenance").stream().map(one -> one.path("activity").path("coding").path(0).path("code").asText()).toList();
    }

    /** The ids of all messages about the stay, the one of this message last. */
    public List<String> chain() {
        return all("Provenance").stream().map(one -> one.path("target").path(0).path("reference").asText().replace("MessageHeader/", ""))
            .toList();
    }

    private JsonNode one(String type) {
        return all(type).get(0);
    }

    private List<JsonNode> all(String type) {
        return StreamSupport.stream(bundle.path("entry").spliterator(), false).map(entry -> entry.path("resource"))
            .filter(resource -> type.equals(resource.path("resourceType").asText())).toList();
    }
}
