package dk.broen.mappings.census;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.census.AdmissionList;
import dk.broen.domain.census.ListedStay;
import dk.broen.domain.census.ListedTime;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.PlannedDischarge;
import dk.broen.mappings.Interpretation;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionListReaderTest {
    private static final Instant MODIFIED = Instant.parse("2026-11-21T11:00:00Z");
    private static final AdmissionListReader.Times TIMES = new AdmissionListReader.Times(MODIFIED, MODIFIED, Duration.ofMinutes(10));
    private static final ListForm CSV = new ListForm(ListForm.Syntax.CSV, StandardCharsets.ISO_8859_1);
    private static final ListForm JSON = new ListForm(ListForm.Syntax.JSON, StandardCharsets.UTF_8);
    private static final String HEADER = "cpr;visit;ward;admitted_at;planned_discharge;class;ward_name;municipality\n";
    private static final String ROW = "250947-9989;V1;P2;2026-11-20 21:55;2026-11-23;I;Afsnit Ærø;751\n";

    private final AdmissionListReader reader = new AdmissionListReader();

    @Test
    void a_row_is_read_with_all_that_the_hub_uses() {
        AdmissionList list = list(HEADER + ROW);

        assertThat(list.listedAt()).isEqualTo(new ListedTime(MODIFIED, false));
        ListedStay stay = list.stays().get(0);
        assertThat(stay.visit()).isEqualTo("V1");
        assertThat(stay.citizen().digits()).isEqualTo("2509479989");
        assertThat(stay.ward()).isEqualTo("P2");
        assertThat(stay.wardName()).contains("Afsnit Ærø");
        assertThat(stay.contact()).isEqualTo(ListedStay.Contact.INPATIENT);
        assertThat(stay.admittedAt()).isEqualTo(new ListedTime(Instant.parse("2026-11-20T20:55:00Z"), false));
        assertThat(stay.planned()).contains(new PlannedDischarge(LocalDate.of(2026, 11, 23), Optional.empty()));
        assertThat(stay.municipality()).contains(new MunicipalityCode("0751"));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "\t", ";"})
    void the_separator_is_the_one_with_which_the_header_has_columns(String separator) {
        assertThat(list((HEADER + ROW).replace(";", separator)).stays()).hasSize(1);
    }

    @Test
    void unknown_columns_are_ignored_and_optional_ones_may_be_missing() {
        assertThat(list("Bed,CPR,Visit,Ward,Admitted at\n12,2509479989,V1,P2,2026-11-20T21:55:00+01:00\n").stays()).hasSize(1);
    }

    @Test
    void a_list_can_name_its_time() {
        assertThat(list("cpr;visit;ward;admitted_at;listed_at\n2509479989;V1;P2;2026-11-20T21:55;2026-11-21T13:00\n").listedAt().at())
            .isEqualTo(Instant.parse("2026-11-21T12:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"2026-10-25 02:30, 2026-10-25T00:30:00Z, true", "2026-10-25T02:30:00+02:00, 2026-10-25T00:30:00Z, false",
        "2026-10-25T02:30:00+01:00, 2026-10-25T01:30:00Z, false", "2026-10-25 03:00, 2026-10-25T02:00:00Z, false"})
    void a_time_in_the_doubled_hour_is_the_earlier_one_and_marked(String written, Instant read, boolean doubled) {
        AdmissionList list = list("cpr;visit;ward;admitted_at;listed_at\n2509479989;V1;P2;%1$s;%1$s\n".formatted(written));

        assertThat(list.stays().get(0).admittedAt()).isEqualTo(new ListedTime(read, doubled));
        assertThat(list.listedAt()).isEqualTo(new ListedTime(read, doubled));
    }

    @Test
    void a_json_list_is_read_alike() {
        AdmissionList list = readable("""
            {"listed_at": "2026-11-21T13:00:00+01:00", "inpatients": [{"cpr": "2509479989", "visit": "V1", "ward": "P2", "bed": {},
             "admitted_at": "2026-11-20T21:55:00+01:00", "planned_discharge": "2026-11-23T14:00", "class": "EMER", "name": null}]}""",
            JSON).list();

        assertThat(list.listedAt().at()).isEqualTo(Instant.parse("2026-11-21T12:00:00Z"));
        assertThat(list.stays().get(0).planned())
            .contains(new PlannedDischarge(LocalDate.of(2026, 11, 23), Optional.of(LocalTime.of(14, 0))));
        assertThat(list.stays().get(0).contact()).isEqualTo(ListedStay.Contact.EMERGENCY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2509479989 | V1 | P2 | yesterday           | I | row 2, admitted_at | FIELD_INVALID",
        "2509479989 | V1 | P2 | 2026-02-30 10:00    | I | row 2, admitted_at | FIELD_INVALID",
        "2509479989 | V1 |    | 2026-11-20 10:00    | I | row 2, ward        | FIELD_MISSING",
        "2509479989 | V1 | P2 | 2026-11-20 10:00    | O | row 2, class       | VALUE_UNKNOWN",
        "           | V1 | P2 | 2026-11-20 10:00    | I | row 2, cpr         | CITIZEN_MISSING",
        "123        | V1 | P2 | 2026-11-20 10:00    | I | row 2, cpr         | CITIZEN_INVALID",
        "2509479989 |    | P2 | 2026-11-20 10:00    | I | row 2, visit       | FIELD_MISSING"})
    void a_wrong_row_is_named_by_its_number_and_column_and_the_others_count(String cpr, String visit, String ward, String admitted,
        String patientClass, String location, String code) {
        String row = String.join(";", text(cpr), text(visit), text(ward), admitted, patientClass);
        ReadList.Readable read =
            readable("cpr;visit;ward;admitted_at;class\n" + row + "\n2509479989;V2;P2;2026-11-20 10:00;I\n", CSV);

        assertThat(read.list().stays()).extracting(ListedStay::visit).containsExactly("V2");
        assertThat(read.wrong()).singleElement().satisfies(wrong -> {
            assertThat(wrong.why().location()).isEqualTo(location);
            assertThat(wrong.why().code()).isEqualTo(code);
            assertThat(new String(wrong.raw(), StandardCharsets.UTF_8)).contains("\"admitted_at\":").doesNotContain("row 2");
        });
        assertThat(read.list().unread().size() + read.list().unnamed()).isEqualTo(1);
    }

    @Test
    void a_visit_that_occurs_twice_counts_once() {
        ReadList.Readable read = readable(HEADER + ROW + ROW.replace("9989", "9988"), CSV);

        assertThat(read.list().stays()).hasSize(1);
        assertThat(read.wrong()).singleElement().extracting(wrong -> wrong.why().location()).isEqualTo("row 3, visit");
    }

    @ParameterizedTest
    @CsvSource({"2026-11-21T12:10, false", "2026-11-21T12:11, true", "2126-11-20T21:55, true"})
    void a_row_with_an_admission_after_the_time_of_the_list_is_wrong_and_its_stay_is_on_the_list(String admitted, boolean wrong) {
        ReadList.Readable read = readable(HEADER + ROW.replace("2026-11-20 21:55", admitted), CSV);

        assertThat(read.list().unread()).isEqualTo(wrong ? Set.of("V1") : Set.of());
        assertThat(read.wrong()).extracting(row -> row.why().location() + " " + row.why().code())
            .isEqualTo(wrong ? List.of("row 2, admitted_at FIELD_INVALID") : List.of());
    }

    @Test
    void a_row_is_judged_by_the_present_moment_if_the_list_says_a_later_one() {
        String row = "cpr;visit;ward;admitted_at;listed_at\n2509479989;V1;P2;2026-11-21T12:15;2026-11-21T12:09\n";

        assertThat(readable(row, CSV).list().unread()).containsExactly("V1");
    }

    @Test
    void an_empty_list_is_a_list() {
        assertThat(list(HEADER).stays()).isEmpty();
        assertThat(readable("{\"inpatients\": []}", JSON).list().stays()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'' | header", "'cpr;visit;ward' | header", "'cpr;visit;ward;admitted_at;visit' | header",
        "'cpr;visit;ward;admitted_at\n2509479989;V1;P2' | row 2", "'cpr;visit;ward;admitted_at\n\"2509479989;V1' | list"})
    void what_is_no_list_is_refused_as_a_whole(String text, String location) {
        Interpretation.Unreadable why = refused(text.getBytes(StandardCharsets.UTF_8), CSV);

        assertThat(why.code()).isEqualTo("NOT_A_LIST");
        assertThat(why.location()).isEqualTo(location);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"inpatients\": {}}", "{\"inpatients\": []} x"})
    void what_is_no_json_list_is_refused_as_a_whole(String text) {
        assertThat(refused(text.getBytes(StandardCharsets.UTF_8), JSON).code()).isEqualTo("NOT_A_LIST");
    }

    @Test
    void text_in_another_character_set_is_refused() {
        ListForm utf8 = new ListForm(ListForm.Syntax.CSV, StandardCharsets.UTF_8);

        assertThat(refused((HEADER + ROW).getBytes(StandardCharsets.ISO_8859_1), utf8).code()).isEqualTo("TEXT_MALFORMED");
        assertThat(reader.read(("\uFEFF" + HEADER + ROW).getBytes(StandardCharsets.UTF_8), CSV, TIMES)).as("a byte-order mark")
            .isInstanceOf(ReadList.Readable.class);
    }

    private AdmissionList list(String text) {
        return readable(text, CSV).list();
    }

    private ReadList.Readable readable(String text, ListForm form) {
        Charset charset = form.charset();
        return (ReadList.Readable) reader.read(text.getBytes(charset), form, TIMES);
    }

    private Interpretation.Unreadable refused(byte[] file, ListForm form) {
        return ((ReadList.Refused) reader.read(file, form, TIMES)).why();
    }

    private static String text(String cell) {
        return cell == null ? "" : cell;
    }
}
