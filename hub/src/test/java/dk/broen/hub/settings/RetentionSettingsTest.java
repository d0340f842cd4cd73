package dk.broen.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetentionSettingsTest {
    @Test
    void the_defaults_are_accepted() {
        assertThat(keysOf(90, 1825)).isEmpty();
    }

    @Test
    void a_period_in_which_a_sender_may_repeat_an_id_is_refused() {
        assertThat(keysOf(89, 1825)).containsExactly("messages");
    }

    @Test
    void a_period_that_plans_look_back_is_refused() {
        assertThat(keysOf(90, 399)).containsExactly("history");
    }

    @Test
    void a_message_cannot_be_kept_longer_than_the_history() {
        assertThat(keysOf(500, 400)).containsExactly("history");
    }

    private static List<String> keysOf(long messages, long history) {
        return new BroenSettings.Retention(Duration.ofDays(messages), Duration.ofDays(history)).inconsistencies().stream()
            .map(ConsistentSettings.Inconsistency::key).toList();
    }
}
