package dk.broen.mappings.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.terms.AnswerAddress;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.StayKey;
import dk.broen.domain.terms.UnitFunction;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WardAnswerDocumentTest {
    private static final WardAnswer.Question QUESTION = new WardAnswer.Question("ASK_FOR_CONSENT/1", new MunicipalityCode("0751"),
        List.of(new WardAnswer.About(UnitFunction.HOUSING_SUPPORT, "bostøtte", false),
            new WardAnswer.About(new UnitFunction("SUBSTANCE_USE"), "rusmiddel", true)));
    private static final Instant AT = Instant.parse("2026-11-21T21:00:07Z");
    private final WardAnswerDocument document = new WardAnswerDocument(ConfigFiles.texts());

    @Test
    void the_answer_names_the_coordinator() throws IOException {
        assertThat(new ObjectMapper().readTree(render(Optional.of(SomeFacts.ANNE), false))).isEqualTo(new ObjectMapper().readTree("""
            {"version": 1, "answeredAt": "2026-11-21T22:00:07+01:00", "inReplyTo": {"messageId": "AUH-0001", "episode": "V100"},
             "coordinator": {"appointed": true, "name": "Anne Holm", "title": "forløbskoordinator", "phone": "+45 20 00 00 02",
                             "hours": "mandag-torsdag 8.00-15.30, fredag 8.00-14.00"},
             "askForConsent": false,
             "text": "Borgerens forløbskoordinator er Anne Holm, tlf. +45 20 00 00 02, mandag-torsdag 8.00-15.30, fredag 8.00-14.00."}
            """));
    }

    @Test
    void without_an_appointed_coordinator_the_answer_names_the_unit_to_contact() {
        WardAnswer.Contact team = new WardAnswer.Contact(false, "Forløbsteamet", "forløbskoordinator", Optional.empty(),
            SomeFacts.weekdays("09:00-15:00", "09:00-15:00"));

        assertThat(render(Optional.of(team), false))
            .contains("Der er ikke udpeget en forløbskoordinator. Kontakt Forløbsteamet, mandag-fredag 9.00-15.00.", "\"appointed\":false");
    }

    @Test
    void the_answer_about_a_missing_consent_does_not_say_who_would_have_been_told() {
        assertThat(render(Optional.empty(), true))
            .contains("\"askForConsent\":true", "Spørg borgeren", "Der kan ikke oplyses en kontaktperson")
            .doesNotContain("\"coordinator\"");
    }

    @Test
    void every_answer_fits_the_published_schema() {
        for (boolean ask : new boolean[] {true, false}) {
            for (Optional<WardAnswer.Contact> contact : List.of(Optional.<WardAnswer.Contact>empty(), Optional.of(SomeFacts.ANNE))) {
                assertThat(ConfigFiles.schemaOfToday("ward-answer.v1.schema.json").validate(render(contact, ask), InputFormat.JSON))
                    .isEmpty();
            }
        }
    }

    @Test
    void an_answer_in_a_long_stay_names_the_stay_without_the_message_that_is_not_kept_any_more() {
        String answer = render(Optional.of(SomeFacts.ANNE), false, Optional.empty());

        assertThat(answer).contains("\"inReplyTo\":{\"episode\":\"V100\"}");
        assertThat(ConfigFiles.schema("ward-answer.v1.schema.json").validate(answer, InputFormat.JSON)).isEmpty();
    }

    @Test
    void a_question_names_its_work_item_and_whom_the_citizen_can_be_asked_about() {
        assertThat(render(Optional.empty(), true)).contains(
            "\"question\":{\"workItem\":\"7KQ4MX\",\"about\":[{\"function\":\"HOUSING_SUPPORT\",\"title\":\"bostøtte\",\"inWriting\":false}",
            "Spørg, om disse må få besked: bostøtte, rusmiddel (skriftligt). Svar på opgave 7KQ4MX.");
    }

    @Test
    void an_answer_while_the_municipality_is_unclear_names_none() {
        HospitalId hospital = new HospitalId("auh");
        WardAnswer unclear = new WardAnswer(hospital, new StayKey(hospital, "V100"), new OccasionId(new UUID(1, 2)),
            new AnswerAddress.Queue("ward-answers.auh"), Optional.empty(), Optional.empty(), true);
        String answer = document.render(unclear, Optional.of("AUH-0001"), Optional.empty(), AT);

        assertThat(answer).contains("\"municipalityUnclear\":true", "Det er uklart, hvilken kommune");
        assertThat(ConfigFiles.schemaOfToday("ward-answer.v1.schema.json").validate(answer, InputFormat.JSON)).isEmpty();
    }

    private String render(Optional<WardAnswer.Contact> contact, boolean ask) {
        return render(contact, ask, Optional.of("AUH-0001"));
    }

    private String render(Optional<WardAnswer.Contact> contact, boolean ask, Optional<String> messageId) {
        HospitalId hospital = new HospitalId("auh");
        WardAnswer answer = new WardAnswer(hospital, new StayKey(hospital, "V100"), new OccasionId(new UUID(1, 2)),
            new AnswerAddress.Queue("ward-answers.auh"), contact, ask ? Optional.of(QUESTION) : Optional.empty(), false);
        return document.render(answer, messageId, ask ? Optional.of("7KQ4MX") : Optional.empty(), AT);
    }
}
