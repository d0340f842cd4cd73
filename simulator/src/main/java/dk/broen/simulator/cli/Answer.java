package dk.broen.simulator.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.simulator.hospital.Acknowledgement;
import dk.broen.simulator.hospital.FhirAnswer;
import dk.broen.simulator.hospital.XdisAnswer;
import java.util.Optional;

/**
 * The acknowledgement of one message, as {@code send} prints it in one line.
 *
 * @param positive whether the hub accepted the message
 * @param code AA, AE, …, or the HTTP status; a dash when no answer came
 * @param controlId the control id in MSA-2, or the identifier in a FHIR acknowledgement or an XDIS receipt; empty when the answer has none
 * @param reason location and text of the error; empty when there is no error
 */
record Answer(boolean positive, String code, String controlId, String reason) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Answer of(Acknowledgement answer) {
        String reason = (answer.errorLocation() + " " + answer.errorText()).strip();
        return new Answer(answer.positive(), answer.code(), answer.controlId(), reason);
    }

    static Answer of(FhirAnswer answer) {
        JsonNode body = document(answer.body());
        Optional<JsonNode> issue = Optional.of(firstWith(body, "issue").path("issue").path(0)).filter(node -> !node.isMissingNode());
        String identifier = firstWith(body, "response").path("response").path("identifier").asText("");
        String reason = issue.map(Answer::reason).orElse(body.path("detail").asText(""));
        return new Answer(answer.positive(), String.valueOf(answer.status()), identifier, login(answer.status()).orElse(reason));
    }

    static Answer of(XdisAnswer answer) {
        return new Answer(answer.positive(), String.valueOf(answer.status()), answer.text("OriginalLetterIdentifier"),
            login(answer.status()).orElse(answer.text("RefuseText")));
    }

    static Answer none(String reason) {
        return new Answer(false, "-", "", "no answer: " + reason);
    }

    /** What to do if the hub refuses the login: it has not read the message. */
    private static Optional<String> login(int status) {
        return switch (status) {
            case 401 -> Optional.of("the hub does not know this user, or the password is wrong; give --user and --password-env of a client "
                + "in broen.http.clients of config/application.yaml");
            case 403 -> Optional.of("the user may not send messages of hospitals; give --user a client with the role HOSPITAL in "
                + "broen.http.clients of config/application.yaml");
            default -> Optional.empty();
        };
    }

    private static String reason(JsonNode issue) {
        String location = issue.path("expression").path(0).asText(issue.path("location").path(0).asText(""));
        String text = issue.path("diagnostics").asText(issue.path("details").path("text").asText(issue.path("code").asText("")));
        return (location + " " + text).strip();
    }

    /** Returns the first resource of the bundle that has this element; the document itself when no resource has it. */
    private static JsonNode firstWith(JsonNode document, String element) {
        for (JsonNode entry : document.path("entry")) {
            if (entry.path("resource").has(element)) {
                return entry.path("resource");
            }
        }
        return document;
    }

    private static JsonNode document(String body) {
        if (body.startsWith("<")) {
            return FhirXml.asJson(body);
        }
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return JSON.missingNode();
        }
    }
}
