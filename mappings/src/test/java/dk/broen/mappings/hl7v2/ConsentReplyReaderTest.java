package dk.broen.mappings.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.followup.Answer;
import dk.broen.domain.terms.Cpr;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsentReplyReaderTest {
    private static final String SAMPLE = sample();
    private final ConsentReplyReader reader = new ConsentReplyReader();

    @Test
    void the_sample_for_partners_says_to_whom_the_citizen_consents_and_who_asked() {
        assertThat(read(SAMPLE)).isEqualTo(new ConsentReplyReader.Outcome.Read(new ConsentReply("8BCDFG", new Cpr("2509479989"),
            Answer.Code.CONSENTS, List.of("COORDINATOR", "HOUSING_SUPPORT"), Optional.of("WRITTEN"), "Mette Kjær")));
    }

    @ParameterizedTest
    @CsvSource({"JA, CONSENTS", "NEJ, REFUSES", "INCAPABLE, INCAPABLE", "UNREACHABLE, UNREACHABLE"})
    void each_word_has_one_meaning(String word, Answer.Code code) {
        assertThat(reply(SAMPLE.replace("||JA^", "||" + word + "^")).code()).isEqualTo(code);
    }

    @Test
    void a_refusal_needs_no_recipients_and_an_id_names_who_asked() {
        String refusal = SAMPLE.replace("||JA^", "||NEJ^").replaceAll("OBX\\|[23].*\\r", "").replace("MK7^Kjær^Mette", "MK7");

        assertThat(reply(refusal)).satisfies(reply -> {
            assertThat(reply.recipients()).isEmpty();
            assertThat(reply.form()).isEmpty();
            assertThat(reply.obtainedBy()).isEqualTo("MK7");
        });
    }

    @ParameterizedTest
    @CsvSource({"ORU^R01, ORU^R40, TRIGGER_UNSUPPORTED, MSH-9.2", "2509479989^, 123^, CITIZEN_INVALID, PID-3",
        "PID|1||2509479989^^^CPR&1.2.208.176.1.2&ISO^NNDNK, PID|1, CITIZEN_MISSING, PID-3", "|8BCDFG|, ||, FIELD_MISSING, OBR-2",
        "||JA^, ||MÅSKE^, FIELD_INVALID, OBX-5", "||JA^, ||^, FIELD_INVALID, OBX-5", "CONSENT^, UNKNOWN^, FIELD_INVALID, OBX-3",
        "RECIPIENT^, CONSENT^, SEGMENT_REPEATED, OBX", "MK7^Kjær^Mette, '', FIELD_MISSING, OBX-16", "|F|, |P|, FIELD_INVALID, OBX-11"})
    void each_fault_has_its_place(String sample, String wrong, String code, String location) {
        assertThat(SAMPLE).contains(sample);
        assertThat(read(SAMPLE.replace(sample, wrong))).isInstanceOfSatisfying(ConsentReplyReader.Outcome.Refused.class, refused -> {
            assertThat(refused.refusal().fault().name()).isEqualTo(code);
            assertThat(refused.refusal().location()).isEqualTo(location);
        });
    }

    @Test
    void two_orders_in_one_message_are_refused() {
        String order = SAMPLE.substring(SAMPLE.indexOf("OBR"), SAMPLE.indexOf("OBX"));

        assertThat(read(SAMPLE.replace(order, order + order))).hasToString(
            "Refused[refusal=" + new Hl7Refusal(Hl7Fault.SEGMENT_REPEATED, "OBR") + "]");
    }

    private ConsentReply reply(String message) {
        return ((ConsentReplyReader.Outcome.Read) read(message)).reply();
    }

    private ConsentReplyReader.Outcome read(String message) {
        byte[] raw = message.getBytes(StandardCharsets.UTF_8);
        return reader.read(raw, (Hl7Envelope.Readable) new Hl7EnvelopeReader().read(raw, StandardCharsets.UTF_8));
    }

    private static String sample() {
        try {
            return Files.readString(Path.of("../docs/partners/samples/ward-reply.hl7")).replace("\n", "\r");
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
