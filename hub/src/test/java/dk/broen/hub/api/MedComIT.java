package dk.broen.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.SharedHub;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hospital.FhirAnswer;
import dk.broen.simulator.municipality.MunicipalConsumer;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests MedCom messages over HTTP: stored, refused with the location of the error, repeated. */
@ExtendWith(SharedHub.class)
class MedComIT {
    private static final TestPeople PEOPLE = new TestPeople(4714);
    private static final int LONGEST = 4 * 1024 * 1024;

    private final TestPerson person = PEOPLE.next();
    private StagedHub hub;

    @BeforeEach
    void prepareResident(StagedHub shared) {
        hub = shared;
        hub.addResident(person, Home.AARHUS);
    }

    @Test
    void a_notification_in_xml_is_stored_and_told() throws Exception {
        String xml = asXml(hub.notification(person));
        try (MunicipalConsumer caseSystem = hub.caseSystem()) {
            FhirAnswer answer = send(xml);

            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.body()).startsWith("<Bundle").contains("<code value=\"ok\"/>");
            awaitTold(caseSystem, 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "xml"})
    void a_wrong_notification_is_answered_with_the_location_of_the_error_and_kept(String format) throws Exception {
        String wrong = hub.notification(person).replace("\"admit-inpatient\"", "\"admit-impatient\"");
        Set<String> before = deadLetters();

        FhirAnswer answer = send(format.equals("xml") ? asXml(wrong) : wrong);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(issue(answer).path("severity").asText()).isEqualTo("error");
        assertThat(issue(answer).path("diagnostics").asText()).startsWith("VALUE_UNKNOWN: ");
        assertThat(issue(answer).at("/expression/0").asText()).startsWith("Provenance");
        assertThat(answer.body()).doesNotContain("impatient").doesNotContain(person.cpr());
        JsonNode kept = newDeadLetter(before);
        assertThat(kept.path("code").asText()).isEqualTo("VALUE_UNKNOWN");
        assertThat(kept.path("location").asText()).isEqualTo(issue(answer).at("/expression/0").asText());
        assertThat(kept.toString()).doesNotContain(person.cpr());
    }

    @Test
    void a_message_without_a_receiver_is_refused_before_it_is_told_and_its_ids_are_returned() throws Exception {
        String notification = hub.notification(person);

        FhirAnswer answer = send(notification.replace("Organization/kommunen\"", "Organization/nowhere\""));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(issue(answer).path("diagnostics").asText()).startsWith("REFERENCE_UNRESOLVED: ");
        assertThat(issue(answer).at("/expression/0").asText()).isEqualTo("MessageHeader.destination.receiver");
        JsonNode response = document(answer).at("/entry/0/resource/response");
        assertThat(response.path("code").asText()).isEqualTo("fatal-error");
        assertThat(response.path("identifier").asText()).isEqualTo(headerId(notification));
        assertThat(response.at("/extension/0/valueString").asText())
            .isEqualTo(new ObjectMapper().readTree(notification).path("id").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "<", "neither", "{\"resourceType\": \"Patient\"}",
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>"})
    void a_body_that_is_not_a_fhir_bundle_is_refused(String body) throws Exception {
        FhirAnswer answer = send(body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(issue(answer).path("diagnostics").asText()).startsWith("NOT_FHIR: ");
    }

    @Test
    void bytes_that_are_not_valid_utf_8_are_refused() throws Exception {
        FhirAnswer answer = hub.fhir()
            .send(hub.notification(person).replace(person.familyName(), "Åse").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(issue(answer).path("diagnostics").asText()).startsWith("TEXT_MALFORMED: ");
    }

    @Test
    void a_repeated_notification_gets_the_same_answer_and_is_told_once() throws Exception {
        String notification = hub.notification(person);
        try (MunicipalConsumer caseSystem = hub.caseSystem()) {
            FhirAnswer first = send(notification);
            assertThat(first.status()).isEqualTo(202);
            awaitTold(caseSystem, 1);

            FhirAnswer again = send(notification);
            assertThat(again.status()).isEqualTo(202);
            assertThat(document(again).path("id")).isNotEqualTo(document(first).path("id"));
            assertThat(document(again).at("/entry/0/resource/response")).isEqualTo(document(first).at("/entry/0/resource/response"));

            TestPerson later = PEOPLE.next();
            hub.addResident(later, Home.AARHUS);
            assertThat(send(hub.notification(later)).status()).isEqualTo(202);
            await("the notice about the later citizen has arrived").atMost(Duration.ofSeconds(30))
                .until(() -> told(caseSystem, later) == 1);
            hub.awaitIdle();
            assertThat(told(caseSystem, person)).isEqualTo(1);
            assertThat(workItems("CONTENT_CONFLICT", headerId(notification))).isEmpty();
        }
    }

    @Test
    void a_message_id_with_other_content_opens_a_work_item_and_tells_nobody() throws Exception {
        String notification = hub.notification(person);
        assertThat(send(notification).status()).isEqualTo(202);
        hub.awaitIdle();
        String first = hub.api().get("/api/why/" + headerId(notification)).get(0).path("reference").asText();
        Set<String> before = deadLetters();

        assertThat(send(notification.replace(person.cpr(), PEOPLE.next().cpr())).status()).isEqualTo(202);

        JsonNode kept = newDeadLetter(before);
        assertThat(kept.path("code").asText()).isEqualTo("CONTENT_CONFLICT");
        List<JsonNode> items = workItems("CONTENT_CONFLICT", first);
        assertThat(items).hasSize(1);
        assertThat(hub.api().get("/api/why/" + headerId(notification))).hasSize(1);

        String close = "/api/work-items/" + items.get(0).path("reference").asText() + "/close";
        assertThat(hub.api().exchange("POST", close, "application/json", "{}").status()).isEqualTo(400);
        assertThat(hub.api().exchange("POST", close, "application/json", "{\"because\": \"ringet til afdelingen\"}").status())
            .isEqualTo(204);
        assertThat(hub.api().exchange("POST", close, "application/json", "{\"because\": \"igen\"}").status()).isEqualTo(409);
        assertThat(workItems("CONTENT_CONFLICT", first)).isEmpty();
    }

    @Test
    void another_message_in_the_same_bundle_is_a_fatal_error_and_is_kept_and_reviewed() throws Exception {
        String notification = hub.notification(person);
        assertThat(send(notification).status()).isEqualTo(202);
        hub.awaitIdle();
        String first = hub.api().get("/api/why/" + headerId(notification)).get(0).path("reference").asText();
        Set<String> before = deadLetters();

        FhirAnswer answer = send(notification.replaceAll("(?<!bundle-)" + headerId(notification), UUID.randomUUID().toString()));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(document(answer).at("/entry/0/resource/response/code").asText()).isEqualTo("fatal-error");
        assertThat(issue(answer).path("diagnostics").asText()).startsWith("BUNDLE_REUSED: ");
        assertThat(newDeadLetter(before).path("code").asText()).isEqualTo("BUNDLE_REUSED");
        await("a human is asked").atMost(Duration.ofSeconds(30)).until(() -> workItems("CONTENT_CONFLICT", first).size() == 1);
        assertThat(send(notification).status()).as("the first one again").isEqualTo(202);

        hub.api().exchange("POST", "/api/work-items/" + workItems("CONTENT_CONFLICT", first).get(0).path("reference").asText() + "/close",
            "application/json", "{\"because\": \"ringet til afdelingen\"}");
    }

    @Test
    void a_message_that_is_too_long_is_refused_before_it_is_read() throws Exception {
        byte[] tooLong = "x".repeat(LONGEST + 1).getBytes(StandardCharsets.US_ASCII);

        assertThat(post(HttpRequest.BodyPublishers.ofByteArray(tooLong))).isEqualTo(413);
        assertThat(post(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLong)))).as("chunked").isEqualTo(413);
    }

    @Test
    void a_message_without_a_content_length_is_accepted() throws Exception {
        byte[] notification = hub.notification(person).getBytes(StandardCharsets.UTF_8);

        assertThat(post(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(notification)))).isEqualTo(202);
    }

    private int post(HttpRequest.BodyPublisher body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(hub.fhirAddress()).header("Content-Type", "application/fhir+json")
            .header("Authorization", hub.credentials("hospital").authorization()).POST(body).build();
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build().send(request, HttpResponse.BodyHandlers.discarding())
            .statusCode();
    }

    private FhirAnswer send(String notification) throws Exception {
        return hub.fhir().send(notification.getBytes(StandardCharsets.UTF_8));
    }

    /** The first issue of the acknowledgement, or of the OperationOutcome that a message without ids gets instead. */
    private static JsonNode issue(FhirAnswer answer) throws JsonProcessingException {
        JsonNode document = document(answer);
        return Stream.concat(Stream.of(document), all(document.path("entry")).stream().map(entry -> entry.path("resource")))
            .filter(resource -> resource.path("resourceType").asText().equals("OperationOutcome")).findFirst().orElseThrow().at("/issue/0");
    }

    /** An answer in XML as the same answer in JSON. */
    private static JsonNode document(FhirAnswer answer) throws JsonProcessingException {
        FhirContext fhir = FhirContext.forR4Cached();
        String json = answer.body().startsWith("<")
            ? fhir.newJsonParser().encodeResourceToString(fhir.newXmlParser().parseResource(answer.body())) : answer.body();
        return new ObjectMapper().readTree(json);
    }

    private void awaitTold(MunicipalConsumer caseSystem, long notices) {
        await("the residence is told").atMost(Duration.ofSeconds(30)).until(() -> told(caseSystem, person) == notices);
    }

    private static long told(MunicipalConsumer caseSystem, TestPerson citizen) {
        return caseSystem.received().stream().filter(notice -> notice.body().toString().contains(citizen.cpr())).count();
    }

    private Set<String> deadLetters() {
        return new HashSet<>(hub.api().get("/api/dead-letters?limit=1000").findValuesAsText("reference"));
    }

    private JsonNode newDeadLetter(Set<String> before) {
        await("the message is a dead letter").atMost(Duration.ofSeconds(30)).until(() -> deadLetters().size() == before.size() + 1);
        return all(hub.api().get("/api/dead-letters?limit=1000")).stream()
            .filter(letter -> !before.contains(letter.path("reference").asText())).findFirst().orElseThrow();
    }

    private List<JsonNode> workItems(String kind, String about) {
        return all(hub.api().get("/api/work-items")).stream()
            .filter(item -> item.path("kind").asText().equals(kind) && item.path("because").asText().contains(about)).toList();
    }

    private static List<JsonNode> all(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }

    private static String headerId(String notification) throws JsonProcessingException {
        return new ObjectMapper().readTree(notification).at("/entry/0/resource/id").asText();
    }

    private static String asXml(String json) {
        FhirContext fhir = FhirContext.forR4Cached();
        return fhir.newXmlParser().encodeResourceToString(fhir.newJsonParser().parseResource(Bundle.class, json));
    }
}
