package dk.broen.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.simulator.demo.Explained.Now;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplanationsTest {
    @Test
    void a_cancellation_is_shown_with_its_event() throws JsonProcessingException {
        assertThat(Explanations.one(message("CANCELLATION", "PERMITTED", "SENT")).happened()).isEqualTo("ADMITTED CANCELLED");
    }

    @Test
    void an_occasion_that_is_not_a_message_has_its_kind_and_no_event() throws JsonProcessingException {
        Explained recorded = Explanations.one(json("{\"reference\": \"7KQ4\", \"kind\": \"RECORDED\", \"message\": null}"));

        assertThat(recorded.kind()).isEqualTo("RECORDED");
        assertThat(recorded.source()).isEmpty();
        assertThat(recorded.happened()).isEmpty();
        assertThat(recorded.isEmpty()).isTrue();
    }

    @Test
    void a_notice_says_and_takes_back_events_and_says_how_things_stand() throws JsonProcessingException {
        assertThat(Explanations.one(message("ORIGINAL", "PERMITTED", "WAITING")).notices()).singleElement().satisfies(told -> {
            assertThat(told.says()).containsExactly("ADMITTED");
            assertThat(told.takesBack()).containsExactly("DISCHARGED");
            assertThat(told.now()).contains(new Now("ADMITTED", Optional.of(Instant.parse("2026-11-27T08:05:00Z"))));
        });
    }

    @Test
    void an_unknown_verdict_is_refused() {
        assertThatThrownBy(() -> Explanations.one(message("ORIGINAL", "POSTPONED", "SENT"))).isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("verdict \"POSTPONED\"").hasMessageContaining("NOT_CONCERNED");
    }

    @Test
    void an_unknown_state_of_a_notice_is_refused() {
        assertThatThrownBy(() -> Explanations.one(message("ORIGINAL", "PERMITTED", "MAYBE"))).isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("state \"MAYBE\"").hasMessageContaining("GIVEN_UP");
    }

    @Test
    void an_unknown_nature_is_refused() {
        assertThatThrownBy(() -> Explanations.one(message("RUMOUR", "PERMITTED", "SENT"))).isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("nature \"RUMOUR\"").hasMessageContaining("CORRECTION");
    }

    private static JsonNode message(String nature, String verdict, String state) throws JsonProcessingException {
        return json("""
            {"kind": "SAID", "message": {"source": "auh", "stay": {"type": "ADMITTED", "nature": "%s"}},
             "decisions": [{"verdict": "%s", "reason": null, "basis": "CONSENT"}],
             "notices": [{"kind": "NEWS", "says": ["ADMITTED"], "takesBack": ["DISCHARGED"],
                          "now": {"state": "ADMITTED", "since": "2026-11-27T08:05:00Z"},
                          "sendings": [{"channel": "QUEUE", "state": "%s", "due": "2026-11-27T08:05:00Z"}]}]}"""
            .formatted(nature, verdict, state));
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}
