package dk.broen.mappings.hl7v2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.history.IdentityMerged;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.history.StayEvent.Mark;
import dk.broen.domain.terms.AdtProfile;
import dk.broen.domain.terms.AdtProfile.CodedField;
import dk.broen.domain.terms.AdtProfile.PatientClass;
import dk.broen.domain.terms.AdtProfile.VisitNumber;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.PlannedDischarge;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.Wards;
import dk.broen.mappings.Interpretation;
import dk.broen.mappings.Interpretation.Unreadable;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What interfaces in the field taught (danish-standards.md §3.1), row by row: what intake refuses, and what planning reads. */
class FieldLessonsTest {
    private static final String CPR = "2509479989^^^CPR&1.2.208.176.1.2&ISO^NNDNK";
    private static final String OTHER_CPR = "2103009996^^^CPR&1.2.208.176.1.2&ISO^NNDNK";

    private final AdtInterpreter interpreter = new AdtInterpreter();
    private final Hl7EnvelopeReader reader = new Hl7EnvelopeReader();
    private AdtProfile profile = AdtProfile.SHIPPED;

    @ParameterizedTest(name = "PID-29 {0} PID-30 {1} PV1-36 {2} -> {3}")
    @CsvSource(nullValues = "-", value = {
        "-, Y, -, DECEASED", "20261121, Y, -, DECEASED", "-, -, 20, DECEASED", "20261121, -, 20, DECEASED", "-, Y, 20, DECEASED",
        "-, N, 01, DISCHARGED", "20261121, N, -, DISCHARGED", "'\"\"', '\"\"', -, DISCHARGED", "'\"\"', -, -, DISCHARGED",
        "20261121, -, -, DEATH_UNCLEAR", "-, U, -, DEATH_UNCLEAR", "-, 1, -, DEATH_UNCLEAR", "-, N, 20, DEATH_UNCLEAR",
        "'\"\"', Y, -, DEATH_UNCLEAR", "20261121, '\"\"', -, DEATH_UNCLEAR"})
    void all_markers_of_a_death_have_one_reading(String date, String indicator, String disposition, String meaning) {
        AnAdt adt = AnAdt.of("A03").with("PID-29", date).with("PID-30", indicator).with("PV1-36", disposition);

        assertThat(refusal(adt)).as("intake accepts it").isEmpty();
        assertThat(meaning(interpret(adt))).isEqualTo(meaning);
    }

    @Test
    void a_hospital_can_have_codes_of_its_own_for_death() {
        profile =
            new AdtProfile("ISO-8859-1", profile.zone(), Set.of("41", "D"), profile.patientClasses(), profile.visitNumbers(),
                profile.sequenceNumbers(), Map.of());

        assertThat(meaning(interpret(AnAdt.of("A03").with("PV1-36", "D")))).isEqualTo("DECEASED");
        assertThat(meaning(interpret(AnAdt.of("A03").with("PV1-36", "20")))).isEqualTo("DISCHARGED");
    }

    @ParameterizedTest
    @CsvSource({"8, 8", "8, 08", "08, 8"})
    void a_code_for_death_may_lack_its_leading_zero(String configured, String sent) {
        profile =
            new AdtProfile("ISO-8859-1", profile.zone(), Set.of(configured), profile.patientClasses(), profile.visitNumbers(),
                profile.sequenceNumbers(), Map.of());

        assertThat(meaning(interpret(AnAdt.of("A03").with("PV1-36", sent)))).isEqualTo("DECEASED");
    }

    @Test
    void an_empty_disposition_is_no_code_for_death() {
        profile = new AdtProfile("ISO-8859-1", profile.zone(), Set.of("0"), profile.patientClasses(), profile.visitNumbers(),
            profile.sequenceNumbers(), Map.of());

        assertThat(meaning(interpret(AnAdt.of("A03")))).isEqualTo("DISCHARGED");
    }

    @Test
    void a_death_at_a_visit_that_is_no_stay_is_for_a_human() {
        assertThat(meaning(interpret(AnAdt.of("A04").with("PID-30", "Y").with("PV1-2", "O")))).isEqualTo("DEATH_UNCLEAR");
        assertThat(meaning(interpret(AnAdt.of("A03").with("PID-30", "U").with("PV1-36", "02")))).isEqualTo("DEATH_UNCLEAR");
        assertThat(meaning(interpret(AnAdt.of("A03").with("PID-30", "Y").with("PV1-2", "O")))).isEqualTo("DEATH_UNCLEAR");
        assertThat(meaning(interpret(AnAdt.of("A08").with("PID-30", "Y").with("PV1-2", "O")))).isEqualTo("DEATH_UNCLEAR");
    }

    @Test
    void a_deleted_death_needs_the_stay() {
        assertThat(refusal(AnAdt.of("A08").with("PV1-19", "").with("PID-30", "\"\""))).contains("FIELD_MISSING at PV1-19");
        assertThat(refusal(AnAdt.of("A08").with("PV1-19", "").with("PID-30", "N"))).isEmpty();
    }

    @Test
    void a13_cancels_the_discharge_and_says_that_the_citizen_lives_only_by_a_word() {
        assertThat(event(AnAdt.of("A13").with("PID-30", "Y"))).satisfies(still -> {
            assertThat(still.type()).isEqualTo(EventType.DISCHARGED);
            assertThat(still.nature()).isEqualTo(EventNature.CANCELLATION);
            assertThat(still.marks()).isEmpty();
        });
        assertThat(event(AnAdt.of("A13")).marks()).isEmpty();
        assertThat(event(AnAdt.of("A13").with("PID-30", "N")).marks()).containsExactly(Mark.CITIZEN_LIVES);
        assertThat(event(AnAdt.of("A08").with("PID-30", "\"\"")).marks()).containsExactly(Mark.CITIZEN_LIVES);
    }

    @Test
    void a_line_feed_in_a_field_is_data() {
        String text = AnAdt.of("A03").with("PID-30", "Y").text().replace("^^0751", "^^0751\n");

        assertThat(meaning(interpret(text))).isEqualTo("DECEASED");
        assertThat(refusal(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void a_message_may_use_one_kind_of_line_end(String end) {
        String text = AnAdt.of("A03").with("PID-30", "Y").text().replace("\r", end);

        assertThat(meaning(interpret(text))).isEqualTo("DECEASED");
        assertThat(refusal(text)).isEmpty();
    }

    @Test
    void a_continuation_in_the_message_is_joined() {
        String text = AnAdt.of("A03").with("PID-30", "Y").text().replace("0751|", "07\rADD|51|");

        assertThat(meaning(interpret(text))).isEqualTo("DECEASED");
        assertThat(refusal(text)).isEmpty();
    }

    @Test
    void a_continuation_of_a_segment_without_fields_is_the_segment() {
        String text = AnAdt.of("A40").text() + "MRG\rADD|2103009996^^^CPR\r";

        assertThat(interpret(text)).isInstanceOf(Interpretation.Event.class);
        assertThat(refusal(text)).isEmpty();
    }

    @Test
    void a_continuation_in_another_message_is_refused() {
        assertThat(refusal(AnAdt.of("A03").text() + "DSC|7\r")).contains("CONTINUATION_UNSUPPORTED at DSC");
        assertThat(refusal(AnAdt.of("A03").with("MSH-14", "7"))).contains("CONTINUATION_UNSUPPORTED at MSH-14");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZZ1|a\r", "OBX\r", "zbe|1\r", "ZBEX|1|2\r", "NK1|1|a\rline two of a remark\r", "\r\r", "Z9\r"})
    void a_segment_of_another_kind_sinks_no_message(String foreign) {
        String text = AnAdt.of("A03").with("PID-30", "Y").text() + foreign;

        assertThat(meaning(interpret(text))).isEqualTo("DECEASED");
        assertThat(refusal(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TH", "kld", "THY", "MOB", "III", "Hansen", "Zoe"})
    void a_piece_of_a_segment_that_looks_like_a_name_is_refused(String piece) {
        assertThat(refusal(AnAdt.of("A03").with("PID-30", "Y").text().replace("0751|", "0751\r" + piece + "|")))
            .contains("SEGMENT_MALFORMED at PID");
    }

    @Test
    void a_piece_behind_a_segment_that_is_left_out_is_refused_too() {
        assertThat(refusal(AnAdt.of("A03").text().replace("0751\r", "0751\rzz1|x\rkld||||Y\r"))).contains("SEGMENT_MALFORMED at PID");
    }

    @Test
    void a_continuation_of_nothing_that_is_known_is_refused() {
        assertThat(refusal(AnAdt.of("A03").text().replace("0751\r", "0751\rzz1|x\rADD||||Y\r")))
            .contains("CONTINUATION_UNSUPPORTED at ADD");
    }

    @Test
    void a_segment_of_unusual_size_is_refused() {
        assertThat(refusal(AnAdt.of("A01").with("PID-3", CPR + "~".repeat(8_000)))).contains("SEGMENT_TOO_LONG at PID");
        assertThat(refusal(AnAdt.of("A01").with("PV1-44", "x".repeat(70_000)))).contains("SEGMENT_TOO_LONG at PV1");
        assertThat(refusal(AnAdt.of("A01").text() + "OBX|1\rNTE|1\r".repeat(20_000))).isEmpty();
        assertThat(Hl7Content.of(bytes("MSH" + "|".repeat(100_000) + "\rEVN||20261121\r"))).hasSizeLessThan(100);
    }

    @Test
    void a_piece_of_a_segment_that_the_hub_reads_is_refused_at_that_segment() {
        String text = AnAdt.of("A03").with("PID-30", "Y").text();

        assertThat(refusal(text.replace("0751|", "07\r51|"))).contains("SEGMENT_MALFORMED at PID");
        assertThat(refusal(text.replace("\rPID", "\rpid"))).contains("SEGMENT_MALFORMED at PID");
        assertThat(refusal(text.replace("\rPID|", "\rPID1|"))).contains("SEGMENT_MALFORMED at PID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PID", "PV1", "EVN"})
    void a_segment_of_citizen_or_visit_that_comes_twice_is_refused(String segment) {
        String text = AnAdt.of("A01").text();
        String line = text.lines().flatMap(all -> List.of(all.split("\r")).stream()).filter(each -> each.startsWith(segment)).findFirst()
            .orElseThrow();

        assertThat(refusal(text + line + "\r")).contains("SEGMENT_REPEATED at " + segment);
    }

    @ParameterizedTest
    @CsvSource({"MSH-10, FIELD_MISSING", "PV1-2, FIELD_MISSING", "PV1-19, FIELD_MISSING", "PID-3, CITIZEN_MISSING"})
    void what_planning_needs_is_checked_before_the_acknowledgement(String field, String fault) {
        assertThat(refusal(AnAdt.of("A01").with(field, ""))).contains(fault + " at " + field);
        assertThat(refusal(AnAdt.of("A01").with(field, "\"\""))).contains(fault + " at " + field);
    }

    @Test
    void the_zone_of_the_header_is_the_zone_of_every_time_without_one() {
        AnAdt adt = AnAdt.of("A01").with("MSH-7", "20261129120000+0000").with("EVN-2", "20261129120000").with("EVN-6", "20261129113000");

        assertThat(event(adt).occurredAt()).isEqualTo(Instant.parse("2026-11-29T11:30:00Z"));
        assertThat(event(adt).sentAt()).isEqualTo(Instant.parse("2026-11-29T12:00:00Z"));
    }

    @Test
    void without_a_zone_in_the_header_the_zone_of_the_hospital_counts() {
        AnAdt adt = AnAdt.of("A01").with("MSH-7", "20261129120000").with("EVN-2", "20261129120000").with("EVN-6", "20261129113000");

        assertThat(event(adt).occurredAt()).isEqualTo(Instant.parse("2026-11-29T10:30:00Z"));
        profile = new AdtProfile("ISO-8859-1", ZoneId.of("UTC"), profile.deathCodes(), profile.patientClasses(), profile.visitNumbers(),
            profile.sequenceNumbers(), Map.of());
        assertThat(event(adt).occurredAt()).isEqualTo(Instant.parse("2026-11-29T11:30:00Z"));
    }

    @Test
    void a_day_is_the_day_that_is_written_also_across_a_change_of_the_clock() {
        assertThat(event(AnAdt.of("A16").with("MSH-7", "20261023120001+0200").with("EVN-2", "20261023120000").with("EVN-6", "")
            .with("PV2-9", "20261026")).planned()).contains(new PlannedDischarge(LocalDate.of(2026, 10, 26), Optional.empty()));
        assertThat(event(AnAdt.of("A16").with("MSH-7", "20261023120001+0200").with("EVN-2", "20261023120000").with("EVN-6", "")
            .with("PV2-9", "202610261000")).planned())
            .contains(new PlannedDischarge(LocalDate.of(2026, 10, 26), Optional.of(LocalTime.of(10, 0))));
        assertThat(event(AnAdt.of("A08").with("MSH-7", "20260330080001+0200").with("EVN-2", "20260330080000").with("EVN-6", "")
            .with("PID-30", "Y").with("PID-29", "20260327")).occurredAt()).isEqualTo(Instant.parse("2026-03-27T22:59:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"00000101, The year", "20260230120000, 30 February does not exist", "20270229, 29 February 2027 does not exist",
        "20261301, Month 13 does not exist",
        "2026112125, This time of day does not exist", "20270328023000, '02:30 on 28 March does not exist in Europe/Copenhagen'",
        "yesterday, Not a time"})
    void a_time_that_cannot_be_is_refused_in_words(String time, String words) {
        AnAdt adt = AnAdt.of("A01").with("MSH-7", "20261121220510").with("EVN-6", time);

        assertThat(refusalOf(adt.text()).orElseThrow().message()).startsWith("EVN-6: " + words);
    }

    @Test
    void the_doubled_hour_of_autumn_is_the_earlier_one() {
        AnAdt adt = AnAdt.of("A01").with("MSH-7", "20261025040000").with("EVN-2", "20261025040000").with("EVN-6", "20261025023000");

        assertThat(event(adt).occurredAt()).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"20261025023500+0200, false", "20261025023500+0100, true", "20261025040000+0100, true", "20261026080000+0100, true",
        "20261024230000+0200, true", "20261025023500, true"})
    void a_header_with_summer_time_of_that_night_says_that_the_doubled_hour_is_the_earlier_one(String header, boolean uncertain) {
        StayEvent event = event(AnAdt.of("A03").with("MSH-7", header).with("EVN-2", "20261025023500").with("EVN-6", "20261025023000"));

        assertThat(event.occurredAt()).as("the same text is the same time").isEqualTo("2026-10-25T00:30:00Z");
        assertThat(event.marks().contains(Mark.DOUBLED_HOUR)).isEqualTo(uncertain);
    }

    @ParameterizedTest
    @CsvSource({"P^A, true", "P^R, true", "P^I, true", "P^T, false", "P, false"})
    void an_archive_a_restore_and_an_initial_load_are_history(String processing, boolean old) {
        assertThat(event(AnAdt.of("A01").with("MSH-11", processing)).oldLoad()).isEqualTo(old);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a01", "A99", "A1", "Z01", "A17", "A24", "A35", "A37", "A43", "A44", "A45", "A50"})
    void a_trigger_that_has_no_effect_here_is_never_accepted(String trigger) {
        assertThat(refusal(AnAdt.of(trigger))).contains("TRIGGER_UNSUPPORTED at MSH-9.2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A18", "A30", "A34", "A36", "A39", "A40", "A46", "A47"})
    void older_merges_are_merges(String trigger) {
        AnAdt adt = AnAdt.of(trigger).with("MRG-1", OTHER_CPR);

        assertThat(interpret(adt)).isInstanceOfSatisfying(Interpretation.Event.class,
            merged -> assertThat(merged.event()).isInstanceOf(IdentityMerged.class));
        assertThat(refusal(adt)).isEmpty();
        assertThat(refusal(AnAdt.of(trigger))).contains("FIELD_MISSING at MRG-1");
    }

    @Test
    void a_number_past_its_last_day_is_skipped_and_an_empty_one_too() {
        String expired = OTHER_CPR + "^^20100101^20240101";

        assertThat(event(AnAdt.of("A01").with("PID-3", "~" + expired + "~" + CPR + "^^20240101")).citizen().digits()).startsWith("250947");
        assertThat(refusal(AnAdt.of("A01").with("PID-3", expired))).contains("CITIZEN_MISSING at PID-3");
    }

    @Test
    void one_number_in_two_spellings_is_one_and_a_wrong_one_beside_it_does_not_count() {
        assertThat(event(AnAdt.of("A01").with("PID-3", "250947-9989^^^CPR~" + CPR)).citizen().digits()).startsWith("250947");
        assertThat(event(AnAdt.of("A01").with("PID-3", "999^^^CPR~" + CPR)).citizen().digits()).startsWith("250947");
    }

    @Test
    void a_merge_names_one_number_that_can_be_one() {
        assertThat(refusal(AnAdt.of("A40").with("MRG-1", "999^^^CPR"))).contains("CITIZEN_INVALID at MRG-1");
        assertThat(refusal(AnAdt.of("A40").with("MRG-1", OTHER_CPR + "~0101010000^^^CPR"))).isPresent();
    }

    @Test
    void a_message_of_a_replacement_number_is_checked_too() {
        AnAdt replacement = AnAdt.of("A01").with("PID-3", "250947A998^^^&1.2.208.176.1.6.1.3.181&ISO");

        assertThat(refusal(replacement)).isEmpty();
        assertThat(refusal(replacement.with("PV1-19", ""))).contains("FIELD_MISSING at PV1-19");
    }

    @ParameterizedTest
    @CsvSource({"A06, X", "A06, O", "A04, I"})
    void a_class_that_contradicts_the_trigger_is_refused(String trigger, String patientClass) {
        assertThat(refusal(AnAdt.of(trigger).with("PV1-2", patientClass))).contains("FIELD_INVALID at PV1-2");
    }

    @Test
    void two_different_numbers_are_refused_and_the_same_twice_is_one() {
        assertThat(refusal(AnAdt.of("A01").with("PID-3", CPR + "~" + OTHER_CPR))).contains("CITIZEN_AMBIGUOUS at PID-3");
        assertThat(event(AnAdt.of("A01").with("PID-3", CPR + "~" + CPR)).citizen().digits()).startsWith("250947");
    }

    @Test
    void a_class_outside_the_map_of_the_hospital_is_no_admission() {
        assertThat(refusalOf(AnAdt.of("A01").with("PV1-2", "X").text()).orElseThrow().message())
            .isEqualTo("PV1-2: The patient class is not one of this hospital; accepted: B, E, I, O, P, R");
        profile = new AdtProfile("ISO-8859-1", profile.zone(), profile.deathCodes(), Map.of("X", PatientClass.INPATIENT),
            profile.visitNumbers(), profile.sequenceNumbers(), Map.of());
        assertThat(meaning(interpret(AnAdt.of("A01").with("PV1-2", "X")))).isEqualTo("ADMITTED");
        assertThat(meaning(interpret(AnAdt.of("A03").with("PV1-2", "?")))).isEqualTo("DISCHARGED");
    }

    @ParameterizedTest
    @CsvSource({"A03, 07, LEAVE_STARTED", "A03, 7, LEAVE_STARTED", "A03, 1, DISCHARGED", "A03, 20, DECEASED", "A21, 7, LEAVE_STARTED"})
    void a_code_of_the_hospital_says_that_the_citizen_absconded(String trigger, String disposition, String type) {
        profile = profile.withSayings(Map.of(AdtProfile.Said.ABSCONDED, List.of(new CodedField("PV1", 36, 1, Set.of("07")))));

        StayEvent event = event(AnAdt.of(trigger).with("PV1-36", disposition));

        assertThat(event.type().name()).isEqualTo(type);
        assertThat(event.marks().contains(StayEvent.Mark.ABSCONDED)).isEqualTo(type.equals("LEAVE_STARTED"));
        assertThat(event.marks().contains(StayEvent.Mark.DISCHARGE)).isEqualTo(trigger.equals("A03") && !type.equals("DISCHARGED"));
    }

    @Test
    void a_transfer_by_a_discharge_is_marked_as_one() {
        assertThat(event(AnAdt.of("A03").with("PV1-36", "02")).marks()).contains(StayEvent.Mark.LEFT_FOR_ANOTHER_HOSPITAL,
            StayEvent.Mark.DISCHARGE);
        assertThat(event(AnAdt.of("A02").with("PV1-6", "M3^1^1^OUH")).marks()).contains(StayEvent.Mark.LEFT_FOR_ANOTHER_HOSPITAL)
            .doesNotContain(StayEvent.Mark.DISCHARGE);
    }

    @ParameterizedTest
    @CsvSource({"202611212040, 2026-11-21T19:40:00Z", "20261120, 2026-11-20T22:59:00Z"})
    void an_absconding_that_is_reported_as_a_discharge_has_the_time_of_a_discharge(String discharged, String at) {
        profile = profile.withSayings(Map.of(AdtProfile.Said.ABSCONDED, List.of(new CodedField("PV1", 36, 1, Set.of("07")))));

        assertThat(event(AnAdt.of("A03").with("EVN-6", "").with("PV1-45", discharged).with("PV1-36", "07")).occurredAt()).isEqualTo(at);
        assertThat(event(AnAdt.of("A13").with("EVN-6", "").with("PV1-45", discharged)).occurredAt()).isEqualTo(at);
    }

    @Test
    void whoever_leaves_an_emergency_room_has_left_and_without_the_setting_a_code_is_a_discharge() {
        assertThat(meaning(interpret(AnAdt.of("A03").with("PV1-36", "07")))).isEqualTo("DISCHARGED");
        profile = profile.withSayings(Map.of(AdtProfile.Said.ABSCONDED, List.of(new CodedField("PV1", 36, 1, Set.of("07")))));
        assertThat(meaning(interpret(AnAdt.of("A03").with("PV1-2", "E").with("PV1-36", "07")))).isEqualTo("DISCHARGED");
    }

    @Test
    void a_field_of_the_hospitals_own_segment_says_what_its_file_says() {
        AnAdt admission = AnAdt.of("A01").with("ZPA-2", "x~T^tvang").with("PV1-3", "P2^4^2");
        assertThat(event(admission).marks()).isEmpty();

        profile = profile.withSayings(Map.of(AdtProfile.Said.COMPULSORY_ADMISSION, List.of(new CodedField("ZPA", 2, 1, Set.of("T"))),
            AdtProfile.Said.USER_CONTROLLED_BED, List.of(new CodedField("PV1", 3, 1, Set.of("P2^4^2")))));

        assertThat(event(admission).marks()).containsExactlyInAnyOrder(StayEvent.Mark.COMPULSORY_ADMISSION,
            StayEvent.Mark.USER_CONTROLLED_BED);
        assertThat(event(AnAdt.of("A01").with("ZPA-2", "F").with("PV1-3", "P2^4^1")).marks()).isEmpty();
    }

    @Test
    void a_piece_of_the_hospitals_own_segment_is_refused_at_that_segment() {
        String text = AnAdt.of("A01").with("ZPA-1", "1").with("ZPA-2", "T").text();
        assertThat(refusal(text.replace("ZPA|1|", "ZPA|1\rlinje to|"))).as("nobody reads it").isEmpty();

        profile = profile.withSayings(Map.of(AdtProfile.Said.COMPULSORY_ADMISSION, List.of(new CodedField("ZPA", 2, 1, Set.of("T")))));

        assertThat(refusal(text.replace("ZPA|1|", "ZPA|1\rlinje to|"))).contains("SEGMENT_MALFORMED at ZPA");
        assertThat(refusal(text.replace("\rZPA|", "\rzpa|"))).contains("SEGMENT_MALFORMED at ZPA");
        assertThat(refusal(AnAdt.of("A01").with("ZPA-2", "T" + "~".repeat(300)))).contains("SEGMENT_TOO_LONG at ZPA");
        assertThat(refusal(AnAdt.of("A01").with("ZPA-2", "x".repeat(70_000)))).contains("SEGMENT_TOO_LONG at ZPA");
    }

    @ParameterizedTest
    @CsvSource({"'\"\"', true", "^^^^^^H^^\"\", true", "'', false", "'\"\"^^Aarhus^^8000^^H', false", "'\"\"^^^^^^H^^0751', false",
        "^^^^^^C^^\"\"~^^^^^^H^^0751, false", "^^^^^^C^^0751~^^^^^^H^^\"\", true"})
    void a_null_in_the_address_deletes_the_municipality_and_an_empty_one_leaves_it(String address, boolean deleted) {
        StayEvent event = event(AnAdt.of("A08").with("PID-11", address));

        assertThat(event.marks().contains(Mark.MUNICIPALITY_DELETED)).isEqualTo(deleted);
        assertThat(event.municipality().isPresent()).isEqualTo(address.contains("H^^0751"));
    }

    @ParameterizedTest
    @CsvSource({"'\"\"', true", "'\"\"^\"\"', true", "'', false", "'\"\"^Åse', false", "'Sørensen^\"\"', false"})
    void a_null_in_the_name_deletes_it_and_an_empty_one_leaves_it(String name, boolean deleted) {
        assertThat(event(AnAdt.of("A08").with("PID-5", name)).marks().contains(Mark.NAME_DELETED)).isEqualTo(deleted);
    }

    @Test
    void a_null_in_the_expected_discharge_deletes_the_day_and_an_empty_one_leaves_it() {
        StayEvent deletes = event(AnAdt.of("A16").with("PV2-9", "\"\"").with("EVN-3", "20261128"));
        assertThat(deletes.planned()).isEmpty();
        assertThat(deletes.marks()).containsExactly(Mark.EXPECTED_DISCHARGE_DELETED);
        assertThat(event(AnAdt.of("A16").with("EVN-3", "20261128")).planned()).isPresent();
        assertThat(event(AnAdt.of("A16")).marks()).isEmpty();
        assertThat(event(AnAdt.of("A08").with("PV2-9", "\"\"")).marks()).isEmpty();
    }

    @Test
    void a_null_in_a_field_of_the_hospitals_own_deletes_what_it_said() {
        profile = profile.withSayings(Map.of(AdtProfile.Said.COMPULSORY_ADMISSION, List.of(new CodedField("ZPA", 2, 1, Set.of("T"))),
            AdtProfile.Said.USER_CONTROLLED_BED, List.of(new CodedField("PV1", 3, 3, Set.of("BS")))));

        assertThat(event(AnAdt.of("A08").with("ZPA-2", "\"\"")).marks()).containsExactly(Mark.COMPULSORY_ADMISSION_DELETED);
        assertThat(event(AnAdt.of("A08").with("ZPA-2", "")).marks()).isEmpty();
        assertThat(event(AnAdt.of("A08").with("PV1-3", "\"\"")).marks()).containsExactly(Mark.USER_CONTROLLED_BED_DELETED);
        assertThat(event(AnAdt.of("A08").with("PV1-3", "P2^4^\"\"")).marks()).containsExactly(Mark.USER_CONTROLLED_BED_DELETED);
        assertThat(event(AnAdt.of("A08").with("PV1-3", "P2^4^BS")).marks()).containsExactly(Mark.USER_CONTROLLED_BED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EVN-6", "PV1-3", "PV1-4", "PV1-10", "PV1-36", "PV1-44", "PV1-45", "PV1-50", "PID-18", "PID-29"})
    void what_says_something_of_this_event_only_has_nothing_to_delete(String field) {
        for (String trigger : List.of("A01", "A03", "A08", "A13")) {
            assertThat(event(AnAdt.of(trigger).with(field, "\"\""))).as(trigger).isEqualTo(event(AnAdt.of(trigger).with(field, "")));
        }
    }

    @Test
    void a_visit_number_that_is_null_identifies_no_stay_and_the_next_field_counts() {
        assertThat(refusal(AnAdt.of("A03").with("PV1-19", "\"\""))).contains("FIELD_MISSING at PV1-19");
        profile = profile.withVisitNumbers(List.of(VisitNumber.VISIT_NUMBER, VisitNumber.ACCOUNT_NUMBER));
        assertThat(event(AnAdt.of("A03").with("PV1-19", "\"\"").with("PID-18", "K77")).stay().episode()).isEqualTo("K77");
    }

    @Test
    void other_numbers_of_a_stay_are_those_that_the_message_states() {
        AnAdt admission = AnAdt.of("A01").with("PV1-19", "V100~V200^^^psyk").with("PV1-50", "LPR-7").with("PID-18", "K77");
        assertThat(event(admission).otherNumbers()).containsExactly("V200");

        profile = profile.withVisitNumbers(List.of(VisitNumber.VISIT_NUMBER, VisitNumber.ALTERNATE_VISIT_ID, VisitNumber.ACCOUNT_NUMBER));

        assertThat(event(admission).stay().episode()).isEqualTo("V100");
        assertThat(event(admission).otherNumbers()).containsExactlyInAnyOrder("V200", "LPR-7");
    }

    @Test
    void a_hospital_without_visit_numbers_can_name_another_field() {
        profile = new AdtProfile("ISO-8859-1", profile.zone(), profile.deathCodes(), profile.patientClasses(),
            List.of(VisitNumber.VISIT_NUMBER, VisitNumber.ACCOUNT_NUMBER), profile.sequenceNumbers(), Map.of());

        assertThat(event(AnAdt.of("A01").with("PV1-19", "").with("PID-18", "K77^^^auh")).stay().episode()).isEqualTo("K77");
        assertThat(event(AnAdt.of("A01").with("PID-18", "K77")).stay().episode()).isEqualTo("V100");
    }

    @ParameterizedTest
    @CsvSource({"8859/1, S\\XF8\\rensen", "8859/1, S\\XF8\\\\H\\ren\\N\\sen", "UNICODE UTF-8, S\\XC3B8\\rensen",
        "UNICODE UTF-8, S\\XF8\\rensen"})
    void escapes_are_decoded_in_the_character_set_of_the_message(String charset, String name) {
        byte[] raw = AnAdt.of("A01").with("MSH-18", charset).with("PID-5", name + "^A\\T\\B \\.br\\C\\E\\").text()
            .getBytes(charset.startsWith("U") ? UTF_8 : ISO_8859_1);

        Interpretation read = BothReadings.interpret(raw, charset.startsWith("U") ? UTF_8 : ISO_8859_1, sender -> Optional.of(hospital()));

        assertThat(((StayEvent) ((Interpretation.Event) read).event()).citizenName()).contains("A&B C\\ Sørensen");
    }

    @Test
    void utf_8_that_is_declared_as_iso_8859_is_refused() {
        for (String name : List.of("Prøvesten", "Åse", "Ærlig Øjvind")) {
            byte[] raw = AnAdt.of("A01").with("MSH-18", "8859/1").with("PID-5", name).text().getBytes(UTF_8);

            assertThat(reader.read(raw, ISO_8859_1)).as(name).isInstanceOfSatisfying(Hl7Envelope.Unreadable.class,
                unreadable -> assertThat(unreadable.refusal()).isEqualTo(new Hl7Refusal(Hl7Fault.TEXT_MALFORMED, "MSH-18")));
        }
    }

    @Test
    void a_byte_order_mark_is_skipped() {
        byte[] text = ("\uFEFF" + AnAdt.of("A01").with("MSH-18", "UNICODE UTF-8").text()).getBytes(UTF_8);

        assertThat(reader.read(text, ISO_8859_1)).isInstanceOf(Hl7Envelope.Readable.class);
        assertThat(BothReadings.interpret(text, UTF_8, sender -> Optional.of(hospital()))).isInstanceOf(Interpretation.Event.class);
    }

    @Test
    void a_byte_order_mark_says_which_character_set_an_empty_field_means() {
        byte[] text = ("\uFEFF" + AnAdt.of("A01").text()).getBytes(UTF_8);

        assertThat(reader.read(text, ISO_8859_1).charset()).isEqualTo(UTF_8);
    }

    @Test
    void a_resend_is_the_same_content_whatever_time_number_and_line_ends_it_has() {
        byte[] first = bytes(AnAdt.of("A01").text());

        assertThat(
            Hl7Content.of(bytes(AnAdt.of("A01").with("MSH-7", "20261121220811+0100").with("MSH-13", "5").text().replace("\r", "\r\n"))))
            .isEqualTo(Hl7Content.of(first));
        assertThat(Hl7Content.of(bytes(AnAdt.of("A01").with("PV1-3", "P3").text()))).isNotEqualTo(Hl7Content.of(first));
    }

    @Test
    void messages_with_one_id_and_no_time_but_that_of_the_header_are_not_one() {
        AnAdt first = AnAdt.of("A01").with("EVN-2", "").with("EVN-6", "");
        byte[] earlier = bytes(first.text());

        assertThat(Hl7Content.of(bytes(first.with("MSH-7", "20261128220510+0100").text()))).isNotEqualTo(Hl7Content.of(earlier));
    }

    @Test
    void what_is_no_escape_sequence_is_text() {
        assertThat(event(AnAdt.of("A01").with("PID-5", "a\\b c\\d^")).citizenName()).contains("a\\b c\\d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DSC|\r", "DSC\r"})
    void what_sends_no_more_is_accepted(String end) {
        assertThat(refusal(AnAdt.of("A01").text() + end)).isEmpty();
        assertThat(refusal(AnAdt.of("A01").with("MSH-12", "2.5.1 ").with("EVN-6", "20261121220000.123456+0100"))).isEmpty();
        assertThat(refusal(AnAdt.of("A01").text().strip().replace("\r", "\n") + "\r")).isEmpty();
    }

    @Test
    void a_batch_is_refused_with_the_control_id_of_its_first_message() {
        Hl7Envelope batch = reader.read(bytes("FHS|^~\\&|EPJ\rBHS|^~\\&|EPJ\r" + AnAdt.of("A01").text() + "BTS|1\rFTS|1\r"), ISO_8859_1);

        assertThat(batch).isInstanceOfSatisfying(Hl7Envelope.Unreadable.class,
            unreadable -> assertThat(unreadable.refusal()).isEqualTo(new Hl7Refusal(Hl7Fault.BATCH_UNSUPPORTED, "MSH")));
        assertThat(batch.header().controlId()).isEqualTo("C1");
    }

    private Hospital hospital() {
        return new Hospital(new HospitalId("auh"), "Aarhus Universitetshospital", Optional.empty(), new RegionCode("1082"),
            Set.of("EPJ|AUH"),
            Map.of("P2", Specialty.PSYCHIATRIC), Specialty.UNKNOWN, Wards.answeredOn("answers.auh"), profile);
    }

    private Interpretation interpret(AnAdt adt) {
        return interpret(adt.text());
    }

    private Interpretation interpret(String text) {
        return BothReadings.interpret(bytes(text), ISO_8859_1, sender -> Optional.of(hospital()));
    }

    private StayEvent event(AnAdt adt) {
        assertThat(refusal(adt)).isEmpty();
        Interpretation read = interpret(adt);
        assertThat(read).isInstanceOf(Interpretation.Event.class);
        return (StayEvent) ((Interpretation.Event) read).event();
    }

    private static String meaning(Interpretation read) {
        if (read instanceof Unreadable unreadable) {
            return unreadable.code();
        }
        return ((StayEvent) ((Interpretation.Event) read).event()).type().name();
    }

    private Optional<String> refusal(AnAdt adt) {
        return refusal(adt.text());
    }

    private Optional<String> refusal(String text) {
        return refusalOf(text).map(refusal -> refusal.fault() + " at " + refusal.location());
    }

    /** What intake answers negatively. */
    private Optional<Hl7Refusal> refusalOf(String text) {
        Hl7Envelope envelope = reader.read(bytes(text), ISO_8859_1);
        if (envelope instanceof Hl7Envelope.Unreadable unreadable) {
            return Optional.of(unreadable.refusal());
        }
        Hl7Envelope.Readable readable = (Hl7Envelope.Readable) envelope;
        return readable.ambiguous() ? Optional.of(new Hl7Refusal(Hl7Fault.CITIZEN_AMBIGUOUS, "PID-3"))
            : interpreter.refusal(bytes(text), readable, hospital());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(charset());
    }

    private static Charset charset() {
        return ISO_8859_1;
    }
}
