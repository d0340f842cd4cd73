package dk.broen.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.explain.Explanation;
import dk.broen.adapters.journal.DeadLetter;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.notification.Receipt;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.LedgerEntryId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    @Test
    void an_sms_says_who_took_it_and_what_was_reported_of_it() {
        Explanation.Sending sms = new Explanation.Sending("8BCDFG", Channel.SMS, ContentLevel.POINTER, false, RECEIVED,
            Explanation.State.GIVEN_UP, Optional.of("SMS_UNDELIVERED_EXPIRED"), 1, Optional.empty(),
            List.of(new Receipt(Receipt.Meaning.FAILED, Receipt.Proof.SMS_REPORT, "EXPIRED", RECEIVED),
                new Receipt(Receipt.Meaning.DELIVERED, Receipt.Proof.SMPP_RECEIPT, "DELIVRD", RECEIVED)));
        Explanation.Sending queue = new Explanation.Sending("8BCDFH", Channel.QUEUE, ContentLevel.FULL, false, RECEIVED,
            Explanation.State.SENT, Optional.empty(), 1, Optional.of(RECEIVED), List.of());
        Explanation.Notice notice = new Explanation.Notice(new LedgerEntryId(new UUID(0, 1)), UnitFunction.RESIDENCE,
            new UnitId("odense-botilbud-aaen"), new MunicipalityCode("0461"), NoticeKind.NEWS, List.of(), List.of(EventType.ADMITTED),
            Optional.empty(), "CONSENT", "CONSENT@2026-1", List.of(),
            List.of(sms, queue), List.of(new Explanation.Happened(RECEIVED, Explanation.Happened.What.MADE, "")));
        Explanation explained = new Explanation(new OccasionId(new UUID(0, 2)), "7KQ4MX", OccasionKind.DUE, RECEIVED, Optional.empty(),
            Optional.empty(), List.of(), List.of(notice), List.of(), List.of());

        assertThat(new WhyText().of(new WhyAnswer.Event(explained)).lines().map(String::strip).skip(3)).containsExactly(
            "SMS 8BCDFG POINTER given up after 1 attempts: SMS_UNDELIVERED_EXPIRED",
            "not delivered, the hub heard it 2026-11-23 10:00 by a delivery report of the SMS gateway: EXPIRED",
            "delivered, the hub heard it 2026-11-23 10:00 by a delivery receipt of the SMSC: DELIVRD",
            "QUEUE 8BCDFH FULL sent 2026-11-23 10:00, stored by the broker", "life: made 2026-11-23 10:00");
    }

    private static String text(String source, String code, String location, String sentence, boolean acknowledged) {
        return new WhyText()
            .of(WhyAnswer.NotAccepted.of(new DeadLetter("7KQ4MX", source, RECEIVED, code, location, sentence), acknowledged));
    }
}
