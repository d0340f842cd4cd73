package dk.broen.hub.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the hub reports as sent.
 *
 * @param sent the number of notices and answers to wards
 * @param references the references of the notices
 */
record SentByHub(int sent, Set<String> references) {
    SentByHub {
        references = Set.copyOf(references);
    }

    /** @param events explanations of occasions */
    static SentByHub of(Iterable<JsonNode> events) {
        int sent = 0;
        Set<String> references = new TreeSet<>();
        for (JsonNode event : events) {
            sent += sent(event.path("wardAnswers"));
            for (JsonNode notice : event.path("notices")) {
                sent += sent(notice.path("sendings"));
                notice.path("sendings").forEach(sending -> references.add(sending.path("reference").asText()));
            }
        }
        return new SentByHub(sent, references);
    }

    private static int sent(JsonNode sendings) {
        int sent = 0;
        for (JsonNode sending : sendings) {
            sent += sending.path("state").asText().equals("SENT") ? 1 : 0;
        }
        return sent;
    }
}
