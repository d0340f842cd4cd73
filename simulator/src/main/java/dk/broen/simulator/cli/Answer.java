package dk.broen.simulator.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.simulator.hospital.Acknowledgement;
import dk.broen.simulator.hospital.FhirAnswer;
import java.util.Optional;

/**
 * One line of what {@code send} prints.
 *
 * @param code AA, AE, … or the HTTP status, or a dash when no answer came
 * @param controlId MSH-10, or the id that a FHIR acknowledgement quotes; empty when the answer has none
 * @param reason location and text of an error, empty when there is none
 */
record Answer(boolean positive, String code, String controlId, String reason) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Answer of(Acknowledgement answer) {
        String reason = (answer.errorLocation() + " " + answer.errorText()).strip();
        return new Answer(answer.positive(), answer.code(), answer.controlId(), reason);
    }

    static Answer of(FhirAnswer answer) {
        JsonNode body = document(answer.body());
        Optional<JsonNode> issue = Optional.of(firstWith(body, "issue").path("issue").path(0)).filter(found -> !found.isMissingNode());
        String identifier = firstWith(body, "response").path("response").path("identifier").asText("");
        String reason = issue.map(Answer::reason).orElse(body.path("detail").asText(""));
        return new Answer(answer.positive(), String.valueOf(answer.status()), identifier, reason);
    }

    static Answer none(String reason) {
        return new Answer(false, "-", "", "no answer: " + reason);
    }

    private static String reason(JsonNode issue) {
        String location = issue.path("expression").path(0).asText(issue.path("location").path(0).asText(""));
        String text = issue.path("diagnostics").asText(issue.path("details").path("text").asText(issue.path("code").asText("")));
        return (location + " " + text).strip();
    }

    /** The document itself, or the first resource of a bundle, that has this element. */
    private static JsonNode firstWith(JsonNode document, String element) {
        for (JsonNode entry : document.path("entry")) {
            if (entry.path("resource").has(element)) {
                return entry.path("resource");
            }
        }
        return document;
    }

    private static JsonNode document(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return JSON.missingNode();
        }
    }
}
