package dk.broen.hub.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dk.broen.hub.staging.SharedHub;
import dk.broen.hub.staging.StagedDatabase;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The administrator uploads a sheet, sees what it would change, and confirms or drops it. */
@ExtendWith(SharedHub.class)
class SheetPagesIT {
    private static final TestPeople PEOPLE = new TestPeople(5981);
    private static final String SHEET = "/inbox/sheet";
    private static final String HEADER = "cpr;oplysning;enhed;funktion;fra;til\n";
    private static final String MUNICIPALITY = "municipality-0461";
    private static final Pattern CONFIRM = Pattern.compile("action=\"(/inbox/sheet/[\\w-]+)/confirm\"");
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"");

    private final TestPerson person = PEOPLE.next();
    private final TestPerson other = PEOPLE.next();
    private StagedHub hub;
    private InboxClient administrator;

    @BeforeEach
    void loggedIn(StagedHub shared) throws IOException {
        hub = shared;
        administrator = new InboxClient(hub.process().port("http"));
        administrator.logIn("administrator-0461", hub.credentials("administrator-0461").password());
    }

    @Test
    void a_preview_changes_nothing_and_the_confirmed_sheet_is_recorded_once() throws Exception {
        InboxClient.Page preview = upload(HEADER + row(person) + row(other), false);

        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.body()).contains("Nye: 2", "Ændrede: 0", "Linje 2", "Linje 3").doesNotContain(person.cpr(), other.cpr());
        assertThat(services(person)).isEmpty();
        long before = recordedSheets();
        InboxClient.Page recorded = confirm(preview);
        assertThat(recordedSheets()).isEqualTo(before + 1);
        assertThat(audited(person)).as("who is asked about is written down").contains("SHEET_PREVIEWED");
        assertThat(administrator.follow(recorded).body()).contains("Arket er gemt.");
        assertThat(services(person)).hasSize(1);
        assertThat(services(person).at("/0/recorded/because").asText()).isEqualTo("månedens ark");
        assertThat(services(person).at("/0/recorded/by").asText()).contains("administrator-0461");
        InboxClient.Page again = upload(HEADER + row(person) + row(other), false);
        assertThat(again.body()).contains("Nye: 0", "Uændrede: 2", "Arket ændrer ikke noget.").doesNotContain("/confirm");
    }

    @Test
    void an_end_is_seen_as_a_change() throws Exception {
        confirm(upload(HEADER + row(person), false));

        InboxClient.Page preview = upload(HEADER + row(person).replace(";01-11-2026;", ";01-11-2026;31-12-2026"), false);

        assertThat(preview.body()).contains("Ændrede: 1", "Linje 2");
        confirm(preview);
        assertThat(services(person).at("/0/until").asText()).isEqualTo("2026-12-31");
    }

    @Test
    void a_sheet_that_is_the_whole_list_shows_what_is_over_and_who_was_seen_is_audited() throws Exception {
        confirm(upload(HEADER + row(person) + row(other), true));

        InboxClient.Page preview = upload(HEADER + row(other), true);

        assertThat(preview.body()).contains("Nævnes ikke mere", person.cpr().substring(0, 6) + "-" + person.cpr().substring(6), "indsats");
        assertThat(audited(person)).contains("CITIZEN_READ");
        confirm(preview);
        assertThat(services(person)).isEmpty();
        assertThat(services(other)).hasSize(1);
    }

    @Test
    void a_preview_is_refused_when_something_was_recorded_since() throws Exception {
        InboxClient.Page preview = upload(HEADER + row(person) + row(other), false);
        assertThat(hub.api(MUNICIPALITY).exchange("POST", "/api/facts", "text/csv", Map.of("Because", "meanwhile"), HEADER + row(person))
            .status()).isEqualTo(201);

        long before = recordedSheets();
        InboxClient.Page old = confirm(preview);

        assertThat(recordedSheets()).as("confirmed, and not recorded").isEqualTo(before);
        assertThat(old.status()).isEqualTo(409);
        assertThat(old.body()).contains("noget er registreret, siden du så ændringerne", "Nye: 1", "Uændrede: 1");
        assertThat(services(other)).isEmpty();
        assertThat(confirm(old).status()).isEqualTo(302);
        assertThat(services(other)).hasSize(1);
    }

    @Test
    void faults_are_shown_by_line_and_column_and_nothing_can_be_confirmed() throws Exception {
        InboxClient.Page wrong = upload(HEADER + row(person) + row(other).replace("odense-hjemmepleje", "odense-nowhere"), false);

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("<td>3</td><td>enhed</td>", "is not a configured unit").doesNotContain("/confirm", person.cpr());
        assertThat(services(person)).isEmpty();
        assertThat(upload("cpr;fakta\n", false).status()).isEqualTo(422);
        assertThat(upload(HEADER + row(person).replace("odense-hjemmepleje", "aarhus-hjemmepleje"), false).body())
            .as("of another municipality").contains("belongs to another municipality").doesNotContain("/confirm");
    }

    @Test
    void a_row_of_what_is_confidential_tells_nothing_of_what_is_recorded() throws Exception {
        String row = person.cpr() + ";INDSATS;odense-rusmiddel;SUBSTANCE_USE;01-11-2026;\n";
        InboxClient.Page unknown = upload(HEADER + row, false);
        assertThat(hub.api(MUNICIPALITY).exchange("POST", "/api/facts", "text/csv", Map.of("Because", "x"), HEADER + row).status())
            .isEqualTo(201);

        InboxClient.Page known = upload(HEADER + row, false);

        assertThat(known.status()).isEqualTo(422);
        assertThat(known.body()).contains("send it through the API").doesNotContain("/confirm");
        assertThat(bare(known)).isEqualTo(bare(unknown));
    }

    private static String bare(InboxClient.Page page) {
        return page.body().replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }

    @Test
    void a_sheet_needs_a_file_and_a_reason_and_a_dropped_one_is_gone() throws Exception {
        administrator.get(SHEET);
        InboxClient.Page nothing = administrator.upload(SHEET, "", Map.of("because", ""));
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.body()).contains("sheet-file-fault", "sheet-because-fault");

        InboxClient.Page preview = upload(HEADER + row(person), false);
        InboxClient.Page dropped = administrator.post(address(preview) + "/drop", Map.of());

        assertThat(administrator.follow(dropped).body()).contains("Arket er ikke gemt.");
        assertThat(confirm(preview).status()).isEqualTo(404);
        assertThat(services(person)).isEmpty();
    }

    @Test
    void a_sheet_that_is_too_long_is_refused() throws Exception {
        InboxClient.Page tooLong = upload(HEADER + row(person) + " ".repeat(5 * 1024 * 1024), false);

        assertThat(tooLong.status()).isBetween(400, 499);
        assertThat(services(person)).isEmpty();
        assertThat(upload(HEADER + row(person), false).status()).as("the session goes on").isEqualTo(200);
    }

    private InboxClient.Page upload(String sheet, boolean whole) throws IOException {
        administrator.get(SHEET);
        return administrator.upload(SHEET, sheet, whole ? Map.of("because", "månedens ark", "whole", "true")
            : Map.of("because", "månedens ark"));
    }

    private InboxClient.Page confirm(InboxClient.Page preview) throws IOException {
        Matcher seen = SEEN.matcher(preview.body());
        assertThat(seen.find()).as("can be confirmed: %s", preview.body()).isTrue();
        return administrator.post(address(preview) + "/confirm", Map.of("seen", seen.group(1)));
    }

    private static String address(InboxClient.Page preview) {
        Matcher confirm = CONFIRM.matcher(preview.body());
        assertThat(confirm.find()).as("can be confirmed").isTrue();
        return confirm.group(1);
    }

    private static String row(TestPerson person) {
        return person.cpr() + ";INDSATS;odense-hjemmepleje;HOME_CARE;01-11-2026;\n";
    }

    private JsonNode services(TestPerson citizen) {
        return hub.api(MUNICIPALITY).post("/api/facts/search", JsonNodeFactory.instance.objectNode().put("cpr", citizen.cpr()))
            .at("/citizens/0/services");
    }

    private String audited(TestPerson citizen) throws Exception {
        return database().text("""
            select coalesce(string_agg(what, ','), '') from audit_entry
            where citizen_key = (select citizen_key from citizen_fact where id = ?::uuid)""",
            services(citizen).at("/0/recorded/id").asText());
    }

    private long recordedSheets() throws Exception {
        return database().number("select count(*) from audit_entry where what = 'SHEET_RECORDED'");
    }

    private StagedDatabase database() {
        return StagedDatabase.ofHub(hub.data());
    }
}
