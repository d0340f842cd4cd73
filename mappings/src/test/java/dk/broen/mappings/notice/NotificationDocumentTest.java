package dk.broen.mappings.notice;

import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import dk.broen.domain.disclosure.Disclosure;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.terms.EventType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NotificationDocumentTest {
    private final JsonSchema schema = ConfigFiles.schema("notification.v1.schema.json");
    private final NotificationDocument document = new NotificationDocument(ConfigFiles.texts());
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void every_notice_that_can_be_made_fits_the_published_schema() {
        for (EventType event : EventType.values()) {
            for (NoticeKind kind : NoticeKind.values()) {
                for (var function : List.of(COORDINATOR, HOUSING_SUPPORT)) {
                    assertThat(schema.validate(document.render(SomeFacts.of(event, kind, function)), InputFormat.JSON)).isEmpty();
                    assertThat(schema.validate(document.render(SomeFacts.of(event, kind, function, Optional.empty(), Optional.empty(),
                        Optional.empty())), InputFormat.JSON)).isEmpty();
                }
            }
        }
    }

    @Test
    void the_document_for_a_coordinator_has_all_fields() throws IOException {
        assertThat(read(SomeFacts.of(EventType.DISCHARGED, NoticeKind.NEWS, COORDINATOR))).isEqualTo(json.readTree("""
            {"version": 1, "id": "6f1c1f52-3c1d-4f0a-9d1e-0a4f4b1c2d3e", "reference": "7KQ4", "recordedAt": "2026-11-21T22:00:07+01:00",
             "event": {"type": "DISCHARGED", "kind": "NEWS", "occurredAt": "2026-11-21T22:00+01:00",
                       "text": "Borgeren er udskrevet fra sygehuset."},
             "citizen": {"cpr": "2509479989", "name": "Åse Sørensen"},
             "hospital": {"name": "Aarhus Universitetshospital", "phone": "+45 20 00 00 70", "department": "Afsnit P2"},
             "municipality": "0751",
             "recipient": {"unit": "aarhus-forloeb", "name": "Forløbsteamet", "function": "COORDINATOR", "title": "forløbskoordinator"},
             "basis": "CONSENT",
             "expectedAction": "Kontakt sygehuset inden for to hverdage, og aftal, hvem der følger op.",
             "coordinator": {"appointed": true, "name": "Anne Holm", "title": "forløbskoordinator", "phone": "+45 20 00 00 02",
                             "hours": "mandag-torsdag 8.00-15.30, fredag 8.00-14.00"},
             "toldAlso": [{"unit": "Bostøtte Nord", "function": "HOUSING_SUPPORT", "title": "bostøtten"}],
             "flags": ["SHORT_STAY", "DISCHARGED_OUT_OF_HOURS"]}
            """));
    }

    @Test
    void only_the_document_for_a_coordinator_has_who_else_was_told_and_the_flags() throws IOException {
        JsonNode copy = read(SomeFacts.of(EventType.DISCHARGED, NoticeKind.NEWS, HOUSING_SUPPORT));

        assertThat(copy.has("toldAlso")).isFalse();
        assertThat(copy.has("flags")).isFalse();
        assertThat(copy.has("coordinator")).isTrue();
    }

    @Test
    void a_planned_discharge_says_when_it_is_expected() throws IOException {
        assertThat(read(SomeFacts.of(EventType.DISCHARGE_PLANNED, NoticeKind.NEWS, HOUSING_SUPPORT)).at("/event/expected"))
            .isEqualTo(json.readTree("{\"day\": \"2026-11-27\", \"time\": \"10:00\"}"));
        assertThat(read(SomeFacts.of(EventType.DISCHARGED, NoticeKind.NEWS, HOUSING_SUPPORT)).at("/event").has("expected")).isFalse();
    }

    @Test
    void a_document_says_as_much_of_the_place_as_the_recipient_may_see() throws IOException {
        assertThat(read(SomeFacts.seeing(Disclosure.Place.WARD, Optional.empty())).get("hospital").has("department")).isTrue();
        assertThat(read(SomeFacts.seeing(Disclosure.Place.HOSPITAL, Optional.empty())).get("hospital").has("department")).isFalse();
        assertThat(read(SomeFacts.seeing(Disclosure.Place.NOTHING, Optional.empty())).has("hospital")).isFalse();
        for (Disclosure.Place place : Disclosure.Place.values()) {
            assertThat(schema.validate(document.render(SomeFacts.seeing(place, Optional.empty())), InputFormat.JSON)).isEmpty();
        }
    }

    @Test
    void a_cancellation_contains_only_what_is_needed_to_correct() throws IOException {
        JsonNode cancelled = read(SomeFacts.of(EventType.ADMITTED, NoticeKind.CANCELLED, COORDINATOR));

        assertThat(cancelled.get("hospital").has("department")).isFalse();
        for (String field : List.of("coordinator", "toldAlso", "flags", "expectedAction")) {
            assertThat(cancelled.has(field)).as(field).isFalse();
        }
    }

    @Test
    void the_former_municipality_is_told_only_that_its_responsibility_ended() {
        assertThat(document.render(SomeFacts.of(EventType.DISCHARGED, NoticeKind.RESPONSIBILITY_ENDED, HOUSING_SUPPORT)))
            .contains("\"kind\":\"RESPONSIBILITY_ENDED\"")
            .doesNotContain("DISCHARGED", "occurredAt", "recordedAt", "hospital", "udskrevet");
    }

    @Test
    void a_field_that_the_schema_does_not_name_is_refused_by_it() {
        String document = this.document.render(SomeFacts.of(EventType.ADMITTED, NoticeKind.NEWS, HOUSING_SUPPORT));

        assertThat(schema.validate(document.replaceFirst("\\{", "{\"diagnosis\": \"F20\","), InputFormat.JSON)).isNotEmpty();
        assertThat(schema.validate(document.replace("\"ADMITTED\"", "\"BOOKED\""), InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void the_text_form_of_the_facts_contains_no_citizen_data() {
        assertThat(SomeFacts.of(EventType.ADMITTED, NoticeKind.NEWS, COORDINATOR)).hasToString("NoticeFacts[7KQ4]");
    }

    private JsonNode read(NoticeFacts facts) throws IOException {
        return json.readTree(document.render(facts));
    }
}
