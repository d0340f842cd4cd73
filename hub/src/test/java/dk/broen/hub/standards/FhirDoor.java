package dk.broen.hub.standards;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The HTTP port for FHIR messages. */
record FhirDoor(HttpPost post) implements Door {
    private static final Pattern ANSWERED =
        Pattern.compile("\"response\":\\{.*?\"identifier\":\"([^\"]+)\"|<response>.*?<identifier value=\"([^\"]+)\"", Pattern.DOTALL);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Outcome knock(Hostile hostile) throws InterruptedException {
        Optional<HttpResponse<String>> answered =
            post.send(hostile, hostile.kind().contains("XML") ? "application/fhir+xml" : "application/fhir+json");
        if (answered.isEmpty()) {
            return new Outcome.Closed();
        }
        HttpResponse<String> answer = answered.get();
        JsonNode issue = json(answer.body());
        return switch (answer.statusCode() / 100) {
            case 2 -> new Outcome.Accepted(messageHeader(answer.body()));
            case 4 -> new Outcome.Refused((answer.statusCode() + " " + issue.at("/issue/0/expression/0").asText() + " "
                + issue.at("/issue/0/diagnostics").asText()).strip());
            default -> throw new AssertionError(hostile + " was answered " + answer.statusCode());
        };
    }

    /** The acknowledgement, in JSON or XML, names the MessageHeader.id of the message in its response. */
    private static String messageHeader(String acknowledgement) {
        Matcher answered = ANSWERED.matcher(acknowledgement);
        return answered.find() ? Stream.of(answered.group(1), answered.group(2)).filter(Objects::nonNull).findFirst().orElseThrow() : "";
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException none) {
            return JSON.missingNode();
        }
    }
}
