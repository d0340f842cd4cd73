package dk.broen.adapters.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactsCsvTest {
    private static final String HEADER = "cpr;fact;unit;function;from;name\n";
    private static final String ROW = "2509479989;SERVICE;aarhus-botilbud-havnen;RESIDENCE;2026-02-01;Åse Lund\n";

    @Test
    void the_rows_of_one_citizen_become_one_entry_of_the_document() throws FactsRefused, IOException {
        JsonNode document = FactsCsv.read(new StringReader(HEADER + ROW + ROW + ROW.replace("2509479989", "2103009996"))).document();

        assertThat(document.path("citizens")).hasSize(2);
        assertThat(document.path("citizens").get(0).path("services")).hasSize(2);
        assertThat(document.at("/citizens/0/services/0/worker/name").asText()).isEqualTo("Åse Lund");
    }

    @Test
    void the_byte_order_mark_of_a_spreadsheet_is_not_part_of_the_first_column() throws FactsRefused, IOException {
        assertThat(FactsCsv.read(new StringReader('\uFEFF' + HEADER + ROW)).document().at("/citizens/0/cpr").asText())
            .isEqualTo("2509479989");
    }

    @Test
    void a_fault_of_the_document_names_the_line_of_the_csv_file() throws FactsRefused, IOException {
        FactsCsv sheet = FactsCsv.read(new StringReader(HEADER + ROW + "\n" + ROW));

        assertThat(sheet.byLine(new FactsRefused(List.of("citizens[0].services[1].from: is not a date",
            "citizens[0].cpr: is not a CPR number",
            "document: is empty"))).faults())
            .containsExactly("line 4: from: is not a date", "line 2: cpr: is not a CPR number", "document: is empty");
    }

    @Test
    void a_text_that_is_not_such_a_csv_file_is_refused_by_line() {
        assertThat(faults("")).singleElement().asString().startsWith("line 1: the columns \"cpr\" and \"fact\" are required");
        assertThat(faults("cpr,fact\n1,2\n")).contains("line 1: unknown column \"cpr,fact\"");
        assertThat(faults("cpr;cpr;fact\n")).containsExactly("line 1: the name of a column is empty or used twice");
        assertThat(faults(HEADER + ROW + "2509479989;SERVISE\n")).singleElement().asString().startsWith("line 3: fact is not one of");
        assertThat(faults(HEADER + ROW.strip() + ";more\n")).containsExactly("line 2: has more values than the header has columns");
        assertThat(faults(HEADER + "\"2509479989;SERVICE\n")).containsExactly("a quotation mark is not closed");
        assertThat(faults(HEADER + ROW.replace('Å', '\uFFFD'))).containsExactly("line 2: is not UTF-8; save the sheet as \"CSV UTF-8\"");
    }

    private static List<String> faults(String csv) {
        return catchThrowableOfType(FactsRefused.class, () -> FactsCsv.read(new StringReader(csv))).faults();
    }
}
