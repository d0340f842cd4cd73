package dk.broen.mappings.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dk.broen.domain.history.CprFound;
import dk.broen.domain.history.IdentityMerged;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.history.Urgency;
import dk.broen.domain.terms.AdtProfile;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.Department;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.PlannedDischarge;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.ReplacementCpr;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.StayKey;
import dk.broen.domain.terms.Wards;
import dk.broen.mappings.Interpretation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdtInterpreterTest {
    private static final Hospital AUH = new Hospital(new HospitalId("auh"), "Aarhus Universitetshospital", Optional.empty(),
        new RegionCode("1082"), Set.of("EPJ|AUH"), Map.of("P2", Specialty.PSYCHIATRIC), Specialty.UNKNOWN, Wards.answeredOn("answers.auh"),
        AdtProfile.SHIPPED);
    private static final String REGION = "^^^&1.2.208.176.1.6.1.3.181&ISO";
    private static final ReplacementCpr REPLACEMENT = new ReplacementCpr("1.2.208.176.1.6.1.3.181", "250947A998");
    private static final Instant HAPPENED = Instant.parse("2026-11-21T21:00:00Z");

    @ParameterizedTest(name = "{0} class {1} {2} -> {3} {4}")
    @CsvSource(nullValues = "-", value = {
        // trigger, PV1-2, extra field, type, nature
        "A01, I, -,         ADMITTED,          ORIGINAL",
        "A01, E, -,         EMERGENCY_CONTACT, ORIGINAL",
        "A01, I, PID-30=Y,  DECEASED,          ORIGINAL",
        "A02, I, -,         DETAILS_CHANGED,   ORIGINAL",
        "A02, I, PV1-6=P1^1^1^AUHPSYK, DETAILS_CHANGED, ORIGINAL",
        "A02, I, PV1-6=M3^1^1^OUH, TRANSFERRED, ORIGINAL",
        "A03, I, -,         DISCHARGED,        ORIGINAL",
        "A03, I, PV1-36=01, DISCHARGED,        ORIGINAL",
        "A03, E, -,         DISCHARGED,        ORIGINAL",
        "A03, I, PV1-36=20, DECEASED,          ORIGINAL",
        "A03, I, PID-30=Y,  DECEASED,          ORIGINAL",
        "A03, I, PV1-36=02, TRANSFERRED,       ORIGINAL",
        "A03, I, PV1-36=2,  TRANSFERRED,       ORIGINAL",
        "A04, E, -,         EMERGENCY_CONTACT, ORIGINAL",
        "A06, I, -,         ADMITTED,          ORIGINAL",
        "A07, E, -,         EMERGENCY_CONTACT, ORIGINAL",
        "A07, O, -,         DISCHARGED,        ORIGINAL",
        "A08, I, -,         DETAILS_CHANGED,   ORIGINAL",
        "A08, I, PID-30=Y,  DECEASED,          ORIGINAL",
        "A08, I, PID-30=N,  DETAILS_CHANGED,   ORIGINAL",
        "A11, I, -,         ADMITTED,          CANCELLATION",
        "A11, E, -,         EMERGENCY_CONTACT, CANCELLATION",
        "A12, I, -,         TRANSFERRED,       CANCELLATION",
        "A13, I, -,         DISCHARGED,        CANCELLATION",
        "A13, I, PV1-36=20, DISCHARGED,        CANCELLATION",
        "A13, I, PID-30=Y,  DISCHARGED,        CANCELLATION",
        "A02, I, PID-30=Y,  DECEASED,          ORIGINAL",
        "A16, I, PID-30=Y,  DECEASED,          ORIGINAL",
        "A21, I, PID-30=Y,  DECEASED,          ORIGINAL",
        "A22, I, PV1-36=20, DECEASED,          ORIGINAL",
        "A01, B, -,         ADMITTED,          ORIGINAL",
        "A01, I, PID-30=U,  ADMITTED,          ORIGINAL",
        "A16, I, -,         DISCHARGE_PLANNED, ORIGINAL",
        "A21, I, -,         LEAVE_STARTED,     ORIGINAL",
        "A22, I, -,         LEAVE_ENDED,       ORIGINAL",
        "A25, I, -,         DISCHARGE_PLANNED, CANCELLATION",
        "A52, I, -,         LEAVE_STARTED,     CANCELLATION",
        "A53, I, -,         LEAVE_ENDED,       CANCELLATION",
    })
    void a_trigger_has_the_meaning_of_the_table(String trigger, String patientClass, String extra, EventType type, EventNature nature) {
        AnAdt adt = AnAdt.of(trigger).with("PV1-2", patientClass == null ? "" : patientClass);
        if (extra != null) {
            adt.with(extra.split("=")[0], extra.split("=")[1]);
        }

        StayEvent event = event(adt);

        assertThat(event.type()).isEqualTo(type);
        assertThat(event.nature()).isEqualTo(nature);
        assertThat(event.occurredAt()).isEqualTo(HAPPENED);
        assertThat(event.sentAt()).isEqualTo(Instant.parse("2026-11-21T21:05:00Z"));
        assertThat(event.stay()).isEqualTo(new StayKey(AUH.id(), "V100"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A05", "A14", "A15", "A38", "A28", "A31", "A60"})
    void bookings_and_master_data_are_accepted_and_tell_nobody(String trigger) {
        assertThat(interpret(AnAdt.of(trigger))).isInstanceOf(Interpretation.Nothing.class);
    }

    @ParameterizedTest
    @CsvSource({"A01, O", "A01, P", "A04, O", "A03, O", "A08, O", "A11, O"})
    void an_outpatient_visit_tells_nobody(String trigger, String patientClass) {
        assertThat(interpret(AnAdt.of(trigger).with("PV1-2", patientClass))).isInstanceOf(Interpretation.Nothing.class);
    }

    @Test
    void an_update_without_a_stay_tells_nobody() {
        assertThat(interpret(AnAdt.of("A08").without("PV1"))).isInstanceOf(Interpretation.Nothing.class);
    }

    @Test
    void the_trigger_is_read_from_the_header_and_not_from_a_contradicting_event_segment() {
        assertThat(event(AnAdt.of("A11").with("EVN-1", "A01")).nature()).isEqualTo(EventNature.CANCELLATION);
    }

    @Test
    void a_stay_event_has_citizen_department_urgency_and_municipality() {
        StayEvent event = event(AnAdt.of("A01").with("PV1-4", "R"));

        assertThat(event.citizen()).isEqualTo(new Cpr("2509479989"));
        assertThat(event.citizenName()).contains("Åse Sørensen");
        assertThat(event.department()).isEqualTo(new Department(new HospitalId("auh"), "Afsnit P2", List.of("P2", "PSY", "AUHPSYK")));
        assertThat(event.urgency()).isEqualTo(Urgency.PLANNED);
        assertThat(event.municipality()).contains(new MunicipalityCode("0751"));
    }

    @Test
    void a_ward_without_description_has_its_code_as_name() {
        assertThat(event(AnAdt.of("A01").with("PV1-3", "P2")).department().name()).isEqualTo("P2");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"0751, 0751", "751, 0751", "101, 0101", "Aarhus, -", "'', -"})
    void the_leading_zero_of_a_municipality_is_restored_and_nothing_is_guessed(String sent, String read) {
        assertThat(event(AnAdt.of("A01").with("PID-11", "^^^^^^^^" + sent)).municipality())
            .isEqualTo(Optional.ofNullable(read).map(MunicipalityCode::new));
    }

    @ParameterizedTest
    @CsvSource({"A, ACCIDENT", "R, PLANNED", "L, PLANNED", "C, PLANNED", "E, ACUTE", "U, ACUTE", "'', ACUTE"})
    void the_urgency_is_that_of_the_admission_type(String sent, Urgency urgency) {
        assertThat(event(AnAdt.of("A01").with("PV1-4", sent)).urgency()).isEqualTo(urgency);
    }

    @Test
    void the_clinical_time_is_the_first_that_is_given() {
        AnAdt admission = AnAdt.of("A01").with("PV1-44", "202611212030").with("PV1-45", "202611212040");
        assertThat(event(admission.with("EVN-6", "")).occurredAt()).isEqualTo("2026-11-21T19:30:00Z");
        assertThat(event(admission.with("PV1-44", "\"\"")).occurredAt()).isEqualTo("2026-11-21T21:05:00Z");
        assertThat(event(admission.with("EVN-2", "")).occurredAt()).isEqualTo("2026-11-21T21:05:10Z");
        AnAdt discharge = AnAdt.of("A03").with("EVN-6", "").with("PV1-44", "202611212030").with("PV1-45", "202611212040");
        assertThat(event(discharge).occurredAt()).isEqualTo("2026-11-21T19:40:00Z");
    }

    @Test
    void a_death_that_is_reported_later_has_the_time_of_death() {
        AnAdt update = AnAdt.of("A08").with("PID-29", "202611200900").with("PID-30", "Y");
        assertThat(event(update).occurredAt()).isEqualTo("2026-11-20T08:00:00Z");
    }

    @Test
    void a_planned_discharge_says_when_it_is_expected() {
        assertThat(event(AnAdt.of("A16")).planned()).isEmpty();
        assertThat(event(AnAdt.of("A16").with("PV2-9", "20261128").with("EVN-3", "202611271000")).planned())
            .contains(new PlannedDischarge(LocalDate.of(2026, 11, 28), Optional.empty()));
        assertThat(event(AnAdt.of("A16").with("EVN-3", "202611270930+0000")).planned())
            .contains(new PlannedDischarge(LocalDate.of(2026, 11, 27), Optional.of(LocalTime.of(10, 30))));
    }

    @Test
    void a_day_without_an_hour_takes_the_hour_of_the_next_field_with_an_hour_on_that_day() {
        AnAdt death = AnAdt.of("A03").with("PV1-36", "20").with("PID-29", "20261121");
        assertThat(event(death).occurredAt()).isEqualTo(HAPPENED);
        assertThat(event(death.with("EVN-6", "")).occurredAt()).isEqualTo("2026-11-21T21:05:00Z");
        AnAdt discharge = AnAdt.of("A03").with("EVN-6", "").with("PV1-45", "20261121");
        assertThat(event(discharge).occurredAt()).isEqualTo("2026-11-21T21:05:00Z");
    }

    @Test
    void an_end_without_any_hour_is_at_the_end_of_its_day() {
        assertThat(event(AnAdt.of("A08").with("PID-30", "Y").with("PID-29", "20261119")).occurredAt()).isEqualTo("2026-11-19T22:59:00Z");
        assertThat(event(AnAdt.of("A01").with("EVN-6", "").with("PV1-44", "20261119")).occurredAt()).isEqualTo("2026-11-18T23:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "202611212205+0100,      20261121220510+0100,      2026-11-21T21:05:10Z",
        "20261121220500+0100,    20261121220510.25+0100,   2026-11-21T21:05:10.250Z",
        "20261121220500.7+0100,  20261121220510+0100,      2026-11-21T21:05:00.700Z",
        "20261121220500+0100,    20261121220510+0100,      2026-11-21T21:05:00Z",
        "20261121220500+0100,    i aftes,                  2026-11-21T21:05:00Z",
    })
    void messages_are_ordered_by_the_more_precise_of_their_two_times(String recorded, String made, Instant sent) {
        assertThat(event(AnAdt.of("A01").with("EVN-2", recorded).with("MSH-7", made)).sentAt()).isEqualTo(sent);
    }

    @Test
    void the_sender_is_found_by_its_names_whatever_identifiers_are_beside_them() {
        assertThat(event(AnAdt.of("A01").with("MSH-3", "EPJ^1.2.3^ISO").with("MSH-4", " AUH ^4.5.6^ISO")).stay().hospital())
            .isEqualTo(AUH.id());
    }

    @ParameterizedTest
    @CsvSource({"I, false", "E, true", "'', false"})
    void an_event_says_whether_it_is_of_an_emergency_contact(String patientClass, boolean emergency) {
        assertThat(event(AnAdt.of("A03").with("PV1-2", patientClass)).emergency()).isEqualTo(emergency);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Prøvevej^^^^^^C^^0461~Hjem^^^^^^H^^0751", "X^^^^^^C^^0461~Lov^^^^^^L^^0751",
        "Hjem^^^^^^H^^0751~X^^^^^^C^^0461", "Kun^^^^^^^^0751"})
    void the_municipality_is_that_of_the_home_or_legal_address(String addresses) {
        assertThat(event(AnAdt.of("A01").with("PID-11", addresses)).municipality()).contains(new MunicipalityCode("0751"));
    }

    @ParameterizedTest
    @CsvSource({"20261228, -, 2026-12-28", "20261228, 10, 2026-12-28", "-, 30, 2026-12-21", "soon, 30, 2026-12-21", "-, 0, -", "-, long, -",
        "soon, -, -", "-, -, -"})
    void an_admission_may_say_until_when_it_is_expected_to_last(String end, String days, String expected) {
        AnAdt admission = AnAdt.of("A01");
        admission = end.equals("-") ? admission : admission.with("PV2-9", end);
        admission = days.equals("-") ? admission : admission.with("PV2-10", days);

        assertThat(event(admission).planned().map(planned -> planned.day().toString()).orElse("-")).isEqualTo(expected);
    }

    @Test
    void a_planned_discharge_happens_when_it_is_planned_and_not_when_it_is_expected() {
        assertThat(event(AnAdt.of("A16").with("PV2-9", "20261128")).occurredAt()).isEqualTo(HAPPENED);
    }

    @ParameterizedTest
    @CsvSource({
        "20261121220000+0100,   2026-11-21T21:00:00Z",
        "20261121220000.1234+0200, 2026-11-21T20:00:00.123400Z",
        "20261121220000,        2026-11-21T21:00:00Z",
        "202607012200,          2026-07-01T20:00:00Z",
        "2026070122,            2026-07-01T20:00:00Z",
        "20261120,              2026-11-19T23:00:00Z",
        "202610250230,          2026-10-25T00:30:00Z",
        "202610250230+0100,     2026-10-25T01:30:00Z",
    })
    void a_time_without_zone_is_danish_time_and_the_earlier_one_in_the_doubled_hour(String sent, Instant read) {
        assertThat(event(AnAdt.of("A01").with("MSH-7", "20261121220510").with("EVN-6", sent)).occurredAt()).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"202610250230, true", "202610250230+0200, false", "202610250130, false", "20261025, false"})
    void a_time_in_the_doubled_hour_without_an_offset_is_marked(String sent, boolean marked) {
        AnAdt admission = AnAdt.of("A01").with("MSH-7", "20261121220510").with("EVN-2", "20261121220510").with("EVN-6", sent);

        assertThat(event(admission).marks().contains(StayEvent.Mark.DOUBLED_HOUR)).isEqualTo(marked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026", "20261321", "2026112125", "i aftes"})
    void an_invalid_time_is_refused_at_its_field(String sent) {
        assertThat(interpret(AnAdt.of("A01").with("EVN-6", sent))).isInstanceOfSatisfying(Interpretation.Unreadable.class,
            unreadable -> assertThat(unreadable.location()).isEqualTo("EVN-6"));
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
            arguments(AnAdt.of("A01").with("PV1-19", ""), "FIELD_MISSING", "PV1-19"),
            arguments(AnAdt.of("A01").without("PV1"), "FIELD_MISSING", "PV1-2"),
            arguments(AnAdt.of("A03").without("PV1"), "FIELD_MISSING", "PV1-19"),
            arguments(AnAdt.of("A01").with("MSH-4", "OUH"), "SENDER_UNKNOWN", "MSH-3"),
            arguments(AnAdt.of("A01").with("PID-3", "98765^^^AUH^PI"), "CITIZEN_MISSING", "PID-3"),
            arguments(AnAdt.of("A01").with("PID-3", "3102479989^^^CPR"), "CITIZEN_INVALID", "PID-3"),
            arguments(AnAdt.of("A01").without("PID"), "CITIZEN_MISSING", "PID-3"),
            arguments(AnAdt.of("A01").with("MSH-9", "ORU^R01"), "MESSAGE_TYPE_UNSUPPORTED", "MSH-9"),
            arguments(AnAdt.of("A01").with("MSH-9", "ADT"), "TRIGGER_UNSUPPORTED", "MSH-9.2"),
            arguments(AnAdt.of("A07").with("PV1-2", ""), "FIELD_INVALID", "PV1-2"),
            arguments(AnAdt.of("A40"), "FIELD_MISSING", "MRG-1"));
    }

    @ParameterizedTest(name = "{1} at {2}")
    @MethodSource("unreadable")
    void an_unreadable_field_is_refused_at_its_place_without_citizen_data(AnAdt adt, String code, String location) {
        assertThat(interpret(adt)).isInstanceOfSatisfying(Interpretation.Unreadable.class, unreadable -> {
            assertThat(unreadable.code()).isEqualTo(code);
            assertThat(unreadable.location()).isEqualTo(location);
            assertThat(unreadable.toString()).doesNotContain("2509479989", "Sørensen", "98765", "V100", "P2");
        });
    }

    @Test
    void the_cpr_number_is_chosen_by_its_authority_among_several_identifiers() {
        for (String cpr : List.of("250947-9989^^^CPR", "2509479989^^^^NNDNK", "2509479989^^^&1.2.208.176.1.2&ISO")) {
            AnAdt admission = AnAdt.of("A01").with("PID-3", "0101019999^^^AUH^PI~" + cpr);
            assertThat(event(admission).citizen()).isEqualTo(new Cpr("2509479989"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"A40", "A47"})
    void a_merge_names_the_retired_and_the_surviving_number(String trigger) {
        AnAdt merge = AnAdt.of(trigger).without("PV1").with("MRG-1", "2103009996^^^CPR");

        assertThat(interpret(merge)).isEqualTo(new Interpretation.Event(
            new IdentityMerged(new Cpr("2509479989"), new Cpr("2103009996"), HAPPENED)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"250947A998", "250947-a998"})
    void a_message_with_a_replacement_number_waits_and_is_read_when_its_citizen_is_known(String sent) {
        AnAdt admission = AnAdt.of("A01").with("PID-3", "4711^^^AUH^PI~" + sent + REGION);

        assertThat(interpret(admission)).isEqualTo(new Interpretation.Waiting(REPLACEMENT));
        assertThat(new AdtInterpreter().interpret(admission.text().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1,
            sender -> Optional.of(AUH), new Cpr("2103009996")))
            .isInstanceOfSatisfying(Interpretation.Event.class, event -> {
                assertThat(event.event().citizen()).isEqualTo(new Cpr("2103009996"));
                assertThat(event.event().occurredAt()).isEqualTo(HAPPENED);
            });
    }

    @Test
    void a_cpr_number_beside_a_replacement_number_names_the_citizen() {
        AnAdt admission = AnAdt.of("A01").with("PID-3", "250947A998" + REGION + "~2509479989^^^CPR");

        assertThat(event(admission).citizen()).isEqualTo(new Cpr("2509479989"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A40", "A47"})
    void a_merge_of_a_replacement_number_says_whose_it_is(String trigger) {
        AnAdt merge = AnAdt.of(trigger).without("PV1").with("MRG-1", "250947A998" + REGION);

        assertThat(interpret(merge)).isEqualTo(new Interpretation.Event(new CprFound(new Cpr("2509479989"), REPLACEMENT, HAPPENED)));
        assertThat(new CprFound(new Cpr("2509479989"), REPLACEMENT, HAPPENED).toString()).doesNotContain("250947");
        assertThat(new Interpretation.Waiting(REPLACEMENT).toString()).doesNotContain("250947");
    }

    @Test
    void a_merge_into_a_replacement_number_is_refused() {
        AnAdt merge = AnAdt.of("A40").with("PID-3", "250947A998" + REGION).with("MRG-1", "2509479989^^^CPR");

        assertThat(interpret(merge)).isInstanceOfSatisfying(Interpretation.Unreadable.class,
            unreadable -> assertThat(unreadable.code()).isEqualTo("CITIZEN_MISSING"));
    }

    @Test
    void a_merge_of_a_local_number_has_no_effect() {
        assertThat(interpret(AnAdt.of("A40").with("MRG-1", "4711^^^AUH^PI"))).isInstanceOf(Interpretation.Nothing.class);
    }

    @Test
    void two_merges_in_one_message_are_refused() {
        String twice = AnAdt.of("A40").without("PV1").with("MRG-1", "2103009996^^^CPR").text() + "MRG|0101010000^^^CPR\r";
        assertThat(interpret(twice.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)).isInstanceOfSatisfying(
            Interpretation.Unreadable.class, unreadable -> assertThat(unreadable.location()).isEqualTo("MRG"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.3", "2.3.1", "2.4", "2.5", "2.5.1", "2.6", "2.7", "2.8", "2.8.2"})
    void every_accepted_version_is_read_in_the_same_way(String version) {
        assertThat(event(AnAdt.of("A01").with("MSH-12", version)).type()).isEqualTo(EventType.ADMITTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "ISO-8859-15", "UTF-8"})
    void danish_letters_are_read_in_each_character_set(String charset) {
        AnAdt adt = AnAdt.of("A01").with("PID-5", "ÆØÅæøå^Bjørn").with("PV1-3", "P2^^^^^^^^Børneafsnit Å");

        StayEvent event = event(interpret(adt.text().getBytes(Charset.forName(charset)), Charset.forName(charset)));

        assertThat(event.citizenName()).contains("Bjørn ÆØÅæøå");
        assertThat(event.department().name()).isEqualTo("Børneafsnit Å");
    }

    @Test
    void text_that_is_not_in_its_character_set_is_refused() {
        byte[] latin = AnAdt.of("A01").text().getBytes(StandardCharsets.ISO_8859_1);
        assertThat(interpret(latin, StandardCharsets.UTF_8)).isInstanceOfSatisfying(Interpretation.Unreadable.class,
            unreadable -> assertThat(unreadable.code()).isEqualTo("TEXT_MALFORMED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MSH", "hej", "MSH|", "\0\0\0", "MSH|^~\\&|\r\r\r"})
    void a_payload_that_is_not_a_message_is_refused_without_an_exception(String garbage) {
        assertThat(interpret(garbage.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
            .isInstanceOf(Interpretation.Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "a01-v23-iso-8859-1.hl7,     ISO-8859-1, ADMITTED,      Søren Ærø",
        "a03-v251-utf-8.hl7,         UTF-8,      DISCHARGED,    Åse Brøndby Sørensen",
        "a21-v28-line-feeds.hl7,     UTF-8,      LEAVE_STARTED, Åse Sørensen",
    })
    void a_whole_message_with_segments_the_hub_does_not_know_is_read(String file, String charset, EventType type, String name)
        throws IOException {
        try (InputStream message = getClass().getResourceAsStream("/adt/" + file)) {
            StayEvent event = event(interpret(message.readAllBytes(), Charset.forName(charset)));
            assertThat(event.type()).isEqualTo(type);
            assertThat(event.citizenName()).contains(name);
        }
    }

    private StayEvent event(AnAdt adt) {
        return event(interpret(adt));
    }

    private static StayEvent event(Interpretation interpretation) {
        assertThat(interpretation).isInstanceOf(Interpretation.Event.class);
        return (StayEvent) ((Interpretation.Event) interpretation).event();
    }

    private Interpretation interpret(AnAdt adt) {
        return interpret(adt.text().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private Interpretation interpret(byte[] raw, Charset charset) {
        return BothReadings.interpret(raw, charset, sender -> AUH.senders().contains(sender) ? Optional.of(AUH) : Optional.empty());
    }
}
