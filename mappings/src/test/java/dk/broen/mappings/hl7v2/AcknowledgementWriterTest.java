package dk.broen.mappings.hl7v2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.model.v251.message.ACK;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AcknowledgementWriterTest {

    private final Hl7EnvelopeReader reader = new Hl7EnvelopeReader();
    private final AcknowledgementWriter writer = new AcknowledgementWriter(
        Clock.fixed(Instant.parse("2026-07-01T10:00:00.005Z"), ZoneId.of("Europe/Copenhagen")), () -> "B1");

    @Test
    void an_accepted_message_is_answered_aa_with_its_control_id_and_the_parties_swapped() {
        assertThat(text(writer.accepted(readable("2.5.1", "", "")).stream().findFirst())).isEqualTo(
            "MSH|^~\\&|HUB|KOMMUNE|EPJ|P2|20260701120000.005+0200||ACK^A01^ACK|B1|P|2.5.1||||||8859/1\rMSA|AA|M1\r");
    }

    @Test
    void a_refusal_from_v2_5_on_is_located_in_err_2_and_coded_in_err_3() {
        assertThat(text(writer.refused(readable("2.6", "", ""), new Hl7Refusal(Hl7Fault.CITIZEN_INVALID, "PID-3.1")))).endsWith(
            "\rMSA|AE|M1|PID-3.1: The identifier with the authority CPR is not a CPR number\r"
                + "ERR||PID^1^3^1^1|102^Data type error^HL70357|E||||PID-3.1: The identifier with the authority CPR is not a CPR number\r");
    }

    @Test
    void a_refusal_before_v2_5_is_located_and_coded_in_err_1() {
        assertThat(text(writer.refused(readable("2.3", "", ""), new Hl7Refusal(Hl7Fault.CITIZEN_MISSING, "PID-3")))).isEqualTo(
            "MSH|^~\\&|HUB|KOMMUNE|EPJ|P2|20260701120000.005+0200||ACK^A01|B1|P|2.3||||||8859/1\r"
                + "MSA|AE|M1|PID-3: No identifier with the authority CPR is present\r"
                + "ERR|PID^1^3^101&Required field missing&HL70357\r");
    }

    @Test
    void an_unsupported_message_or_a_temporary_failure_is_answered_ar() {
        assertThat(text(writer.refused(readable("2.5.1", "", ""), new Hl7Refusal(Hl7Fault.TEMPORARILY_UNABLE, "MSH"))))
            .contains("\rMSA|AR|M1|");
        assertThat(text(writer.refused(readable("2.5.1", "", ""), new Hl7Refusal(Hl7Fault.PROCESSING_ID_UNSUPPORTED, "MSH-11"))))
            .contains("\rMSA|AR|M1|");
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', AA, AE",
        "AL, NE, CA, CE",
        "AL, AL, CA AA, CE",
        "AL, ER, CA, CE",
        "' ', '', AA, AE",
        "XX, yes, AA, AE",
        "XX, AL, AA, AE",
        "ER, NE, '', CE",
        "SU, NE, CA, ''",
        "NE, AL, AA, AE",
        "NE, NE, '', ''",
        "'', AL, AA, AE",
        "ER, AL, AA, CE",
        "SU, AL, CA AA, AE"})
    void the_sender_decides_which_answer_it_gets(String accept, String application, String onSuccess, String onError) {
        Hl7Envelope.Readable message = readable("2.5.1", accept, application);

        assertThat(writer.accepted(message).stream().map(AcknowledgementWriterTest::code).collect(Collectors.joining(" ")))
            .isEqualTo(onSuccess);
        assertThat(
            writer.refused(message, new Hl7Refusal(Hl7Fault.CITIZEN_MISSING, "PID-3")).map(AcknowledgementWriterTest::code).orElse(""))
            .isEqualTo(onError);
    }

    @Test
    void an_acknowledgement_is_never_answered() {
        Hl7Envelope.Readable message =
            (Hl7Envelope.Readable) read("MSH|^~\\&|EPJ|P2|HUB|K|20261123095900||ACK^A01^ACK|M1|P|2.5.1\rMSA|AA|X\r");

        assertThat(writer.refused(message, new Hl7Refusal(Hl7Fault.MESSAGE_TYPE_UNSUPPORTED, "MSH-9"))).isEmpty();
    }

    @Test
    void an_answer_uses_the_delimiters_of_the_message() {
        Hl7Envelope message = read("MSH#:!?-#EPJ#P2#HUB#KOMMUNE###ADT:A01##P#2.5\r");

        assertThat(text(refused(message))).isEqualTo(
            "MSH#:!?-#HUB#KOMMUNE#EPJ#P2#20260701120000.005+0200##ACK:A01:ACK#B1#P#2.5\r"
                + "MSA#AE##MSH?T?10?S? A required field is empty\r"
                + "ERR##MSH:1:10#101:Required field missing:HL70357#E####MSH?T?10?S? A required field is empty\r");
    }

    @Test
    void an_answer_to_a_payload_that_is_not_hl7_has_default_fields() {
        assertThat(text(refused(read("{\"a\":1}")))).startsWith(
            "MSH|^~\\&|BROEN||||20260701120000.005+0200||ACK|B1|P|2.5.1\rMSA|AE||MSH: ");
    }

    @Test
    void an_answer_is_written_in_the_character_set_of_the_message() {
        byte[] message = "MSH|^~\\&|EPJ|Ærø|||||ADT^A01|M1|P|2.5.1||||||UNICODE UTF-8\r".getBytes(UTF_8);

        byte[] answer = writer.accepted((Hl7Envelope.Readable) reader.read(message, ISO_8859_1)).get(0);

        assertThat(new String(answer, UTF_8)).contains("|Ærø|").contains("|UNICODE UTF-8\r");
    }

    @Test
    void undecodable_bytes_are_echoed_unchanged() {
        byte[] message = "MSH|^~\\&|EPJ|Ærø|||||ADT^A01|M1|P|2.5.1||||||UNICODE UTF-8\r".getBytes(ISO_8859_1);

        byte[] answer = refused(reader.read(message, ISO_8859_1)).orElseThrow();

        assertThat(new String(answer, ISO_8859_1)).contains("|Ærø|").contains("\rMSA|AE|M1|MSH-18: ");
    }

    @ParameterizedTest
    @EnumSource(Hl7Fault.class)
    void every_refusal_is_an_acknowledgement_that_a_full_parser_reads(Hl7Fault fault) throws Exception {
        byte[] answer = writer.refused(readable("2.5.1", "", ""), new Hl7Refusal(fault, "PID-3")).orElseThrow();

        try (DefaultHapiContext context = new DefaultHapiContext()) {
            ACK parsed = (ACK) context.getPipeParser().parse(new String(answer, ISO_8859_1));

            assertThat(parsed.getMSA().getMessageControlID().getValue()).isEqualTo("M1");
            assertThat(parsed.getERR().getErrorLocation(0).getSegmentID().getValue()).isEqualTo("PID");
            assertThat(parsed.getERR().getHL7ErrorCode().getIdentifier().getValue()).isEqualTo(fault.number());
            assertThat(parsed.getERR().getSeverity().getValue()).isEqualTo("E");
        }
    }

    @Test
    void an_invalid_location_is_an_illegal_argument() {
        assertThatThrownBy(() -> writer.refused(readable("2.5.1", "", ""), new Hl7Refusal(Hl7Fault.FIELD_MISSING, "the third field")))
            .isInstanceOf(IllegalArgumentException.class);
    }

    private Optional<byte[]> refused(Hl7Envelope message) {
        return writer.refused(message, ((Hl7Envelope.Unreadable) message).refusal());
    }

    private Hl7Envelope.Readable readable(String version, String accept, String application) {
        return (Hl7Envelope.Readable) read(
            "MSH|^~\\&|EPJ|P2|HUB|KOMMUNE|20261123095900||ADT^A01|M1|P|" + version + "|||" + accept + "|" + application + "||8859/1\r");
    }

    private Hl7Envelope read(String message) {
        return reader.read(message.getBytes(ISO_8859_1), ISO_8859_1);
    }

    private static String text(Optional<byte[]> answer) {
        return new String(answer.orElseThrow(), ISO_8859_1);
    }

    private static String code(byte[] answer) {
        return new String(answer, ISO_8859_1).replaceAll("(?s).*\rMSA\\|(..).*", "$1");
    }
}
