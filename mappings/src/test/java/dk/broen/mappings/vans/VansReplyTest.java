package dk.broen.mappings.vans;

import static dk.broen.mappings.vans.AnEnvelope.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.mappings.Interpretation.Unreadable;
import dk.broen.mappings.vans.VansEnvelope.Format;
import dk.broen.mappings.vans.VansEnvelope.ReceiptKind;
import dk.broen.mappings.vans.VansReader.Opened;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VansReplyTest {
    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00.123Z");
    private static final Unreadable WRONG = new Unreadable("FIELD_INVALID", "Encounter.class", "a < b");
    private final VansReader reader = new VansReader(1_000);
    private final VansReply reply = new VansReply(Clock.fixed(NOW, ZoneOffset.UTC), UUID::randomUUID);
    private final VansEnvelope.Message request = (VansEnvelope.Message) read(bytes(AnEnvelope.xdis()));

    @Test
    void an_answer_goes_back_in_an_envelope_of_its_own() {
        VansEnvelope.Message answer = (VansEnvelope.Message) read(
            reply.message(request.head(), VansAnswer.acknowledgement("fatal-error", "application/fhir+json"), bytes("{\"ø\":1}")));

        assertThat(answer.head().sender()).isEqualTo(request.head().receiver());
        assertThat(answer.head().receiver()).isEqualTo(request.head().sender());
        assertThat(answer.head().sentAt()).isEqualTo("2026-12-01T09:00:00Z");
        assertThat(UUID.fromString(answer.head().id())).isNotEqualTo(UUID.fromString(request.head().id()));
        assertThat(UUID.fromString(answer.document().id())).isNotEqualTo(UUID.fromString(answer.head().id()));
        assertThat(answer.document().name()).isEqualTo("MCM:FCTL#fatal-error");
        assertThat(answer.document().version()).contains("2.0.0");
        assertThat(answer.document().format()).isEqualTo(Format.HL7);
        assertThat(answer.document().size()).isEqualTo(8);
        assertThat(answer.document().tags()).isEqualTo(Map.of("MCM:MIME", "application/fhir+json"));
        assertThat(new String(answer.data(), StandardCharsets.UTF_8)).isEqualTo("{\"ø\":1}");
    }

    @Test
    void a_receipt_of_a_letter_has_its_name_and_version() {
        VansEnvelope.Message answer =
            (VansEnvelope.Message) read(reply.message(request.head(), VansAnswer.receipt("XCTL03", "XC0330Q"), bytes("<e/>")));

        assertThat(answer.document().format()).isEqualTo(Format.XML);
        assertThat(answer.document().name()).isEqualTo("MCM:XCTL03");
        assertThat(answer.document().version()).contains("XC0330Q");
        assertThat(answer.document().tags()).isEmpty();
    }

    @Test
    void a_negative_receipt_says_what_is_wrong_with_the_envelope() {
        VansEnvelope.Receipt receipt = (VansEnvelope.Receipt) read(reply.negative(request.head(), WRONG));

        assertThat(receipt.kind()).isEqualTo(ReceiptKind.NEGATIVE_VANS);
        assertThat(receipt.about()).isEqualTo(AnEnvelope.ID);
        assertThat(receipt.error()).contains("FIELD_INVALID at Encounter.class: a < b");
        assertThat(receipt.original()).isEmpty();
        assertThat(receipt.head().receiver()).isEqualTo(request.head().sender());
    }

    @Test
    void a_negative_receipt_of_a_message_repeats_what_the_envelope_said_of_it() {
        VansEnvelope.Receipt receipt = (VansEnvelope.Receipt) read(
            reply.negative(request, new Unreadable("NOT_FHIR", "Bundle", "x".repeat(1_000))));

        assertThat(receipt.kind()).isEqualTo(ReceiptKind.NEGATIVE_MESSAGE);
        assertThat(receipt.original()).contains(request.document());
        assertThat(receipt.error().orElseThrow()).hasSize(512);
    }

    private VansEnvelope read(byte[] envelope) {
        return ((Opened.Envelope) reader.read(envelope)).envelope();
    }
}
