package dk.broen.mappings.hl7v2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.mappings.hl7v2.PatientIdentifier.Authority;
import java.nio.charset.Charset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Hl7EnvelopeReaderTest {

    private static final String CPR = "2509479989^^^&1.2.208.176.1.2&ISO^NNDNK";
    private static final String HEADER = "MSH|^~\\&|EPJ|P2|HUB|KOMMUNE|20261123095900+0100||ADT^A01^ADT_A01|M1|P|2.5.1|||AL|NE||8859/1\r";

    private final Hl7EnvelopeReader reader = new Hl7EnvelopeReader();

    @Test
    void a_sender_with_identifiers_beside_its_names_is_identified_by_its_names_and_echoed_as_sent() {
        Hl7Envelope envelope = new Hl7EnvelopeReader()
            .read(AnAdt.of("A01").with("MSH-3", "EPJ^1.2.3^ISO").with("MSH-4", "AUH^4.5^ISO").text()
                .getBytes(ISO_8859_1), ISO_8859_1);

        assertThat(envelope.header().sender()).isEqualTo("EPJ|AUH");
        assertThat(envelope.header().sendingApplication()).isEqualTo("EPJ^1.2.3^ISO");
    }

    @Test
    void the_header_has_the_fields_for_identification_and_answer() {
        MshFields header = readable(HEADER).header();

        assertThat(header).isEqualTo(new MshFields("EPJ", "P2", "HUB", "KOMMUNE", "ADT", "A01", "M1", "P", "2.5.1",
            "", "AL", "NE", "8859/1", Delimiters.STANDARD));
    }

    @Test
    void a_message_is_split_by_the_delimiters_that_it_declares() {
        Hl7Envelope.Readable message =
            readable("MSH#*!?%#EPJ#P2#####ADT*A03#M1#P#2.5\rPID###7%x*y!2509479989***%1.2.208.176.1.2%ISO*NNDNK\r");

        assertThat(message.header().triggerEvent()).isEqualTo("A03");
        assertThat(message.citizen().orElseThrow().value()).isEqualTo("2509479989");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MSH|^~\\|EPJ", "MSH|^^\\&|EPJ", "MSH|^~\\&#!|EPJ", "MSH|ABCD|EPJ", "MSH|^~\\.|EPJ", "MSH||EPJ"})
    void ambiguous_delimiters_are_refused(String message) {
        assertThat(refusal(message)).isEqualTo(new Hl7Refusal(Hl7Fault.DELIMITERS_INVALID, "MSH-2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MSH", "MSH|", "{\"a\":1}", "\rMSH|^~\\&|EPJ"})
    void a_payload_that_does_not_begin_with_a_header_is_refused(String message) {
        assertThat(refusal(message)).isEqualTo(new Hl7Refusal(Hl7Fault.NOT_HL7, "MSH"));
    }

    @ParameterizedTest
    @CsvSource({
        "'2509479989^^^&1.2.208.176.1.2&ISO^NNDNK',    CPR",
        "'2509479989^^^&1.2.208.176.1.2&ISO',          CPR",
        "'2509479989^^^CPR',                           CPR",
        "'2509479989^^^CPR&1.2.208.176.1.2&ISO^PI',    CPR",
        "'2509479989^^^^NNDNK',                        CPR",
        "'250947AB19^^^&1.2.208.176.1.6.1.1&ISO^NNDNK', REPLACEMENT_CPR",
        "'250947AB16^^^&1.2.208.176.1.6.1.3.181&ISO',  REPLACEMENT_CPR",
        "'2509479989^^^&1.2.3&ISO^NNDNK',              OTHER",
        "'2509479989^^^EPJ^PI',                        OTHER",
        "'2509479989',                                 OTHER"})
    void an_identifier_belongs_to_the_authority_that_issued_it(String identifier, Authority authority) {
        assertThat(readable(HEADER + "PID|1||" + identifier + "\r").identifiers())
            .extracting(PatientIdentifier::authority).containsExactly(authority);
    }

    @Test
    void the_cpr_number_is_found_among_other_identifiers_and_before_a_replacement() {
        Hl7Envelope.Readable message = readable(
            HEADER + "EVN|A01\rPID|1||4711^^^EPJ^PI~250947AB19^^^&1.2.208.176.1.6.1.1&ISO~" + CPR + "||Sørensen\rPV1|1|I\r");

        assertThat(message.citizen()).contains(new PatientIdentifier("2509479989", Authority.CPR));
        assertThat(message.identifiers()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PID|1\r", "PID|1||\r", "PID|1||\"\"\r", "PID|1||4711^^^EPJ^PI\r", "PV1|1|I\r"})
    void a_message_without_a_citizen_is_readable_and_names_no_citizen(String rest) {
        assertThat(readable(HEADER + rest).citizen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\r\n", "\n"})
    void segments_may_end_with_cr_or_cr_lf_or_lf(String end) {
        assertThat(readable((HEADER + "PID|1||" + CPR + "\r").replace("\r", end)).citizen()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"'', ISO-8859-1", "8859/1, ISO-8859-1", "8859/15, ISO-8859-15", "UNICODE UTF-8, UTF-8", "UNICODE, UTF-8",
        "unicode utf-8, UTF-8", "ASCII, US-ASCII"})
    void the_character_set_is_the_one_declared(String declared, String charset) {
        assertThat(readable(HEADER.replace("8859/1", declared)).charset()).isEqualTo(Charset.forName(charset));
    }

    @Test
    void an_empty_character_set_is_the_one_agreed_with_the_sender() {
        String message = HEADER.replace("8859/1", "").replace("P2", "Ærø");

        Hl7Envelope envelope = reader.read(message.getBytes(UTF_8), UTF_8);

        assertThat(envelope.header().sendingFacility()).isEqualTo("Ærø");
    }

    @Test
    void danish_letters_are_the_same_in_each_character_set() {
        Map<String, Charset> sets = Map.of("8859/1", ISO_8859_1, "8859/15", Charset.forName("ISO-8859-15"), "UNICODE UTF-8", UTF_8);
        sets.forEach((name, charset) -> {
            String message = HEADER.replace("P2", "æøåÆØÅ").replace("8859/1", name);

            assertThat(reader.read(message.getBytes(charset), ISO_8859_1).header().sendingFacility()).as(name).isEqualTo("æøåÆØÅ");
        });
    }

    @Test
    void an_unknown_character_set_is_refused() {
        assertThat(refusal(HEADER.replace("8859/1", "ISO IR87"))).isEqualTo(new Hl7Refusal(Hl7Fault.CHARACTER_SET_UNKNOWN, "MSH-18"));
    }

    @Test
    void malformed_utf_8_is_refused_and_its_header_is_still_read() {
        String message = HEADER.replace("8859/1", "UNICODE UTF-8") + "PID|1||" + CPR + "||Sørensen\r";

        Hl7Envelope envelope = reader.read(message.getBytes(ISO_8859_1), ISO_8859_1);

        assertThat(envelope).isInstanceOfSatisfying(Hl7Envelope.Unreadable.class,
            unreadable -> assertThat(unreadable.refusal()).isEqualTo(new Hl7Refusal(Hl7Fault.TEXT_MALFORMED, "MSH-18")));
        assertThat(envelope.header().controlId()).isEqualTo("M1");
    }

    @ParameterizedTest
    @CsvSource({"'|M1|', '||', FIELD_MISSING, MSH-10", "'|M1|', '|\"\"|', FIELD_MISSING, MSH-10",
        "'|ADT^A01^ADT_A01|', '||', FIELD_MISSING, MSH-9",
        "'|ADT^A01^ADT_A01|', '|ADT|', FIELD_MISSING, MSH-9.2", "'|2.5.1|', '|2.2|', VERSION_UNSUPPORTED, MSH-12",
        "'|2.5.1|', '|2.9|', VERSION_UNSUPPORTED, MSH-12", "'|2.5.1|', '||', VERSION_UNSUPPORTED, MSH-12"})
    void an_invalid_header_is_refused_at_the_invalid_field(String right, String wrong, Hl7Fault fault, String location) {
        assertThat(refusal(HEADER.replace(right, wrong))).isEqualTo(new Hl7Refusal(fault, location));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.3", "2.3.1", "2.4", "2.5", "2.5.1", "2.6", "2.7", "2.7.1", "2.8"})
    void versions_2_3_to_2_8_are_accepted(String version) {
        assertThat(readable(HEADER.replace("2.5.1", version)).header().version()).isEqualTo(version);
    }

    @Test
    void two_headers_are_refused_with_the_first_ones_control_id() {
        Hl7Envelope envelope = reader.read((HEADER + HEADER.replace("M1", "M2")).getBytes(ISO_8859_1), ISO_8859_1);

        assertThat(envelope).isInstanceOfSatisfying(Hl7Envelope.Unreadable.class,
            unreadable -> assertThat(unreadable.refusal().fault()).isEqualTo(Hl7Fault.SEVERAL_MESSAGES));
        assertThat(envelope.header().controlId()).isEqualTo("M1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u000B", "\u001C"})
    void a_framing_byte_inside_is_refused(String framing) {
        assertThat(refusal(HEADER + "PID|1||" + CPR + "\r" + framing)).isEqualTo(new Hl7Refusal(Hl7Fault.MESSAGE_INCOMPLETE, "MSH"));
    }

    @Test
    void an_overlong_header_field_is_refused_and_not_kept() {
        Hl7Envelope envelope = reader.read(HEADER.replace("M1", "M".repeat(251)).getBytes(ISO_8859_1), ISO_8859_1);

        assertThat(envelope).isInstanceOfSatisfying(Hl7Envelope.Unreadable.class,
            unreadable -> assertThat(unreadable.refusal()).isEqualTo(new Hl7Refusal(Hl7Fault.FIELD_TOO_LONG, "MSH-10")));
        assertThat(envelope.header().controlId()).isEmpty();
    }

    @Test
    void a_message_id_with_a_control_character_is_refused_because_nobody_could_search_for_it() {
        Hl7Refusal refusal = refusal(HEADER.replace("M1", "\tM1"));

        assertThat(refusal.fault()).isEqualTo(Hl7Fault.FIELD_INVALID);
        assertThat(refusal.location()).isEqualTo("MSH-10");
    }

    @Test
    void an_indented_second_header_is_one() {
        assertThat(refusal(HEADER + "PID|1||" + CPR + "\r  " + HEADER).fault()).isEqualTo(Hl7Fault.SEVERAL_MESSAGES);
    }

    @Test
    void no_text_form_contains_citizen_data() {
        Hl7Envelope.Readable message = readable(HEADER + "PID|1||" + CPR + "||Sørensen\r");

        assertThat(message.toString() + message.citizen()).doesNotContain("250947").doesNotContain("Sørensen");
    }

    private Hl7Envelope.Readable readable(String message) {
        Hl7Envelope envelope = reader.read(message.getBytes(ISO_8859_1), ISO_8859_1);
        assertThat(envelope).isInstanceOf(Hl7Envelope.Readable.class);
        return (Hl7Envelope.Readable) envelope;
    }

    private Hl7Refusal refusal(String message) {
        Hl7Envelope envelope = reader.read(message.getBytes(ISO_8859_1), ISO_8859_1);
        assertThat(envelope).isInstanceOf(Hl7Envelope.Unreadable.class);
        return ((Hl7Envelope.Unreadable) envelope).refusal();
    }
}
