package dk.broen.mappings.medcom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.mappings.Interpretation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class AcknowledgementBundleTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-12-01T11:00:00Z"), ZoneId.of("Europe/Copenhagen"));
    private static final Response REFUSED =
        new Response.FatalError(
            List.of(new Interpretation.Unreadable("VALUE_UNKNOWN", "Encounter.class", "The class must be EMER or IMP")));
    private static final byte[] STIN = MedComFiles.read("examples/STIN.json");

    private final AcknowledgementBundle acknowledgements = new AcknowledgementBundle(CLOCK, UUID::randomUUID);

    @Test
    void the_answer_names_the_message_and_swaps_sender_and_receiver() throws IOException {
        JsonNode answer = json(acknowledgements.answer(STIN, new Response.Ok()));

        assertThat(answer.path("type").asText()).isEqualTo("message");
        assertThat(answer.path("timestamp").asText()).isEqualTo("2026-12-01T12:00:00.000+01:00");
        JsonNode header = resource(answer, 0);
        JsonNode message = json(STIN);
        assertThat(header.at("/eventCoding/code").asText()).isEqualTo("acknowledgement-message");
        assertThat(header.at("/response/code").asText()).isEqualTo("ok");
        assertThat(header.at("/response/identifier").asText()).isEqualTo(message.at("/entry/0/resource/id").asText());
        assertThat(header.at("/response/extension/0/valueString").asText()).isEqualTo(message.path("id").asText());
        assertThat(header.at("/destination/0/endpoint").asText()).isEqualTo(message.at("/entry/0/resource/source/endpoint").asText());
        assertThat(header.at("/source/endpoint").asText()).isEqualTo(message.at("/entry/0/resource/destination/0/endpoint").asText());
        assertThat(numbers(referred(answer, header.at("/sender/reference").asText())))
            .containsExactlyInAnyOrderElementsOf(
                numbers(referred(message, message.at("/entry/0/resource/destination/0/receiver/reference"))));
        assertThat(numbers(referred(answer, header.at("/destination/0/receiver/reference"))))
            .containsExactlyInAnyOrderElementsOf(numbers(referred(message, message.at("/entry/0/resource/sender/reference"))));
    }

    @Test
    void the_answer_has_the_provenance_of_the_message_and_its_own() throws IOException {
        JsonNode answer = json(acknowledgements.answer(MedComFiles.read("examples/RE_STIN.json"), new Response.Ok()));

        List<JsonNode> provenances = resources(answer, "Provenance");
        assertThat(provenances).extracting(provenance -> provenance.at("/activity/coding/0/code").asText())
            .containsExactly("revise-admit-inpatient", "acknowledgement");
        String answered = resource(answer, 0).at("/response/identifier").asText();
        assertThat(provenances).extracting(provenance -> provenance.at("/target/0/reference").asText())
            .containsExactly("MessageHeader/" + answered, "MessageHeader/" + resource(answer, 0).path("id").asText());
        assertThat(provenances.get(1).at("/entity/0/what/reference").asText()).isEqualTo("MessageHeader/" + answered);
    }

    @Test
    void a_refusal_has_its_reasons_with_place_and_code_of_medcom() throws IOException {
        JsonNode answer = json(acknowledgements.answer(STIN, REFUSED));

        JsonNode outcome = resources(answer, "OperationOutcome").get(0);
        assertThat(resource(answer, 0).at("/response/code").asText()).isEqualTo("fatal-error");
        assertThat(resource(answer, 0).at("/response/details/reference").asText())
            .isEqualTo("OperationOutcome/" + outcome.path("id").asText());
        assertThat(outcome.at("/issue/0/details/coding/0/code").asText()).isEqualTo("MSG_VALUESET_VALUE_UNKNOWN");
        assertThat(outcome.at("/issue/0/diagnostics").asText()).isEqualTo("VALUE_UNKNOWN: The class must be EMER or IMP");
        assertThat(outcome.at("/issue/0/expression/0").asText()).isEqualTo("Encounter.class");
    }

    @Test
    void a_message_that_cannot_be_stored_is_to_be_sent_again() throws IOException {
        JsonNode answer = json(acknowledgements.answer(STIN, new Response.TransientError()));

        assertThat(resource(answer, 0).at("/response/code").asText()).isEqualTo("transient-error");
        assertThat(resources(answer, "OperationOutcome").get(0).at("/issue/0/code").asText()).isEqualTo("transient");
    }

    @Test
    void a_repeated_message_gets_the_same_content_with_new_ids() throws IOException {
        JsonNode first = json(acknowledgements.answer(STIN, REFUSED));
        JsonNode again = json(new AcknowledgementBundle(CLOCK, UUID::randomUUID).answer(STIN, REFUSED));

        assertThat(again.path("id")).isNotEqualTo(first.path("id"));
        assertThat(resource(again, 0).path("id")).isNotEqualTo(resource(first, 0).path("id"));
        assertThat(withoutOwnIds(again)).isEqualTo(withoutOwnIds(first));
    }

    @Test
    void the_answer_has_the_format_of_the_message() {
        String json = new String(STIN, StandardCharsets.UTF_8);
        String xml = Format.XML.parser(ca.uhn.fhir.context.FhirContext.forR4Cached())
            .encodeResourceToString(new BundleParser().parse(STIN));

        assertThat(acknowledgements.answer(("\uFEFF " + json).getBytes(StandardCharsets.UTF_8), REFUSED).format()).isEqualTo(Format.JSON);
        Acknowledgement answer = acknowledgements.answer(xml.getBytes(StandardCharsets.UTF_8), REFUSED);
        assertThat(answer.format()).isEqualTo(Format.XML);
        assertThat(text(answer)).startsWith("<Bundle");
    }

    @Test
    void the_answer_repeats_nothing_of_the_citizen_and_no_name() {
        String answer = text(acknowledgements.answer(STIN, REFUSED));

        assertThat(answer).doesNotContain("Patient").doesNotContain("Encounter/").doesNotContain("\"name\"").doesNotContain("2509479989");
    }

    @Test
    void a_party_without_all_its_numbers_is_named_by_the_one_that_is_known() throws IOException {
        byte[] message = new String(STIN, StandardCharsets.UTF_8).replace("https://www.gs1.org/gln", "https://example.org/gln")
            .getBytes(StandardCharsets.UTF_8);

        JsonNode answer = json(acknowledgements.answer(message, new Response.Ok()));

        assertThat(resources(answer, "Organization")).isEmpty();
        assertThat(resource(answer, 0).at("/destination/0/receiver/identifier/system").asText()).isEqualTo("urn:oid:1.2.208.176.1.1");
    }

    @Test
    void a_message_that_cannot_be_answered_by_a_message_gets_the_outcome_alone() throws IOException {
        Acknowledgement unreadable = acknowledgements.answer("{".getBytes(StandardCharsets.UTF_8), REFUSED);
        Acknowledgement unnamed = acknowledgements.answer(
            new String(STIN, StandardCharsets.UTF_8).replace("\"MessageHeader\"", "\"Basic\"").getBytes(StandardCharsets.UTF_8), REFUSED);

        assertThat(unreadable.kind()).isEqualTo(Acknowledgement.Kind.OUTCOME);
        assertThat(json(unreadable).path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(unnamed.kind()).isEqualTo(Acknowledgement.Kind.OUTCOME);
    }

    private static JsonNode withoutOwnIds(JsonNode answer) throws IOException {
        String text = answer.toString();
        for (JsonNode id : answer.findValues("id")) {
            text = text.replace(id.asText(), "");
        }
        return new ObjectMapper().readTree(text);
    }

    private static List<String> numbers(JsonNode organisation) {
        return organisation.path("identifier").findValuesAsText("value");
    }

    private static JsonNode referred(JsonNode bundle, JsonNode reference) {
        return referred(bundle, reference.asText());
    }

    private static JsonNode referred(JsonNode bundle, String reference) {
        return all(bundle).stream().filter(resource -> reference.endsWith("/" + resource.path("id").asText())).findFirst().orElseThrow();
    }

    private static JsonNode resource(JsonNode bundle, int entry) {
        return bundle.at("/entry/" + entry + "/resource");
    }

    private static List<JsonNode> resources(JsonNode bundle, String type) {
        return all(bundle).stream().filter(resource -> resource.path("resourceType").asText().equals(type)).toList();
    }

    private static List<JsonNode> all(JsonNode bundle) {
        return StreamSupport.stream(bundle.path("entry").spliterator(), false).map(entry -> entry.path("resource")).toList();
    }

    private static String text(Acknowledgement answer) {
        return new String(answer.bytes(), StandardCharsets.UTF_8);
    }

    private static JsonNode json(Acknowledgement answer) throws IOException {
        return json(answer.bytes());
    }

    private static JsonNode json(byte[] text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
