package dk.broen.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.simulator.hub.Checkout;
import dk.broen.simulator.municipality.ReceivedNotification;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChronicleTest {
    private static final ZonedDateTime FRIDAY = ZonedDateTime.parse("2026-11-27T12:45+01:00[Europe/Copenhagen]");
    private static final ZonedDateTime SATURDAY = ZonedDateTime.parse("2026-11-28T11:00+01:00[Europe/Copenhagen]");
    private static final String WITHHELD = """
        {"matter": {"value": "ADMITTED/PSYCHIATRIC/1"}, "event": "ADMITTED", "unit": {"value": "aarhus-bostoette-syd"},
         "function": {"code": "HOUSING_SUPPORT"}, "verdict": "WITHHELD", "reason": "CONSENT_MISSING", "steps": []}""";
    private static final String PERMITTED = """
        {"matter": {"value": "ADMITTED/PSYCHIATRIC/1"}, "event": "ADMITTED", "unit": {"value": "aarhus-bostoette-syd"},
         "function": {"code": "HOUSING_SUPPORT"}, "verdict": "PERMITTED", "basis": "CONSENT",
         "steps": ["consent 4711 of 2026-11-28 names HOUSING_SUPPORT"]}""";
    private static final String ANSWER = """
        {"reference": "7KQ4W1", "channel": "QUEUE", "state": "SENT", "due": "2026-11-27T11:45:00Z", "sentAt": "2026-11-27T11:45:00Z"}""";

    private final Map<String, ArrayNode> byMessage = new HashMap<>();
    private final ArrayNode occasions = new ObjectMapper().createArrayNode();
    private final Map<Citizen, List<String>> occasionsOf = new HashMap<>();
    private final List<ReceivedNotification> queues = new ArrayList<>();
    private final StringWriter printed = new StringWriter();
    private ShownNotices shown;
    private Chronicle chronicle;

    @BeforeEach
    void begin() throws IOException {
        AddressBook book = AddressBook.of(Checkout.here().config());
        shown = new ShownNotices(book);
        chronicle = new Chronicle(this::answer, citizen -> occasionsOf.getOrDefault(citizen, List.of()), () -> queues,
            new Table(new PrintWriter(printed), new Colours(false), book), shown);
    }

    @Test
    void a_late_consent_is_an_occasion_with_its_own_reference() throws Exception {
        admission(WITHHELD, ANSWER);
        wardReads("{\"inReplyTo\": {\"messageId\": \"DEMO0001\", \"episode\": \"%s\"}, \"askForConsent\": true}");
        chronicle.message(FRIDAY, Citizen.CONSENTS_LATE, "DEMO0001", "P5");
        occasions.add(recorded("7KQ4B2", PERMITTED, notice("SENT")));

        chronicle.recorded(SATURDAY, "CONSENT GIVEN", Citizen.CONSENTS_LATE);

        assertThat(printed.toString().lines().map(String::stripTrailing).filter(line -> !line.isEmpty())).containsExactly(
            "Friday 27 November 2026",
            "12:45  ADMITTED             borger T.M.   Aarhus   ref 7KQ4A1",
            "         Bostøtte Syd (housing support)                  not told: no consent names this unit                        "
                + "CONSENT_MISSING",
            "         ward P5                                         answered: no coordinator may be named",
            "         ward P5                                         answered: not sent: consent missing, ask the citizen",
            "Saturday 28 November 2026",
            "11:00  CONSENT GIVEN        borger T.M.   Aarhus   ref 7KQ4B2",
            "         Bostøtte Syd (housing support)                  told on its queue: admitted since Fri 12:45                 "
                + "consent of 28 Nov 2026");
        assertThat(shown.sent()).hasSize(2);
    }

    @Test
    void a_second_answer_to_the_ward_is_printed_where_it_was_made() throws Exception {
        admission(WITHHELD, ANSWER);
        wardReads("{\"inReplyTo\": {\"messageId\": \"DEMO0001\", \"episode\": \"%s\"}, \"askForConsent\": true}");
        chronicle.message(FRIDAY, Citizen.CONSENTS_LATE, "DEMO0001", "P5");
        occasions.add(json("{\"reference\": \"7KQ4B2\", \"kind\": \"RECORDED\", \"wardAnswers\": [%s]}".formatted(ANSWER)));
        wardReads("""
            {"inReplyTo": {"messageId": "DEMO0001", "episode": "%s"}, "askForConsent": false,
             "coordinator": {"appointed": true, "name": "Anne Holm", "hours": "mandag-torsdag 8.00-15.30"}}""");

        chronicle.recorded(SATURDAY, "CONSENT GIVEN", Citizen.CONSENTS_LATE);

        assertThat(printed.toString()).endsWith("ward P5                                         "
            + "answered: coordinator Anne Holm, no telephone, mandag-torsdag 8.00-15.30\n");
    }

    @Test
    void a_recorded_fact_that_changes_nothing_is_one_line() throws Exception {
        occasions.add(json("{\"reference\": \"7KQ4B2\", \"kind\": \"RECORDED\"}"));

        chronicle.recorded(SATURDAY, "CONSENT WITHDRAWN", Citizen.CONSENTS_LATE);

        assertThat(printed.toString()).containsPattern("CONSENT WITHDRAWN +borger T.M. +Aarhus\n +nobody +nothing changes\n");
    }

    @Test
    void a_message_that_names_nobody_says_so() throws Exception {
        byMessage.put("DEMO0001", array(message("7KQ4A1", "[]", "[]")));

        chronicle.message(FRIDAY, Citizen.IN_ANOTHER_WARD, "DEMO0001", "FAM");

        assertThat(printed.toString()).containsPattern("nobody +no rule names a recipient\n");
    }

    @Test
    void an_occasion_that_the_hub_made_itself_is_a_row_about_the_same_citizen() throws Exception {
        admission(WITHHELD);
        chronicle.message(FRIDAY, Citizen.CONSENTS_LATE, "DEMO0001", "P5");
        occasions.add(json(recorded("7KQ4B2", PERMITTED, notice("WAITING")).toString().replace("RECORDED", "DUE")));

        chronicle.changes(SATURDAY);

        assertThat(printed.toString()).containsPattern("11:00  TIME REACHED +borger T.M. +Aarhus +ref 7KQ4B2\n")
            .contains("on its queue waits until Fri 12:45");
    }

    @Test
    void an_occasion_about_an_unknown_citizen_ends_the_demo() throws Exception {
        occasions.add(recorded("7KQ4B2", PERMITTED, notice("SENT")));

        assertThatThrownBy(() -> chronicle.changes(SATURDAY)).isInstanceOf(IllegalStateException.class).hasMessageContaining("7KQ4B2");
    }

    @Test
    void a_reminder_and_a_next_one_are_told_because_nobody_answered_and_the_hub_is_asked_about_whom() throws Exception {
        occasionsOf.put(Citizen.CONSENTS_LATE, List.of("7KQ4B2"));
        occasions.add(json("{\"reference\": \"7KQ4B2\", \"kind\": \"DUE\", \"notices\": [%s]}"
            .formatted(notice("SENT").replace("NEWS", "REMINDER"))));

        chronicle.changes(SATURDAY);

        assertThat(printed.toString()).containsPattern("11:00  NOBODY ANSWERED +borger T.M. +Aarhus +ref 7KQ4B2\n")
            .containsPattern("Bostøtte Syd \\(housing support\\) +told on its queue: reminder");
    }

    @Test
    void what_a_human_decided_is_no_silence_although_its_decision_repeats_a_step_of_the_chain() throws Exception {
        occasionsOf.put(Citizen.CONSENTS_LATE, List.of("7KQ4B2"));
        occasions.add(json("{\"reference\": \"7KQ4B2\", \"kind\": \"DECIDED\", \"notices\": [%s]}"
            .formatted(notice("SENT").replace("NEWS", "REMINDER"))));

        chronicle.changes(SATURDAY);

        assertThat(printed.toString()).containsPattern("11:00  DECIDED BY A HUMAN +borger T.M.").doesNotContain("NOBODY ANSWERED");
    }

    @Test
    void an_answer_names_the_notice_that_the_unit_got() throws Exception {
        JsonNode said = message("7KQ4A1", "[]", "[]");
        ((ObjectNode) said).set("notices", array(json(notice("SENT"))));
        byMessage.put("DEMO0001", array(said));

        String notice = chronicle.noticeTo("aarhus-bostoette-syd", "DEMO0001");
        chronicle.answered(FRIDAY, Citizen.CONSENTS_LATE, "aarhus-bostoette-syd", notice);

        assertThat(printed.toString()).containsPattern("12:45  ANSWERED +borger T.M. +Aarhus +notice 7KQ4N1\n")
            .containsPattern("Bostøtte Syd +answered in the inbox: modtaget, so that nobody is reminded\n");
        assertThatThrownBy(() -> chronicle.noticeTo("aarhus-jobcenter", "DEMO0001")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_a_ward_answers_stands_before_what_follows() throws Exception {
        JsonNode said = message("7KQ4A1", "[]", "[]");
        ((ObjectNode) said).set("workItems", array(json("{\"reference\": \"7KQ4W2\", \"item\": {\"kind\": \"ASK_FOR_CONSENT\"}}")));
        byMessage.put("DEMO0001", array(said));
        occasionsOf.put(Citizen.CONSENTS_LATE, List.of("7KQ4B2"));
        occasions.add(json(recorded("7KQ4B2", PERMITTED, notice("SENT")).toString().replace("RECORDED", "DECIDED")));

        assertThat(chronicle.workItem("ASK_FOR_CONSENT", "DEMO0001")).isEqualTo("7KQ4W2");
        chronicle.wardAnswered(
            new Step.WardAnswers(SATURDAY, Citizen.CONSENTS_LATE, "DEMO0001", "auh", "P5", List.of("HOUSING_SUPPORT")));

        assertThat(printed.toString()).containsPattern("(?s)WARD ANSWERED.*ward P5 +answered: the citizen consents: housing support\n"
            + "11:00  DECIDED BY A HUMAN.*Bostøtte Syd \\(housing support\\) +told on its queue");
        assertThatThrownBy(() -> chronicle.workItem("UNANSWERED", "DEMO0001")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_notice_that_waited_is_printed_when_it_leaves() throws Exception {
        admission(WITHHELD);
        chronicle.message(FRIDAY, Citizen.CONSENTS_LATE, "DEMO0001", "P5");
        occasions.add(recorded("7KQ4B2", PERMITTED, notice("WAITING")));
        chronicle.recorded(SATURDAY, "CONSENT GIVEN", Citizen.CONSENTS_LATE);
        occasions.remove(1);
        occasions.add(recorded("7KQ4B2", PERMITTED, notice("SENT")));

        chronicle.changes(SATURDAY);

        assertThat(printed.toString()).containsPattern("HELD UNTIL NOW +borger T.M. +Aarhus +ADMITTED, ref 7KQ4B2\n")
            .containsPattern("Bostøtte Syd \\(housing support\\) +told on its queue, held until now +consent of 28 Nov 2026\n");
    }

    @Test
    void a_notice_that_must_not_leave_any_more_is_printed_with_the_reason() throws Exception {
        admission(WITHHELD);
        chronicle.message(FRIDAY, Citizen.CONSENTS_LATE, "DEMO0001", "P5");
        occasions.add(recorded("7KQ4B2", PERMITTED, notice("WAITING")));
        chronicle.recorded(SATURDAY, "CONSENT GIVEN", Citizen.CONSENTS_LATE);
        occasions.remove(1);
        occasions.add(recorded("7KQ4B2", PERMITTED, notice("DROPPED").replace("\"due\"", "\"reason\": \"SUPERSEDED\", \"due\"")));

        chronicle.changes(SATURDAY);

        assertThat(printed.toString()).containsPattern("NOTICE WITHDRAWN +borger T.M. +Aarhus +ADMITTED, ref 7KQ4B2\n")
            .containsPattern("not told on its queue: a later event replaced it +SUPERSEDED\n");
    }

    private void admission(String decisions, String... answers) throws JsonProcessingException {
        JsonNode said = message("7KQ4A1", "[" + decisions + "]", "[" + String.join(",", answers) + "]");
        occasions.add(said);
        byMessage.put("DEMO0001", array(said));
    }

    private static JsonNode message(String reference, String decisions, String answers) throws JsonProcessingException {
        return json("""
            {"reference": "%s", "kind": "SAID", "decisions": %s, "wardAnswers": %s,
             "message": {"source": "auh", "stay": {"type": "ADMITTED", "nature": "ORIGINAL"}}}""".formatted(reference, decisions, answers));
    }

    private static JsonNode recorded(String reference, String decision, String notice) throws JsonProcessingException {
        return json("{\"reference\": \"%s\", \"kind\": \"RECORDED\", \"decisions\": [%s], \"notices\": [%s]}"
            .formatted(reference, decision, notice));
    }

    private static String notice(String state) {
        return """
            {"unit": {"value": "aarhus-bostoette-syd"}, "function": {"code": "HOUSING_SUPPORT"}, "kind": "NEWS", "says": ["ADMITTED"],
             "takesBack": [], "now": {"state": "ADMITTED", "since": "2026-11-27T11:45:00Z"}, "basis": "CONSENT", "steps": [],
             "sendings": [{"reference": "7KQ4N1", "channel": "QUEUE", "state": "%s", "due": "2026-11-27T11:45:00Z"}]}"""
            .formatted(state);
    }

    private void wardReads(String answer) throws JsonProcessingException {
        queues.add(new ReceivedNotification(queues.size() + 1, "ward-answers.auh", json(answer.formatted(Citizen.CONSENTS_LATE.stay())),
            Map.of(), false));
    }

    private JsonNode answer(String path) {
        return path.startsWith("/api/events") ? occasions : byMessage.get(path.replace("/api/why/", ""));
    }

    private static ArrayNode array(JsonNode one) {
        return new ObjectMapper().createArrayNode().add(one);
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}
