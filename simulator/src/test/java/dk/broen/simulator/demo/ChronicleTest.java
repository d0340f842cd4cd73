package dk.broen.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
    private final List<ReceivedNotification> queues = new ArrayList<>();
    private final StringWriter printed = new StringWriter();
    private ShownNotices shown;
    private Chronicle chronicle;

    @BeforeEach
    void begin() throws IOException {
        AddressBook book = AddressBook.of(Checkout.here().config());
        shown = new ShownNotices(book);
        chronicle = new Chronicle(this::answer, () -> queues, new Table(new PrintWriter(printed), new Colours(false), book), shown);
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
