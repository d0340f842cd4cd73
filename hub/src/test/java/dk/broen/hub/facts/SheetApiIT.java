package dk.broen.hub.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dk.broen.hub.staging.SharedHub;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hub.HubClient;
import dk.broen.simulator.hub.HubReply;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests how a municipality imports a sheet: what is answered to wrong rows, and what is recorded of the others. */
@ExtendWith(SharedHub.class)
class SheetApiIT {
    private static final TestPeople PEOPLE = new TestPeople(9603);
    private static final String HEADER = "cpr;oplysning;enhed;funktion;fra\n";
    private final TestPerson person = PEOPLE.next();
    private final TestPerson other = PEOPLE.next();
    private final String right = row(person, "aarhus-botilbud-havnen");
    private final String wrong = row(other, "aarhus-nowhere") + ";INDSATS;aarhus-botilbud-havnen;RESIDENCE;1/2/26\n";
    private HubClient aarhus;

    @BeforeEach
    void municipality(StagedHub hub) {
        aarhus = hub.api("municipality-0751");
    }

    @Test
    void all_rows_that_are_wrong_are_answered_by_line_and_column_and_nothing_is_recorded() {
        HubReply refused = sheet("", "*/*", HEADER + right + wrong);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("faults")).hasToString("""
            [{"line":3,"column":"enhed","description":"is not a configured unit"},\
            {"line":4,"column":"cpr","description":"is missing"},\
            {"line":4,"column":"fra","description":"is ambiguous: day and month can be exchanged; \
            write 2026-11-30, 30-11-2026, 30.11.2026 or 30/11-2026"}]""");
        assertThat(refused.body().toString()).doesNotContain(person.cpr(), other.cpr());
        assertThat(services(person)).isEmpty();
    }

    @Test
    void the_rows_that_are_right_are_recorded_if_the_sender_wants_that() {
        HubReply partly = sheet("?partial=true", "application/json", HEADER + right + wrong);

        assertThat(partly.status()).isEqualTo(201);
        assertThat(partly.body().at("/counts/recorded").asInt()).isEqualTo(1);
        assertThat(partly.body().at("/facts/0/place").asText()).isEqualTo("line 2");
        assertThat(partly.body().path("faults").findValuesAsText("line")).containsExactly("3", "4", "4");
        assertThat(services(person)).hasSize(1);
    }

    @Test
    void what_is_wrong_comes_as_a_file_if_the_sender_wants_that() {
        HubReply refused = sheet("", "text/csv", HEADER + right + wrong);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().asText())
            .startsWith("\uFEFFline;column;fault\r\n3;enhed;is not a configured unit\r\n4;cpr;is missing\r\n");
    }

    @Test
    void nothing_of_a_citizen_with_a_wrong_row_ends_when_a_sheet_replaces_what_was_recorded_before() {
        assertThat(sheet("?source=nexus", "application/json", HEADER + right).status()).isEqualTo(201);

        HubReply replaced = sheet("?partial=true&replace=CITIZENS&source=nexus", "application/json",
            HEADER + row(person, "aarhus-nowhere"));

        assertThat(replaced.body().at("/counts/ended").asInt()).isZero();
        assertThat(services(person)).hasSize(1);
    }

    @Test
    void a_row_of_another_municipality_is_refused_by_its_line() {
        HubReply refused = sheet("", "*/*", HEADER + right + row(other, "odense-botilbud-aaen"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().at("/faults/0/line").asInt()).isEqualTo(3);
        assertThat(services(person)).isEmpty();
    }

    @Test
    void a_file_that_is_no_sheet_is_refused_also_in_part() {
        assertThat(sheet("?partial=true", "*/*", "cpr;fakta\n").status()).isEqualTo(422);
        assertThat(sheet("?partial=true", "*/*", "").status()).isEqualTo(422);
        assertThat(sheet("?partial=true", "*/*", "PK\u0003\u0004").body().at("/faults/0/description").asText()).contains("workbook");
    }

    private HubReply sheet(String parameters, String accept, String rows) {
        return aarhus.exchange("POST", "/api/facts" + parameters, "text/csv", Map.of("Because", "import", "Accept", accept), rows);
    }

    private static String row(TestPerson person, String unit) {
        return person.cpr() + ";INDSATS;" + unit + ";RESIDENCE;01-11-2026\n";
    }

    private JsonNode services(TestPerson citizen) {
        return aarhus.post("/api/facts/search", JsonNodeFactory.instance.objectNode().put("cpr", citizen.cpr())).at("/citizens/0/services");
    }
}
