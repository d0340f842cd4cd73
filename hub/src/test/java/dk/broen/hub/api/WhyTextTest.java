package dk.broen.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.journal.DeadLetter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WhyTextTest {
    @Test
    void of_a_message_that_was_not_taken_it_says_why_and_where() {
        DeadLetter letter = new DeadLetter("7KQ4MX", "intake", Instant.parse("2026-11-23T09:00:00Z"), "CITIZEN_MISSING", "PID-3",
            "No identifier is marked as a CPR number");

        assertThat(new WhyText().of(letter)).isEqualTo("""
            7KQ4MX  not taken, received 2026-11-23 10:00 from intake
              CITIZEN_MISSING at PID-3: No identifier is marked as a CPR number
            """);
    }
}
