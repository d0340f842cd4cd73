package dk.broen.mappings.notice;

import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static dk.broen.mappings.notice.SomeFacts.saying;
import static dk.broen.mappings.notice.SomeFacts.to;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import dk.broen.domain.disclosure.Present;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.terms.EventType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NotificationDocumentTest {
    private final JsonSchema schema = ConfigFiles.schema("notification.v1.schema.json");
    private final JsonSchema known = ConfigFiles.schemaOfToday("notification.v1.schema.json");
    private final NotificationDocument document = new NotificationDocument(ConfigFiles.texts());
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void every_notice_that_can_be_made_fits_the_published_schema() {
        for (SomeFacts facts : everyKindOfNotice()) {
            String written = document.render(facts.facts(), facts.correlation());
            assertThat(schema.validate(written, InputFormat.JSON)).as(facts.toString()).isEmpty();
            assertThat(known.validate(written, InputFormat.JSON)).as(facts.toString()).isEmpty();
        }
    }

    @Test
    void the_document_for_a_coordinator_has_all_fields() throws IOException {
        assertThat(read(to(COORDINATOR).takingBack(saying(EventType.DISCHARGE_PLANNED)).saying(SomeFacts.dischargedAfterAdmission())
            .now(Present.State.DISCHARGED).withFlagsAndOthers().coordinatedBy(SomeFacts.ANNE).correcting("5QX2")))
            .isEqualTo(json.readTree("""
                {"version": 1, "id": "6f1c1f52-3c1d-4f0a-9d1e-0a4f4b1c2d3e", "reference": "7KQ4", "corrects": "5QX2",
                 "kind": "CORRECTED", "basis": "CONSENT",
                 "recipient": {"unit": "aarhus-forloeb", "name": "Forløbsteamet", "function": "COORDINATOR", "title": "forløbskoordinator"},
                 "municipality": "0751",
                 "citizen": {"cpr": "2509479989", "name": "Åse Sørensen"},
                 "text": "Den tidligere besked om forventet udskrivning den 20. januar 2027 kl. 10.00 gælder ikke mere. Se bort fra den. \
                Borgeren er udskrevet fra sygehuset.",
                 "takesBack": [{"matter": "M-DISCHARGE_PLANNED", "stay": "S1", "notice": "5b0c1f52-3c1d-4f0a-9d1e-0a4f4b1c2d3e",
                                "type": "DISCHARGE_PLANNED", "occurredAt": "2027-01-16T22:00+01:00",
                                "expected": {"day": "2027-01-20", "time": "10:00"},
                                "text": "Den tidligere besked om forventet udskrivning den 20. januar 2027 kl. 10.00 gælder ikke mere. \
                Se bort fra den."}],
                 "says": [{"matter": "M-DISCHARGED", "stay": "S1",
                           "type": "DISCHARGED", "occurredAt": "2027-01-16T22:00+01:00", "since": "2027-01-15T20:00+01:00",
                           "hospital": {"name": "Aarhus Universitetshospital", "phone": "+45 20 00 00 70", "department": "Afsnit P2"},
                           "text": "Borgeren er udskrevet fra sygehuset."}],
                 "now": {"state": "DISCHARGED", "text": "Borgeren er udskrevet fra det, vi har fortalt om."},
                 "expectedAction": "Kontakt sygehuset inden for to hverdage, og aftal, hvem der følger op.",
                 "coordinator": {"appointed": true, "name": "Anne Holm", "title": "forløbskoordinator", "phone": "+45 20 00 00 02",
                                 "hours": "mandag-torsdag 8.00-15.30, fredag 8.00-14.00"},
                 "toldAlso": [{"unit": "Bostøtte Nord", "function": "HOUSING_SUPPORT", "title": "bostøtten"}],
                 "flags": ["SHORT_STAY", "DISCHARGED_OUT_OF_HOURS"]}
                """));
    }

    @Test
    void a_reminder_names_the_notice_that_was_not_answered_and_says_it_again() throws IOException {
        SomeFacts facts = to(HOUSING_SUPPORT).saying(saying(EventType.ADMITTED)).now(Present.State.ADMITTED).correcting("5QX2");
        String written = document.render(facts.reminder(), facts.correlation());

        assertThat(schema.validate(written, InputFormat.JSON)).isEmpty();
        assertThat(known.validate(written, InputFormat.JSON)).isEmpty();
        JsonNode reminder = json.readTree(written);
        assertThat(reminder.path("kind").asText()).isEqualTo("REMINDER");
        assertThat(reminder.path("reminds").asText()).isEqualTo("5QX2");
        assertThat(reminder.has("corrects")).isFalse();
        assertThat(reminder.path("says").findValuesAsText("type")).containsExactly("ADMITTED");
        assertThat(reminder.path("text").asText()).startsWith("Vi mangler jeres svar.");
    }

    @Test
    void what_the_content_does_not_have_is_not_in_the_document() throws IOException {
        JsonNode copy = read(to(HOUSING_SUPPORT).saying(SomeFacts.without(saying(EventType.DISCHARGED), false)));

        for (String field : List.of("toldAlso", "flags", "coordinator", "now", "corrects")) {
            assertThat(copy.has(field)).as(field).isFalse();
        }
        assertThat(copy.at("/says/0").has("hospital")).isFalse();
        assertThat(copy.at("/says/0").has("since")).isFalse();
        assertThat(copy.get("takesBack")).isEmpty();
    }

    @Test
    void how_things_stand_is_in_the_document_also_if_the_news_says_it() throws IOException {
        JsonNode admitted = read(to(HOUSING_SUPPORT).saying(saying(EventType.ADMITTED)).now(Present.State.ADMITTED,
            SomeFacts.SATURDAY_NIGHT));

        assertThat(admitted.get("now")).isEqualTo(json.readTree("""
            {"state": "ADMITTED", "since": "2027-01-16T22:00+01:00", "text": "Borgeren er indlagt siden den 16. januar 2027 kl. 22.00."}
            """));
        assertThat(admitted.get("text").asText()).isEqualTo("Borgeren er indlagt på sygehus.");
    }

    @Test
    void what_happened_is_in_the_order_in_which_it_happened() throws IOException {
        assertThat(read(to(HOUSING_SUPPORT).saying(saying(EventType.DISCHARGE_PLANNED), saying(EventType.LEAVE_STARTED),
            saying(EventType.ADMITTED, SomeFacts.FRIDAY_EVENING))).get("says").findValuesAsText("type"))
            .containsExactly("ADMITTED", "LEAVE_STARTED", "DISCHARGE_PLANNED");
    }

    @Test
    void a_place_that_was_told_is_not_repeated_when_it_is_taken_back() throws IOException {
        JsonNode cancelled = read(to(COORDINATOR).takingBack(saying(EventType.ADMITTED)));

        assertThat(cancelled.get("kind").asText()).isEqualTo("CANCELLED");
        assertThat(cancelled.toString()).doesNotContain("Aarhus", "Afsnit", "expectedAction");
    }

    @Test
    void a_recipient_whose_part_has_ended_is_told_nothing_else() throws IOException {
        JsonNode ended = read(to(HOUSING_SUPPORT).partEnded());

        assertThat(ended.get("kind").asText()).isEqualTo("RESPONSIBILITY_ENDED");
        assertThat(ended.get("says")).isEmpty();
        assertThat(ended.get("takesBack")).isEmpty();
        assertThat(ended.toString()).doesNotContain("Aarhus", "2027", "udskre", "indlagt");
    }

    @Test
    void what_a_later_release_of_the_version_adds_fits_the_schema_as_the_schema_promises() {
        SomeFacts facts = to(HOUSING_SUPPORT).saying(saying(EventType.ADMITTED));
        String admitted = document.render(facts.facts(), facts.correlation());

        assertThat(schema.validate(admitted.replaceFirst("\\{", "{\"later\": 1,").replace("\"ADMITTED\"", "\"BOOKED\"")
            .replace("\"CONSENT\"", "\"NEW_ACT\"").replace("\"NEWS\"", "\"REMINDER\""), InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(admitted.replace("\"NEWS\"", "\"news\""), InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void a_field_or_value_that_the_schema_does_not_name_is_not_in_a_notice_of_today() {
        SomeFacts facts = to(HOUSING_SUPPORT).saying(saying(EventType.ADMITTED));
        String admitted = document.render(facts.facts(), facts.correlation());

        assertThat(known.validate(admitted.replaceFirst("\\{", "{\"diagnosis\": \"F20\","), InputFormat.JSON)).isNotEmpty();
        assertThat(known.validate(admitted.replace("\"ADMITTED\"", "\"BOOKED\""), InputFormat.JSON)).isNotEmpty();
        assertThat(schema.validate(admitted.replace("\"NEWS\"", "\"CANCELLED\""), InputFormat.JSON)).isNotEmpty();
        assertThat(schema.validate(admitted.replace("\"NEWS\"", "\"RESPONSIBILITY_ENDED\""), InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void the_text_form_of_the_facts_contains_no_citizen_data() {
        assertThat(to(COORDINATOR).saying(saying(EventType.ADMITTED)).facts()).hasToString("NoticeFacts[7KQ4]");
    }

    private static List<SomeFacts> everyKindOfNotice() {
        List<SomeFacts> all = new ArrayList<>(List.of(to(HOUSING_SUPPORT).partEnded()));
        for (EventType type : SomeFacts.MATTERS) {
            for (Saying saying : List.of(saying(type), SomeFacts.without(saying(type), true), SomeFacts.without(saying(type), false))) {
                all.add(to(HOUSING_SUPPORT).saying(saying).aboutCitizen(Optional.empty()));
                all.add(to(COORDINATOR).saying(saying).withFlagsAndOthers().coordinatedBy(SomeFacts.ANNE).on(Basis.STATUTORY));
                all.add(to(HOUSING_SUPPORT).takingBack(saying).correcting("5QX2").on(Basis.TOLD_BEFORE));
                all.add(to(HOUSING_SUPPORT).takingBack(saying).saying(saying).correcting("5QX2"));
                all.add(to(HOUSING_SUPPORT).takingBack(saying).partEnded());
                for (Present.State state : Present.State.values()) {
                    all.add(to(COORDINATOR).now(state));
                    all.add(to(COORDINATOR).saying(saying).now(state));
                    all.add(to(COORDINATOR).takingBack(saying).now(state));
                }
            }
        }
        for (Saying invitation : List.of(SomeFacts.invitation(Optional.empty(), 0),
            SomeFacts.invitation(Optional.of(SomeFacts.planned(Optional.empty())), 1))) {
            all.add(to(COORDINATOR).saying(invitation).now(Present.State.ADMITTED));
            all.add(to(COORDINATOR).saying(saying(EventType.DISCHARGE_PLANNED), invitation));
            all.add(to(HOUSING_SUPPORT).takingBack(invitation).correcting("5QX2").on(Basis.TOLD_BEFORE));
            all.add(to(HOUSING_SUPPORT).takingBack(invitation).partEnded());
        }
        return all;
    }

    private JsonNode read(SomeFacts facts) throws IOException {
        return json.readTree(document.render(facts.facts(), facts.correlation()));
    }
}
