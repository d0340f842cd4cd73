package dk.broen.mappings.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.schedule.OpeningHours;
import dk.broen.domain.terms.AnswerAddress;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.StayKey;
import dk.broen.domain.terms.UnitFunction;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WardReportWriterTest {
    private static final Path SAMPLES = Path.of("../docs/partners/samples");
    private static final Cpr CITIZEN = new Cpr("2509479989");
    private static final String ADMITTED = """
        MSH|^~\\&|EPJ|AUH|BROEN|REGION|20261121220000+0100||ADT^A01^ADT_A01|AUH-0001|P|2.5.1||||||8859/1
        EVN|A01|20261121220000+0100
        PID|1||2509479989^^^CPR&1.2.208.176.1.2&ISO^NNDNK||Sørensen^Tove||19470925|F
        PV1|1|I|P2^7^1^AUH|||||||PSY|||||||||V-100^^^AUH
        """.replace("\n", "\r");
    private static final WardAnswer.Contact ANNE =
        new WardAnswer.Contact(true, "Anne Holm", "forløbskoordinator", Optional.of("+45 20 00 00 02"), OpeningHours.ALWAYS);
    private static final WardAnswer.Question QUESTION = new WardAnswer.Question("ASK_FOR_CONSENT/1", new MunicipalityCode("0751"),
        List.of(new WardAnswer.About(new UnitFunction("COORDINATOR"), "forløbskoordinator", false),
            new WardAnswer.About(UnitFunction.HOUSING_SUPPORT, "bostøtte", true)));
    private final WardReportWriter writer = new WardReportWriter();

    @Test
    void the_sample_for_partners_is_what_the_hub_sends_today() throws IOException {
        assertThat(written(Optional.of(ADMITTED), Optional.of(ANNE), Optional.of(QUESTION), "ISO-8859-1"))
            .isEqualTo(Files.readString(SAMPLES.resolve("ward-answer.hl7")).replace("\n", "\r"));
    }

    @Test
    void patient_place_and_visit_are_repeated_as_the_hospital_said_them_and_sender_and_receiver_are_exchanged() {
        String message = written(Optional.of(ADMITTED), Optional.of(ANNE), Optional.empty(), "ISO-8859-1");

        assertThat(message)
            .startsWith("MSH|^~\\&|BROEN|REGION|EPJ|AUH|20261121220100+0100||ORU^R01^ORU_R01|7KQ4MX|P|2.5.1|||||DNK|8859/1\r")
            .contains("PID|1||2509479989^^^CPR&1.2.208.176.1.2&ISO^NNDNK||Sørensen^Tove\r",
                "PV1|1|I|P2^7^1^AUH||||||||||||||||V-100^^^AUH\r", "OBR|1||7KQ4MX|")
            .doesNotContain("ASK");
    }

    @Test
    void the_delimiters_are_those_of_the_hospital() {
        String other = ADMITTED.replace('^', '@').replace('&', '%').replace("@~\\%", "@~\\%");

        assertThat(written(Optional.of(other), Optional.of(ANNE), Optional.empty(), "ISO-8859-1"))
            .contains("MSH|@~\\%|", "ORU@R01@ORU_R01", "CTD|COORDINATOR@forløbskoordinator@99BROEN|Anne Holm@@@@@@D");
    }

    @Test
    void the_truncation_character_of_a_later_version_is_not_declared() {
        String later = ADMITTED.replace("MSH|^~\\&|", "MSH|^~\\&#|").replace("|P|2.5.1|", "|P|2.7|");

        assertThat(written(Optional.of(later), Optional.of(ANNE), Optional.empty(), "ISO-8859-1"))
            .startsWith("MSH|^~\\&|BROEN|REGION|EPJ|");
    }

    @Test
    void without_the_message_of_the_hospital_the_stay_and_the_citizen_are_named_by_their_numbers() {
        assertThat(written(Optional.empty(), Optional.empty(), Optional.empty(), "UTF-8"))
            .startsWith("MSH|^~\\&|BROEN||EPJ|AUH|").contains("|UNICODE UTF-8\r", "PID|1||2509479989^^^CPR&1.2.208.176.1.2&ISO^NNDNK\r",
                "PV1|1|I|||||||||||||||||V-100\r")
            .doesNotContain("CTD");
    }

    @Test
    void no_character_of_a_name_adds_a_segment_or_ends_the_frame() {
        WardAnswer.Contact hostile = new WardAnswer.Contact(true, "Anne\rOBX|9|TX|\u001c\r\u000bHolm", "forløbs\nkoordinator",
            Optional.empty(), OpeningHours.ALWAYS);

        String message = written(Optional.of(ADMITTED), Optional.of(hostile), Optional.empty(), "ISO-8859-1");

        assertThat(message).contains("|Anne OBX\\F\\9\\F\\TX\\F\\   Holm^").doesNotContain("\rOBX|9", "\u001c", "\u000b", "\n");
    }

    @Test
    void a_unit_is_named_as_a_place_and_a_delimiter_in_its_name_is_escaped() {
        WardAnswer.Contact unit =
            new WardAnswer.Contact(false, "Bostøtte & Co|Nord", "tovholder", Optional.empty(), OpeningHours.ALWAYS);

        assertThat(written(Optional.of(ADMITTED), Optional.of(unit), Optional.empty(), "ISO-8859-1"))
            .contains("CTD|CONTACT^tovholder^99BROEN|||^^^^^^^^Bostøtte \\T\\ Co\\F\\Nord\r");
    }

    @Test
    void a_letter_that_the_character_set_of_the_hospital_lacks_makes_the_message_utf8() {
        WardAnswer.Contact polish = new WardAnswer.Contact(true, "Łucja Holm", "tovholder", Optional.empty(), OpeningHours.ALWAYS);
        byte[] message = writer.write(report(Optional.of(ADMITTED), Optional.of(polish), Optional.empty(), "ISO-8859-1"));

        assertThat(new String(message, StandardCharsets.UTF_8)).contains("UNICODE UTF-8", "Łucja Holm", "Sørensen");
    }

    private String written(Optional<String> original, Optional<WardAnswer.Contact> contact, Optional<WardAnswer.Question> question,
        String charset) {
        return new String(writer.write(report(original, contact, question, charset)), Charset.forName(charset));
    }

    private static WardReport report(Optional<String> original, Optional<WardAnswer.Contact> contact,
        Optional<WardAnswer.Question> question, String charset) {
        HospitalId hospital = new HospitalId("auh");
        WardAnswer answer = new WardAnswer(hospital, new StayKey(hospital, "V-100"), new OccasionId(new UUID(1, 2)),
            new AnswerAddress.Mllp("epj.example", 2575, true), contact, question, false);
        return new WardReport("7KQ4MX", OffsetDateTime.parse("2026-11-21T22:01:00+01:00"), CITIZEN, "EPJ|AUH", Charset.forName(charset),
            original.map(text -> text.getBytes(StandardCharsets.ISO_8859_1)), answer,
            List.of("Borgerens forløbskoordinator er Anne Holm, tlf. +45 20 00 00 02, hele døgnet.",
                "Ikke sendt: samtykke mangler. Spørg borgeren."),
            contact.map(known -> "hele døgnet"), question.map(asked -> "8BCDFG"));
    }
}
