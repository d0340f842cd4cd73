package dk.broen.mappings.xdis;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.AdtProfile;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.StayKey;
import dk.broen.domain.terms.Wards;
import dk.broen.mappings.Interpretation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XdisReaderTest {
    private static final HospitalId AUH = new HospitalId("auh");
    private static final Hospital HOSPITAL = new Hospital(AUH, "Aarhus Universitetshospital", Optional.empty(), new RegionCode("1082"),
        Set.of("6620"), Map.of(), Specialty.UNKNOWN, Wards.answeredOn("ward-answers.auh"), AdtProfile.SHIPPED);
    private static final String ADMISSION = "Emessage.NotificationOfAdmission.";

    private final XdisReader reader = new XdisReader();

    @Test
    void an_admission_is_read_with_all_that_the_hub_uses() {
        StayEvent event = event(ALetter.admission());

        assertThat(event.type()).isEqualTo(EventType.ADMITTED);
        assertThat(event.nature()).isEqualTo(EventNature.ORIGINAL);
        assertThat(event.stay()).isEqualTo(new StayKey(AUH, "0f8fad5b-d9cb-469f-a165-70867728950e"));
        assertThat(event.citizen().digits()).isEqualTo("2509479989");
        assertThat(event.citizenName()).contains("Bruno Test Elmer");
        assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-11-21T20:55:00Z"));
        assertThat(event.sentAt()).isEqualTo(Instant.parse("2026-11-21T21:01:17Z"));
        assertThat(event.department().name()).isEqualTo("Afsnit P2");
        assertThat(event.department().codes()).containsExactly("6620021");
        assertThat(event.municipality()).contains(new MunicipalityCode("0751"));
        assertThat(event.marks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"nytbrev, ORIGINAL", "rettetbrev, CORRECTION", "annulleretbrev, CANCELLATION"})
    void the_status_of_a_letter_says_whether_it_is_new_corrected_or_cancelled(String status, EventNature nature) {
        assertThat(event(ALetter.admission().with("StatusCode", status)).nature()).isEqualTo(nature);
        assertThat(event(ALetter.discharge().with("StatusCode", status)).nature()).isEqualTo(nature);
    }

    @Test
    void a_discharge_home_and_a_death_are_told_apart() {
        assertThat(event(ALetter.discharge()).type()).isEqualTo(EventType.DISCHARGED);
        assertThat(event(ALetter.discharge().with("EpisodeOfCareStatusCode", "doed")).type()).isEqualTo(EventType.DECEASED);
        assertThat(event(ALetter.admission().with("EpisodeOfCareStatusCode", "doed")).type()).isEqualTo(EventType.DECEASED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ambulant", "inaktiv", "udskrevet_til_hjemmet", "INDLAGT", "1111111111"})
    void any_other_status_of_an_admission_is_refused_with_the_accepted_ones(String status) {
        assertThat(refusal(ALetter.admission().with("EpisodeOfCareStatusCode", status))).isEqualTo(new Interpretation.Unreadable(
            "VALUE_UNKNOWN", ADMISSION + "Patient.EpisodeOfCareStatusCode", "Accepted: doed, indlagt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"flyttet_til_sygehus", "flyttet_til_sygehusafd", "udskrevet_til_andet", "uoplyst"})
    void another_end_than_the_way_home_and_death_is_refused(String status) {
        assertThat(refusal(ALetter.discharge().with("EpisodeOfCareStatusCode", status)).code()).isEqualTo("VALUE_UNKNOWN");
    }

    @ParameterizedTest
    @CsvSource({"101, 0101", "0101, 0101", "751, 0751"})
    void a_municipality_number_may_lack_its_leading_zero(String written, String read) {
        assertThat(event(ALetter.admission().within("Receiver", "Identifier", written)).municipality())
            .contains(new MunicipalityCode(read));
    }

    @Test
    void a_receiver_that_is_no_municipality_names_no_residence() {
        assertThat(event(ALetter.admission().replacing("kommunenummer", "lokationsnummer")).municipality()).isEmpty();
    }

    @Test
    void a_name_that_was_cut_is_shown_as_cut() {
        assertThat(event(ALetter.admission().with("UnitName", "Hjertemedicinsk sengeafdeling, Hvi*")).department().name())
            .isEqualTo("Hjertemedicinsk sengeafdeling, Hvi…");
        assertThat(event(ALetter.admission().with("UnitName", "Afsnit*")).department().name()).isEqualTo("Afsnit*");
    }

    @Test
    void the_department_is_named_if_the_unit_has_no_name() {
        assertThat(event(ALetter.admission().without("UnitName")).department().name()).isEqualTo("Afdeling for Psykoser");
    }

    @Test
    void an_id_that_is_no_uuid_stays_as_it_is() {
        assertThat(event(ALetter.admission().with("NotificationIdentifier", "Indlaeggelse-17")).stay().episode())
            .isEqualTo("Indlaeggelse-17");
    }

    @Test
    void a_letter_in_latin_letters_is_read_by_its_declaration() {
        assertThat(event(reader.interpret(ALetter.admission().with("UnitName", "Afsnit Ærø").latinBytes(), this::sender)).department()
            .name()).isEqualTo("Afsnit Ærø");
    }

    @ParameterizedTest
    @CsvSource({"21:55, 2026-11-21T20:55:00Z", "21:55:09, 2026-11-21T20:55:09Z", "21:55:00+02:00, 2026-11-21T19:55:00Z",
        "21:55:00Z, 2026-11-21T21:55:00Z"})
    void a_time_without_an_offset_is_danish_local_time(String written, Instant read) {
        assertThat(event(ALetter.admission().within("Admission", "Time", written)).occurredAt()).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"02:30, 2026-10-25T00:30:00Z, true", "02:30+02:00, 2026-10-25T00:30:00Z, false",
        "02:30+01:00, 2026-10-25T01:30:00Z, false", "03:00, 2026-10-25T02:00:00Z, false"})
    void a_time_in_the_doubled_hour_is_the_earlier_one_and_marked(String written, Instant read, boolean marked) {
        StayEvent event = event(ALetter.admission().within("Admission", "Date", "2026-10-25").within("Admission", "Time", written));

        assertThat(event.occurredAt()).isEqualTo(read);
        assertThat(event.marks().contains(StayEvent.Mark.DOUBLED_HOUR)).isEqualTo(marked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2026-03-29 | 02:30 | Time | 02:30 on 29 March does not exist in Europe/Copenhagen: the clocks were put forward",
        "2026-02-30 | 10:00 | Date | 30 February does not exist",
        "2026-13-01 | 10:00 | Date | Month 13 does not exist",
        "2026-11-21 | 24:00 | Time | This time of day does not exist; hours are 00 to 23, minutes and seconds 00 to 59",
        "2026-11-21 | 9:00  | Time | Not a time; HH:MM[:SS] is accepted",
        "21-11-2026 | 10:00 | Date | Not a time; YYYY-MM-DD is accepted",
        "2026-11-21 | 10:00+99:00 | Time | This offset does not exist; +01:00 is Danish winter time"})
    void a_time_that_does_not_exist_is_refused_and_said_why(String date, String time, String element, String why) {
        assertThat(refusal(ALetter.admission().within("Admission", "Date", date).within("Admission", "Time", time)))
            .isEqualTo(new Interpretation.Unreadable("FIELD_INVALID", ADMISSION + "Admission." + element, why));
    }

    @Test
    void a_cancellation_may_lack_the_time_of_what_it_cancels() {
        ALetter letter = ALetter.admission().without("Admission");

        StayEvent cancelled = event(letter.with("StatusCode", "annulleretbrev"));
        assertThat(cancelled.occurredAt()).isEqualTo(Instant.parse("2026-11-21T21:01:17Z"));
        assertThat(cancelled.marks()).containsExactly(StayEvent.Mark.TIME_OF_SENDING);
        assertThat(refusal(letter).location()).isEqualTo(ADMISSION + "Admission.Date");
    }

    @Test
    void a_correction_that_repeats_the_time_of_its_letter_was_sent_at_the_time_of_its_envelope() {
        assertThat(event(ALetter.admission().within("Envelope", "Time", "23:10")).sentAt())
            .isEqualTo(Instant.parse("2026-11-21T22:10:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"CivilRegistrationNumber, CITIZEN_MISSING, Patient.CivilRegistrationNumber",
        "NotificationIdentifier, FIELD_MISSING, Letter.NotificationIdentifier", "VersionCode, FIELD_MISSING, Letter.VersionCode",
        "StatusCode, FIELD_MISSING, Letter.StatusCode", "EpisodeOfCareStatusCode, FIELD_MISSING, Patient.EpisodeOfCareStatusCode",
        "Receiver, FIELD_MISSING, Receiver.EANIdentifier", "EANIdentifier, FIELD_MISSING, Sender.EANIdentifier"})
    void what_a_letter_must_have_is_required(String element, String code, String location) {
        Interpretation.Unreadable why = refusal(ALetter.admission().without(element));

        assertThat(why.code()).isEqualTo(code);
        assertThat(why.location()).isEqualTo(ADMISSION + location);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1111111111", "0000000000", "9999999999"})
    void a_number_of_equal_digits_is_no_citizen(String number) {
        assertThat(refusal(ALetter.admission().with("CivilRegistrationNumber", number)).code()).isEqualTo("CITIZEN_MISSING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"250947998", "3002479989", "250947AA99", "ukendt"})
    void a_number_that_is_no_cpr_number_is_refused(String number) {
        assertThat(refusal(ALetter.admission().with("CivilRegistrationNumber", number)).code()).isEqualTo("CITIZEN_INVALID");
    }

    @ParameterizedTest
    @CsvSource({"5790000120017", "6620", "6620021"})
    void a_hospital_is_known_by_its_number_by_that_of_the_department_or_by_its_location(String configured) {
        Interpretation meaning =
            reader.interpret(ALetter.admission().bytes(), number -> Optional.of(HOSPITAL).filter(known -> number.equals(configured)));

        assertThat(event(meaning).stay().hospital()).isEqualTo(AUH);
    }

    @Test
    void an_unknown_hospital_is_refused() {
        assertThat(refusal(reader.interpret(ALetter.admission().bytes(), number -> Optional.empty())).code()).isEqualTo("SENDER_UNKNOWN");
    }

    @Test
    void an_element_that_occurs_twice_is_refused() {
        assertThat(refusal(ALetter.admission().replacing("<StatusCode>", "<StatusCode>nytbrev</StatusCode><StatusCode>")))
            .isEqualTo(new Interpretation.Unreadable("FIELD_INVALID", ADMISSION + "Letter.StatusCode", "The element may occur only once"));
    }

    @Test
    void two_letters_in_one_message_are_refused() {
        String second = ALetter.discharge().text().replaceAll("(?s).*(<NotificationOfDischarge>.*</NotificationOfDischarge>).*", "$1");

        assertThat(refusal(ALetter.admission().replacing("</Emessage>", second + "</Emessage>")).message())
            .isEqualTo("One letter in an Emessage is accepted");
    }

    @Test
    void another_version_is_refused() {
        assertThat(refusal(ALetter.admission().with("VersionCode", "XD2031C"))).isEqualTo(new Interpretation.Unreadable(
            "VERSION_UNSUPPORTED", ADMISSION + "Letter.VersionCode", "The only accepted version is XD2030C"));
    }

    @Test
    void another_letter_is_refused() {
        assertThat(refusal(ALetter.admission().replacing("NotificationOfAdmission", "ReportOfAdmission")).code())
            .isEqualTo("VALUE_UNKNOWN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "MSH|^~\\&|", "<", "<Emessage/>", "<Emessage xmlns='urn:other'/>", "<a><b></a>",
        "<!DOCTYPE Emessage><Emessage xmlns='http://rep.oio.dk/sundcom.dk/medcom.dk/xml/schemas/2005/08/07/'/>",
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><Emessage xmlns='http://rep.oio.dk/sundcom.dk/medcom.dk/xml/schemas/2005/08/07/'>&e;</Emessage>",
        "<?xml version='1.0' encoding='x-no'?><Emessage/>"})
    void what_is_no_emessage_is_refused(String text) {
        assertThat(refusal(reader.interpret(text.getBytes(StandardCharsets.UTF_8), this::sender)).code()).isEqualTo("NOT_XDIS");
    }

    @Test
    void bytes_that_are_not_in_the_declared_character_set_are_refused() {
        byte[] wrong = ALetter.admission().with("UnitName", "Ærø").text().getBytes(StandardCharsets.ISO_8859_1);

        assertThat(refusal(reader.interpret(wrong, this::sender)).code()).isEqualTo("TEXT_MALFORMED");
    }

    @Test
    void a_message_that_is_too_long_or_too_deep_is_refused() {
        assertThat(refusal(ALetter.admission().with("UnitName", "x".repeat(300_000))).message()).contains("256 KiB");
        assertThat(refusal(ALetter.admission().with("UnitName", "<a>".repeat(20) + "</a>".repeat(20))).message()).contains("nested");
    }

    @Test
    void the_ids_and_the_hospital_of_a_letter_that_is_refused_are_known() {
        ReadLetter read = reader.read(ALetter.admission().with("StatusCode", "nyt").bytes(), this::sender);

        assertThat(read.ids()).isEqualTo(new LetterIds(Optional.of("KUVERT-1"), Optional.of("BREV-1"), Optional.of("XD2030C"),
            Optional.of("5790000120017"), Optional.of("5790000120024"), LetterIds.Receipts.EACH));
        assertThat(read.sender()).contains(HOSPITAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<PositiveReceipt>", "<NegativeReceipt><Letter><Identifier>BREV-1</Letter>", "<NegativeVansReceipt/><"})
    void a_damaged_receipt_is_a_receipt(String content) {
        assertThat(reader.interpret(emessage(content), this::sender)).isInstanceOf(Interpretation.Nothing.class);
        assertThat(reader.isLetter(emessage(content))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<NotificationOfAdmission><Letter>", "<NegativeReceipt/><NotificationOfAdmission>"})
    void what_is_damaged_and_may_be_a_letter_is_refused(String content) {
        assertThat(reader.interpret(emessage(content), this::sender)).isInstanceOf(Interpretation.Unreadable.class);
        assertThat(reader.isLetter(emessage(content))).isEqualTo(content.contains("Admission"));
    }

    @Test
    void a_wrong_letter_is_a_letter() {
        assertThat(reader.isLetter(ALetter.discharge().with("StatusCode", "nyt").bytes())).isTrue();
    }

    /** Without its end. */
    private static byte[] emessage(String content) {
        return ("<Emessage xmlns=\"http://rep.oio.dk/sundcom.dk/medcom.dk/xml/schemas/2005/08/07/\"><Envelope/>" + content)
            .getBytes(StandardCharsets.UTF_8);
    }

    private Optional<Hospital> sender(String number) {
        return Optional.of(HOSPITAL).filter(known -> known.senders().contains(number));
    }

    private StayEvent event(ALetter letter) {
        return event(reader.interpret(letter.bytes(), this::sender));
    }

    private static StayEvent event(Interpretation meaning) {
        assertThat(meaning).isInstanceOf(Interpretation.Event.class);
        return (StayEvent) ((Interpretation.Event) meaning).event();
    }

    private Interpretation.Unreadable refusal(ALetter letter) {
        return refusal(reader.interpret(letter.bytes(), this::sender));
    }

    private static Interpretation.Unreadable refusal(Interpretation meaning) {
        assertThat(meaning).isInstanceOf(Interpretation.Unreadable.class);
        return (Interpretation.Unreadable) meaning;
    }
}
