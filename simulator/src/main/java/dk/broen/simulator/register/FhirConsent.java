package dk.broen.simulator.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** Writes a consent of a facts document as FHIR R4 Consent, as docs/CONSENT-REGISTERS.md describes it. */
public final class FhirConsent {
    private static final String HL7 = "http://terminology.hl7.org/CodeSystem/";
    private static final String BROEN = "https://broen.example/fhir/";

    private FhirConsent() {
    }

    /**
     * The consent as a resource.
     *
     * @param id of the resource
     * @param consent in the form of the facts document, with {@code from} and, if it ends, {@code until}
     */
    public static ObjectNode of(String id, String cpr, JsonNode consent) {
        String answer = consent.path("answer").asText("GIVEN");
        ObjectNode resource = JsonNodeFactory.instance.objectNode().put("resourceType", "Consent").put("id", id)
            .put("status", consent.has("withdrawn_at") ? "inactive" : status(answer));
        if (consent.has("withdrawn_at")) {
            resource.putObject("meta").put("lastUpdated", consent.path("withdrawn_at").asText());
        }
        resource.putArray("extension").addObject().put("url", BROEN + "obtained-by")
            .put("valueString", consent.path("obtained_by").asText());
        coding(resource.putObject("scope").putArray("coding"), HL7 + "consentscope", "patient-privacy");
        coding(resource.putArray("category").addObject().putArray("coding"), "http://loinc.org", "59284-0");
        resource.putObject("patient").putObject("identifier").put("system", "urn:oid:1.2.208.176.1.2").put("value", cpr);
        resource.put("dateTime", consent.path(consent.has("given") ? "given" : "from").asText());
        if (consent.path("form").asText().equals("WRITTEN")) {
            resource.putObject("sourceAttachment").put("contentType", "application/pdf").put("title", "samtykke");
        }
        ObjectNode provision = resource.putObject("provision").put("type", answer.equals("REFUSED") ? "deny" : "permit");
        ObjectNode period = provision.putObject("period").put("start", consent.path("from").asText());
        if (consent.has("until")) {
            period.put("end", consent.path("until").asText());
        }
        ArrayNode actors = provision.putArray("actor");
        consent.path("to").forEach(recipient -> actor(actors, recipient.asText()));
        coding(provision.putArray("action").addObject().putArray("coding"), HL7 + "consentaction", "disclose");
        consent.path("events").forEach(event -> coding(provision.withArray("class"), BROEN + "event-type", event.asText()));
        consent.path("regions")
            .forEach(region -> coding(provision.withArray("code").addObject().putArray("coding"), BROEN + "region", region.asText()));
        return resource;
    }

    private static String status(String answer) {
        return switch (answer) {
            case "GIVEN", "REFUSED" -> "active";
            case "REQUESTED" -> "proposed";
            default -> "draft";
        };
    }

    private static void actor(ArrayNode actors, String recipient) {
        ObjectNode actor = actors.addObject();
        coding(actor.putObject("role").putArray("coding"), HL7 + "v3-ParticipationType", "IRCP");
        boolean function = recipient.equals(recipient.toUpperCase(Locale.ROOT));
        actor.putObject("reference").putObject("identifier").put("system", BROEN + (function ? "function" : "unit")).put("value",
            recipient);
    }

    private static void coding(ArrayNode codings, String system, String code) {
        codings.addObject().put("system", system).put("code", code);
    }
}
