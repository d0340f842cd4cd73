package dk.broen.mappings.hl7v2;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.followup.Answer;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.ReplacementCpr;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentReplyReaderTest {
    private static final String SAMPLE = sample();
    private static final ConsentReply.Citizen CITIZEN = new ConsentReply.Citizen.ByCpr(new Cpr("2509479989"));
    private final ConsentReplyReader reader = new ConsentReplyReader();

    @Test
    void the_sample_for_partners_says_to_whom_the_citizen_consents_and_who_asked() {
        assertThat(read(SAMPLE)).isEqualTo(new ConsentReplyReader.Outcome.Read(new ConsentReply("8BCDFG", CITIZEN, Set.of("V-100"),
            Answer.Code.CONSENTS, List.of("COORDINATOR", "HOUSING_SUPPORT"), Optional.of("WRITTEN"), "Mette Kjær",
            new ConsentReply.Said(LocalDate.parse("2026-11-21"), "OBX-14"))));
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
        "RECIPIENT^, CONSENT^, SEGMENT_REPEATED, OBX", "MK7^Kjær^Mette, '', FIELD_MISSING, OBX-16", "|F|, |P|, FIELD_INVALID, OBX-11",
        "20261121230000+0100, yesterday, FIELD_INVALID, OBX-14", "WRITTEN^, SPOKEN^, FIELD_INVALID, OBX-5",
        "||COORDINATOR^forløbskoordinator^99BROEN~HOUSING_SUPPORT^bostøtte^99BROEN|, |||, FIELD_MISSING, OBX-5"})
    void each_fault_has_its_place(String sample, String wrong, String code, String location) {
        assertThat(SAMPLE).contains(sample);
        assertThat(read(SAMPLE.replace(sample, wrong))).isInstanceOfSatisfying(ConsentReplyReader.Outcome.Refused.class, refused -> {
            assertThat(refused.refusal().fault().name()).isEqualTo(code);
            assertThat(refused.refusal().location()).isEqualTo(location);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"PID", "PV1", "OBR"})
    void what_names_the_citizen_the_visit_or_the_question_twice_is_refused(String segment) {
        String twice = segment(segment) + segment(segment);

        assertThat(read(SAMPLE.replace(segment(segment), twice))).isEqualTo(refused(Hl7Fault.SEGMENT_REPEATED, segment));
    }

    @Test
    void a_second_citizen_behind_the_question_is_refused() {
        String other = segment("PID").replace("2509479989", "0101504999");

        assertThat(read(SAMPLE.replace(segment("OBR"), segment("OBR") + other))).isEqualTo(refused(Hl7Fault.SEGMENT_REPEATED, "PID"));
    }

    @Test
    void a_citizen_or_an_answer_in_the_wrong_place_is_refused() {
        String citizenLast = SAMPLE.replace(segment("PID"), "") + segment("PID");
        String answerFirst = SAMPLE.replace(segment("OBR"), "") + segment("OBR");

        assertThat(read(citizenLast)).isEqualTo(refused(Hl7Fault.SEGMENT_MISPLACED, "PID"));
        assertThat(read(answerFirst)).isEqualTo(refused(Hl7Fault.SEGMENT_MISPLACED, "OBX"));
    }

    @ParameterizedTest
    @CsvSource({"20261119, 2026-11-19", "202611192330, 2026-11-19", "20261119233000Z, INVALID", "20261119233000+0000, 2026-11-20",
        "'', 2026-11-21"})
    void the_citizen_said_it_on_the_day_in_denmark_of_obx_14_or_else_of_msh_7(String said, String day) {
        ConsentReplyReader.Outcome outcome = read(SAMPLE.replace("20261121230000+0100", said));

        if (day.equals("INVALID")) {
            assertThat(outcome).isInstanceOf(ConsentReplyReader.Outcome.Refused.class);
        } else {
            assertThat(((ConsentReplyReader.Outcome.Read) outcome).reply().on().day()).isEqualTo(LocalDate.parse(day));
        }
    }

    @Test
    void each_number_of_the_visit_is_read_and_none_is_needed() {
        assertThat(reply(SAMPLE.replace("V-100^^^AUH", "V-100^^^AUH~A-7")).visits()).containsExactlyInAnyOrder("V-100", "A-7");
        assertThat(reply(SAMPLE.replace(segment("PV1"), "")).visits()).isEmpty();
        assertThat(reply(SAMPLE.replace("V-100^^^AUH", "")).visits()).isEmpty();
    }

    @Test
    void a_reply_without_any_time_is_refused() {
        assertThat(read(SAMPLE.replace("20261121230000+0100", "").replace("20261121230500+0100", "")))
            .isEqualTo(refused(Hl7Fault.FIELD_MISSING, "OBX-14"));
    }

    @Test
    void the_hospital_can_name_the_citizen_by_a_replacement_number() {
        String replacement = "250947-9RS1^^^REG&1.2.208.176.1.6.1.3&ISO";

        assertThat(reply(SAMPLE.replace("2509479989^^^CPR&1.2.208.176.1.2&ISO^NNDNK", replacement)).citizen())
            .isEqualTo(new ConsentReply.Citizen.ByReplacement(new ReplacementCpr("1.2.208.176.1.6.1.3", "2509479RS1")));
    }

    private static String segment(String name) {
        int begin = SAMPLE.indexOf(name + "|");
        return SAMPLE.substring(begin, SAMPLE.indexOf('\r', begin) + 1);
    }

    private static ConsentReplyReader.Outcome.Refused refused(Hl7Fault fault, String location) {
        return new ConsentReplyReader.Outcome.Refused(new Hl7Refusal(fault, location));
    }

    private ConsentReply reply(String message) {
        return ((ConsentReplyReader.Outcome.Read) read(message)).reply();
    }

    private ConsentReplyReader.Outcome read(String message) {
        byte[] raw = message.getBytes(StandardCharsets.UTF_8);
        return reader.read(raw, (Hl7Envelope.Readable) new Hl7EnvelopeReader().read(raw, StandardCharsets.UTF_8), DENMARK);
    }

    private static String sample() {
        try {
            return Files.readString(Path.of("../docs/partners/samples/ward-reply.hl7")).replace("\n", "\r");
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
