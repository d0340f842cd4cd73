package dk.broen.hub.standards;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.simulator.Credentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The HTTP port for FHIR messages, with the login of a hospital. */
record FhirDoor(HttpClient http, URI address, Credentials hospital) implements Door {
    private static final Pattern ANSWERED =
        Pattern.compile("\"response\":\\{.*?\"identifier\":\"([^\"]+)\"|<response>.*?<identifier value=\"([^\"]+)\"", Pattern.DOTALL);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Outcome knock(Hostile hostile) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(60))
            .header("Authorization", hospital.authorization()).POST(HttpRequest.BodyPublishers.ofByteArray(hostile.bytes()));
        hostile.headers().forEach(request::header);
        if (!hostile.headers().containsKey("Content-Type")) {
            request.header("Content-Type", hostile.kind().contains("XML") ? "application/fhir+xml" : "application/fhir+json");
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            JsonNode issue = json(answer.body());
            return switch (answer.statusCode() / 100) {
                case 2 -> new Outcome.Accepted(messageHeader(answer.body()));
                case 4 -> new Outcome.Refused((answer.statusCode() + " " + issue.at("/issue/0/expression/0").asText() + " "
                    + issue.at("/issue/0/diagnostics").asText()).strip());
                default -> throw new AssertionError(hostile + " was answered " + answer.statusCode());
            };
        } catch (IOException closed) {
            return new Outcome.Closed();
        }
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
