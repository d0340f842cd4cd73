package dk.broen.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ExplainedTest {
    @Test
    void a_cancellation_is_shown_with_its_event() throws JsonProcessingException {
        assertThat(Explained.of(event("CANCELLATION", "PERMITTED", "SENT")).happened()).isEqualTo("ADMITTED CANCELLED");
    }

    @Test
    void an_event_of_no_stay_has_no_nature() throws JsonProcessingException {
        JsonNode event = new ObjectMapper().readTree("{\"receivedAt\": \"2026-11-27T08:05:00Z\", \"stay\": null}");

        assertThat(Explained.of(event).happened()).isEqualTo("NOTHING");
    }

    @Test
    void an_unknown_verdict_is_refused() {
        assertThatThrownBy(() -> Explained.of(event("ORIGINAL", "POSTPONED", "SENT"))).isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("verdict \"POSTPONED\"").hasMessageContaining("NOT_CONCERNED");
    }

    @Test
    void an_unknown_state_of_a_notice_is_refused() {
        assertThatThrownBy(() -> Explained.of(event("ORIGINAL", "PERMITTED", "MAYBE"))).isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("state \"MAYBE\"").hasMessageContaining("GIVEN_UP");
    }

    @Test
    void an_unknown_nature_is_refused() {
        assertThatThrownBy(() -> Explained.of(event("RUMOUR", "PERMITTED", "SENT"))).isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("nature \"RUMOUR\"").hasMessageContaining("CORRECTION");
    }

    private static JsonNode event(String nature, String verdict, String state) throws JsonProcessingException {
        return new ObjectMapper().readTree("""
            {"receivedAt": "2026-11-27T08:05:00Z", "stay": {"type": "ADMITTED", "nature": "%s"},
             "decisions": [{"verdict": "%s", "reason": null, "basis": "CONSENT",
                            "sendings": [{"channel": "QUEUE", "state": "%s", "due": "2026-11-27T08:05:00Z"}]}]}"""
            .formatted(nature, verdict, state));
    }
}
