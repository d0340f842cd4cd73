package dk.broen.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.journal.DeadLetter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WhyTextTest {
    private static final Instant RECEIVED = Instant.parse("2026-11-23T09:00:00Z");

    @Test
    void a_refused_message_is_explained_with_reason_location_and_next_step() {
        assertThat(text("auh", "CITIZEN_MISSING", "PID-3", "No identifier with the authority CPR is present", false)).isEqualTo("""
            7KQ4MX  refused, received 2026-11-23 10:00 from auh
              CITIZEN_MISSING at PID-3: No identifier with the authority CPR is present
              nobody was told; the answer to the hospital contained this code and location
              what to do  the hospital corrects the message and sends it again; it may keep its message id
            """);
    }

    @Test
    void an_unknown_sender_leads_to_the_configuration_of_hospitals() {
        assertThat(text("intake", "SENDER_UNKNOWN", "MSH-3", "The sending application and facility are not configured here", false))
            .contains("from intake", "what to do  if the sender is one of your hospitals, add its name to senders in config/hospitals/");
    }

    @Test
    void an_acknowledged_message_that_is_not_readable_needs_a_new_message_id() {
        assertThat(text("auh", "FIELD_MISSING", "PV1-19", "The visit number is empty, so the stay cannot be told from others", true))
            .isEqualTo("""
            7KQ4MX  acknowledged, and not readable, received 2026-11-23 10:00 from auh
              FIELD_MISSING at PV1-19: The visit number is empty, so the stay cannot be told from others
              nobody was told; the message is kept as a dead letter, with a work item
              what to do  tell the hospital: it corrects the message and sends it again with a new message id; then close the work item
            """);
    }

    @Test
    void a_message_id_conflict_is_explained_with_the_first_message() {
        assertThat(
            text("auh", "CONTENT_CONFLICT", "message id", "The same message id was received before with other content: XK23PQ", false))
            .startsWith("7KQ4MX  acknowledged, and its message id was received before with other content, received ")
            .contains("CONTENT_CONFLICT at message id: The same message id was received before with other content: XK23PQ")
            .contains("what to do  ask the hospital which of the two messages is right");
    }

    @Test
    void a_message_that_the_hub_failed_on_is_to_be_reported() {
        assertThat(text("auh", "INTERNAL_ERROR", "IllegalStateException", "The hub failed to process this message", false))
            .startsWith("7KQ4MX  received, and the hub failed on it, received ")
            .contains("INTERNAL_ERROR at IllegalStateException: The hub failed to process this message")
            .contains("what to do  report it with the log file: this is a fault of Broen");
    }

    private static String text(String source, String code, String location, String sentence, boolean acknowledged) {
        return new WhyText()
            .of(WhyAnswer.NotAccepted.of(new DeadLetter("7KQ4MX", source, RECEIVED, code, location, sentence), acknowledged));
    }
}
