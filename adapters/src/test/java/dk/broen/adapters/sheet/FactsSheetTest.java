package dk.broen.adapters.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.broen.adapters.configuration.ConfigurationDirectory;
import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.adapters.facts.FactsMapper;
import dk.broen.adapters.facts.FactsReader;
import dk.broen.adapters.facts.SiftedFacts;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactsSheetTest {
    private static final String CPR = "2509479989";
    private static final String HEADER = "cpr;fact;unit;function;from;name\n";
    private static final String ROW = CPR + ";SERVICE;aarhus-botilbud-havnen;RESIDENCE;2026-02-01;Åse Lund\n";

    @Test
    void a_column_that_a_danish_sheet_does_not_have_is_named_in_danish() {
        assertThat(faults(read("CPR-nr;Oplysning;Kommune;Fra\n" + CPR + ";Samtykke;0751;2026-02-01\n")))
            .extracting(fault -> fault.column()).containsExactly("modtagere", "samtykkeform", "indhentet_af");
    }

    @Test
    void the_rows_of_one_citizen_become_one_entry_of_the_document() {
        JsonNode document = read(HEADER + ROW + ROW + ROW.replace(CPR, "2103009996")).document();

        assertThat(document.path("citizens")).hasSize(2);
        assertThat(document.path("citizens").get(0).path("services")).hasSize(2);
        assertThat(document.at("/citizens/0/services/0/worker/name").asText()).isEqualTo("Åse Lund");
    }

    @Test
    void every_field_of_an_appointment_has_a_column() {
        FactsSheet sheet = read("""
            cpr;fact;unit;rank;name;phone;mail;sms;hours;deputy_name;deputy_phone;deputy_mail;deputy_sms;deputy_hours;absences;from;until
            2509479989;APPOINTMENT;aarhus-forloebskoordinatorer;SECONDARY;Anne Holm;20 00 00 02;anne@kommune.example;+45 20 00 00 03;\
            mon-thu 08:00-15:30, fri 08:00-14:00;Bo Lund;20 00 00 04;bo@kommune.example;+45 20 00 00 05;tue 09:00-12:00;\
            2026-12-20..2027-01-03, 15-01-2027;2026-09-01;2027-08-31
            """);

        assertThat(sheet.document().at("/citizens/0/appointments/0")).hasToString(json("""
            {'unit':'aarhus-forloebskoordinatorer',\
            'coordinator':{'name':'Anne Holm','phone':'20 00 00 02','mail':'anne@kommune.example','sms':'+45 20 00 00 03',\
            'hours':{'mon-thu':'08:00-15:30','fri':'08:00-14:00'}},\
            'deputy':{'name':'Bo Lund','phone':'20 00 00 04','mail':'bo@kommune.example','sms':'+45 20 00 00 05',\
            'hours':{'tue':'09:00-12:00'}},\
            'absences':[{'from':'2026-12-20','until':'2027-01-03'},{'from':'2027-01-15','until':'2027-01-15'}],\
            'rank':'SECONDARY','from':'2026-09-01','until':'2027-08-31'}"""));
        assertThat(texts(sheet)).isEmpty();
    }

    @Test
    void every_field_of_a_consent_and_a_residence_has_a_column() {
        FactsSheet sheet = read("""
            cpr;fact;municipality;kind;to;events;regions;form;signed;obtained_by;signatory;signatory_name;given;answer;from;until;withdrawn_at
            2509479989;CONSENT;0751;;COORDINATOR aarhus-jobcenter;ADMITTED, DISCHARGED;1082 1083;WRITTEN;ja;afsnit P2;værge;Ib Vang;2026-08-20;GIVEN;2026-09-01;2027-08-31;30-11-2026 14:05
            2509479989;RESIDENCE;0751;ACTING;;;;;;;;;;;2026-09-01;2027-08-31;
            """);

        assertThat(texts(sheet)).isEmpty();
        assertThat(sheet.document().at("/citizens/0/consents/0")).hasToString(json("""
            {'municipality':'0751','to':['COORDINATOR','aarhus-jobcenter'],'events':['ADMITTED','DISCHARGED'],'regions':['1082','1083'],\
            'form':'WRITTEN','signed':true,'obtained_by':'afsnit P2','signatory':'GUARDIAN','signatory_name':'Ib Vang',\
            'given':'2026-08-20','answer':'GIVEN','from':'2026-09-01','until':'2027-08-31',\
            'withdrawn_at':'2026-11-30T14:05:00+01:00'}"""));
        assertThat(sheet.document().at("/citizens/0/residences/0")).hasToString(
            json("{'municipality':'0751','kind':'ACTING','from':'2026-09-01','until':'2027-08-31'}"));
    }

    @Test
    void every_field_of_an_agreement_an_override_and_a_psp_case_has_a_column() {
        FactsSheet sheet = read("""
            cpr;fact;municipality;kind;to;events;from;until;parties;clinician;necessity;decided_by;started_by;reason;stays;revoked_at
            2509479989;aftale;0751;udskrivningsaftale;;;2026-09-01;2027-08-31;HOUSING_SUPPORT aarhus-jobcenter;Overlæge Vang;Nødvendigt;;;;;
            2509479989;beslutning;;;aarhus-jobcenter;ADMITTED;2026-09-01;2026-09-30;;;;Overlæge Vang;;Fare;auh/V-17, auh/V/18;30-09-2026 12:00
            2509479989;PSP-sag;0751;;;;2026-09-01;2027-08-31;;;;;Leder Bang;Fare;;
            """);

        assertThat(sheet.document().at("/citizens/0/agreements/0")).hasToString(json("""
            {'municipality':'0751','kind':'DISCHARGE_AGREEMENT','from':'2026-09-01','until':'2027-08-31',\
            'parties':['HOUSING_SUPPORT','aarhus-jobcenter'],'clinician':'Overlæge Vang','necessity':'Nødvendigt'}"""));
        assertThat(sheet.document().at("/citizens/0/overrides/0")).hasToString(json("""
            {'to':['aarhus-jobcenter'],'events':['ADMITTED'],'from':'2026-09-01','until':'2026-09-30','decided_by':'Overlæge Vang',\
            'reason':'Fare','stays':[{'hospital':'auh','visit':'V-17'},{'hospital':'auh','visit':'V/18'}],\
            'revoked_at':'2026-09-30T12:00:00+02:00'}"""));
        assertThat(sheet.document().at("/citizens/0/psp_cases/0")).hasToString(json(
            "{'municipality':'0751','from':'2026-09-01','until':'2027-08-31','started_by':'Leder Bang','reason':'Fare'}"));
    }

    @Test
    void every_field_of_the_end_of_a_stay_has_a_column() {
        FactsSheet sheet = read("""
            cpr;oplysning;kommune;begyndt;afsluttet;afsluttet af;begrundelse
            2509479989;afslutning;0751;01-02-2026 10:00;2026-02-14T12:00:00+01:00;Ib Vang;borgeren er hjemme
            """);

        assertThat(sheet.document().at("/citizens/0/stay_ends/0")).hasToString(json(
            "{'municipality':'0751','reason':'borgeren er hjemme','begun_at':'2026-02-01T10:00:00+01:00','ended_at':'2026-02-14T12:00+01:00',"
                + "'ended_by':'Ib Vang'}"));
    }

    @Test
    void a_sheet_in_danish_is_the_same_as_one_in_english() {
        FactsSheet danish = read("""
            CPR-nr.;Oplysning;Kommune;Enhed;Navn;Telefon;Træffetid;Fravær;Rang;Modtagere;Samtykkeform;Indhentet af;Svar;Fra;Til
            250947-9989;Udpegning;0751;aarhus-forloebskoordinatorer;Anne Holm;20000002;man-tor 8.00-15.30;20.12.2026 til 03.01.2027;primær;;;;;1.9.2026;
            250947-9989;Samtykke;0751;;;;;;;COORDINATOR;skriftlig;afsnit P2;givet;01-09-2026;31/8-2027
            """);
        FactsSheet english = read("""
            cpr;fact;municipality;unit;name;phone;hours;absences;rank;to;form;obtained_by;answer;from;until
            2509479989;APPOINTMENT;0751;aarhus-forloebskoordinatorer;Anne Holm;20000002;mon-thu 08:00-15:30;2026-12-20..2027-01-03;PRIMARY;;;;;2026-09-01;
            2509479989;CONSENT;0751;;;;;;;COORDINATOR;WRITTEN;afsnit P2;GIVEN;2026-09-01;2027-08-31
            """);

        assertThat(texts(danish)).isEmpty();
        assertThat(danish.document()).isEqualTo(english.document());
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,''", "UTF-8,\uFEFF", "windows-1252,''", "ISO-8859-1,''", "UTF-16LE,\uFEFF", "UTF-16BE,\uFEFF"})
    void the_character_set_is_found_in_the_bytes(String charset, String mark) {
        FactsSheet sheet = FactsSheet.read((mark + HEADER + ROW).getBytes(Charset.forName(charset)));

        assertThat(texts(sheet)).isEmpty();
        assertThat(sheet.document().at("/citizens/0/services/0/worker/name").asText()).isEqualTo("Åse Lund");
        assertThat(sheet.charset().name()).isEqualTo(charset.replace("ISO-8859-1", "windows-1252"));
    }

    @ParameterizedTest
    @ValueSource(strings = {";", ",", "\t"})
    void the_separator_is_found_in_the_header(String separator) {
        FactsSheet sheet = read((HEADER + ROW).replace(";", separator));

        assertThat(texts(sheet)).isEmpty();
        assertThat(sheet.rows()).isEqualTo(1);
    }

    @Test
    void the_first_line_may_name_the_separator_and_counts_as_a_line() {
        FactsSheet sheet = read("sep=|\r\n" + (HEADER + ROW + CPR + ";;;;;\n").replace(";", "|").replace("\n", "\r\n"));

        assertThat(sheet.rows()).isEqualTo(2);
        assertThat(texts(sheet)).singleElement().asString().startsWith("line 4, column fact: is not one of");
    }

    @Test
    void empty_rows_and_what_excel_puts_around_numbers_are_no_values() {
        FactsSheet sheet = read(HEADER + ROW.replace(CPR, "\"=\"\"2509479989\"\"\"") + ROW.replace(CPR, "'" + CPR)
            + ROW.replace(CPR, "250947 9989\u00A0") + "\n;;;;;\n\u00A0;;;;;;;\n");

        assertThat(texts(sheet)).isEmpty();
        assertThat(sheet.document().path("citizens")).hasSize(1);
        assertThat(sheet.rows()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        610642661   | has nine digits: Excel removed the leading zero; format the column as text and write the number with its zero
        61064-2661  | has nine digits: Excel removed the leading zero; format the column as text and write the number with its zero
        2,50948E+09 | is a number of Excel and has lost digits; format the column as text and write the CPR number again
        ''          | is missing
        Anne Holm   | is not a CPR number: ten digits, with or without a hyphen
        3213009996  | is not a CPR number: ten digits, with or without a hyphen
        """)
    void a_wrong_cpr_number_is_refused_with_the_reason_and_not_quoted(String written, String fault) {
        assertThat(texts(read(HEADER + ROW.replace(CPR, written)))).containsExactly("line 2, column cpr: " + fault);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"2026-11-30", "30-11-2026", "30.11.2026", "30/11-2026", "30. 11. 2026", "30-11-2026 00:00", "2026-11-30 00:00:00"})
    void a_day_is_read_as_danes_write_it(String day) {
        assertThat(read(HEADER + ROW.replace("2026-02-01", day)).document().at("/citizens/0/services/0/from").asText())
            .isEqualTo("2026-11-30");
    }

    @ParameterizedTest
    @CsvSource({"03/04/2026,is ambiguous: day and month can be exchanged", "30/11/2026,is ambiguous: day and month can be exchanged",
        "30-11-26,is ambiguous: the year must have four digits", "46356,is Excel's number of a day: format the column as a date",
        "31.11.2026,is not a day of the calendar", "1 Nov,is not a day"})
    void another_way_to_write_a_day_is_refused(String day, String reason) {
        assertThat(texts(read(HEADER + ROW.replace("2026-02-01", day)))).containsExactly("line 2, column from: " + reason
            + "; write 2026-11-30, 30-11-2026, 30.11.2026 or 30/11-2026");
    }

    @Test
    void all_faults_of_all_rows_are_reported_at_once_and_the_other_rows_can_be_recorded() {
        FactsSheet sheet = read("""
            cpr;oplysning;kommune;enhed;fra;til;afløser;modtagere
            2509479989;SERVISE;;aarhus-jobcenter;2026-02-01;;;
            61064;RESIDENCE;751;;1/2/26;;;
            2509479989;RESIDENCE;0751;;2026-02-01;;Bo Lund;
            2509479989;RESIDENCE;0751;;2026-02-01;;;
            2509479989;RESIDENCE;0751;;2026-02-01;2026-01-01;;
            2509479989;APPOINTMENT;;aarhus-forloebskoordinatorer;2026-02-01;;;
            """);

        assertThat(texts(sheet)).containsExactly(
            "line 2, column oplysning: is not one of [RESIDENCE, APPOINTMENT, SERVICE, CONSENT, AGREEMENT, OVERRIDE, PSP_CASE, STAY_END]; did you mean \"SERVICE\"?",
            "line 3, column cpr: is not a CPR number: ten digits, with or without a hyphen",
            "line 3, column kommune: has three digits: Excel removed the leading zero; format the column as text",
            "line 3, column fra: is ambiguous: day and month can be exchanged; write 2026-11-30, 30-11-2026, 30.11.2026 or 30/11-2026",
            "line 4, column afløser: must be empty: RESIDENCE does not use it",
            "line 6: a period must not end before it begins: 2026-02-01 to 2026-01-01",
            "line 7, column navn: is missing; APPOINTMENT requires it");
        assertThat(sifted(sheet).facts()).extracting(placed -> sheet.byLine(placed.place())).containsExactly("line 5");
        assertThat(sifted(sheet).citizens()).hasSize(1);
    }

    @Test
    void a_fault_that_the_document_has_names_line_and_column_of_the_sheet() {
        FactsSheet sheet = read("cpr;fact;enhed;function;fra;navn;mail\n\n"
            + "2509479989;SERVICE;aarhus-bostoette-nort;HOUSING_SUPPORT;2026-02-01;Åse Lund;\n"
            + "2509479989;SERVICE;aarhus-bostoette-nord;HOUSING_SUPORT;2026-02-01;;\n"
            + "2509479989;SERVICE;aarhus-bostoette-nord;HOUSING_SUPPORT;2026-02-01;;a@kommune.example\n"
            + "2509479989;APPOINTMENT;aarhus-forloebskoordinatorer;;2026-02-01;Anne;anne\n");

        assertThat(texts(sheet)).containsExactly(
            "line 3, column enhed: is not a configured unit; did you mean \"aarhus-bostoette-nord\"?",
            "line 4, column function: is not a configured function; did you mean \"HOUSING_SUPPORT\"?",
            "line 5, column navn: is missing",
            "line 6, column mail: is not a mail address");
    }

    @Test
    void a_place_of_the_document_is_told_as_a_line_of_the_sheet() {
        FactsSheet sheet = read(HEADER + "1;SERVICE;;;1/2/26;\n" + ROW);

        assertThat(sheet.byLine("citizens[1].services[0]")).isEqualTo("line 3");
        assertThat(sheet.byLine("citizens[1].services[0].unit: is wrong")).isEqualTo("line 3, column unit: is wrong");
        assertThat(sheet.byLine("citizens[0].cpr: is wrong")).startsWith("line 2, column cpr: is not a CPR number")
            .contains("; line 2, column from: ");
        assertThat(sheet.byLine("because: is missing")).isEqualTo("because: is missing");
    }

    @Test
    void a_text_that_is_not_such_a_sheet_is_refused() {
        assertThat(texts(read(""))).singleElement().asString().startsWith("line 1: is empty; the first line names the columns");
        assertThat(texts(read(ROW))).contains("line 1, column cpr: is missing in the header; the first line names the columns")
            .noneMatch(fault -> fault.contains(CPR) || fault.contains("Lund"));
        assertThat(texts(read("cpr;fact;enhedd\n"))).containsExactly("line 1: the title of column 3 is not known; did you mean \"enhed\"?");
        assertThat(texts(read("cpr;personnummer;fact\n"))).containsExactly("line 1, column personnummer: is in the header twice");
        assertThat(texts(read(HEADER + ROW.strip() + ";more\n"))).containsExactly("line 2: has more values than the header has columns");
        assertThat(texts(read(HEADER + ROW + "\"2509479989;SERVICE\n" + ROW))).singleElement().asString()
            .endsWith("a quotation mark is not closed here or above");
        assertThat(texts(FactsSheet.read(new byte[] {'P', 'K', 3, 4, 0, 0}))).singleElement().asString().contains("is a workbook");
        assertThat(texts(FactsSheet.read(new byte[] {'c', (byte) 0x81}))).singleElement().asString()
            .contains("save the sheet as \"CSV UTF-8\"");
    }

    @Test
    void the_report_is_a_file_that_excel_opens() {
        assertThat(FaultsFile.of(faults(read(HEADER + ROW.strip() + ";more\n"))))
            .isEqualTo("\uFEFFline;column;fault\r\n2;;has more values than the header has columns\r\n");
        assertThat(FaultsFile.of(faults(read("cpr;fact;navn;fra\n" + CPR + ";SERVICE;;46356\n")))).contains("2;fra;\"is Excel's number");
    }

    private static FactsSheet read(String csv) {
        return FactsSheet.read(csv.getBytes(StandardCharsets.UTF_8));
    }

    private static SiftedFacts sifted(FactsSheet sheet) {
        ConfigurationResult.Loaded shipped = (ConfigurationResult.Loaded) new ConfigurationDirectory(Path.of("..", "config")).load();
        return new FactsReader(new FactsMapper(shipped.directory(), shipped.functions())).sift(sheet.document());
    }

    private static List<String> texts(FactsSheet sheet) {
        return faults(sheet).stream().map(RowFault::toString).toList();
    }

    /** All that is wrong in the file or in its rows. */
    private static List<RowFault> faults(FactsSheet sheet) {
        return sheet.unreadable().isEmpty() ? sheet.rows(sifted(sheet).faults().stream().map(SiftedFacts.Fault::toString).toList())
            : sheet.unreadable();
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
