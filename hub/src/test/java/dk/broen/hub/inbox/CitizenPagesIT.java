package dk.broen.hub.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.SharedHub;
import dk.broen.hub.staging.StagedDatabase;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hub.HubReply;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The administrator of a municipality keeps appointments, services and consents of the municipality's own citizens. */
@ExtendWith(SharedHub.class)
class CitizenPagesIT {
    private static final TestPeople PEOPLE = new TestPeople(5980);
    private static final String CITIZENS = "/inbox/citizens";
    private static final String ADMINISTRATOR = "administrator-0751";
    private static final String MUNICIPALITY = "municipality-0751";
    private static final Pattern MARK = Pattern.compile("name=\"mark\" value=\"([^\"]*)\"");

    private final TestPerson person = PEOPLE.next();
    private StagedHub hub;
    private InboxClient administrator;

    @BeforeEach
    void loggedIn(StagedHub shared) throws IOException {
        hub = shared;
        administrator = loggedIn(ADMINISTRATOR);
    }

    @Test
    void the_citizen_is_found_by_a_form_and_the_cpr_number_stands_in_no_address() throws Exception {
        hub.addResident(person, Home.AARHUS);

        InboxClient.Page found = find(administrator, person);
        InboxClient.Page page = administrator.follow(found);

        assertThat(found.status()).isEqualTo(302);
        assertThat(found.location()).startsWith(CITIZENS + "/").doesNotContain(person.cpr(), person.cpr().substring(6));
        assertThat(page.body()).contains(person.cpr().substring(0, 6) + "-" + person.cpr().substring(6), "afsnittet", "staged");
        assertThat(page.body().substring(0, page.body().indexOf("<body"))).as("title").doesNotContain(person.cpr().substring(6));
        assertThat(auditedOf(person)).as("one view").containsExactly("CITIZEN_READ");
        assertThat(loggedIn(ADMINISTRATOR).get(found.location()).status()).as("in another session").isEqualTo(404);
    }

    @Test
    void the_citizen_of_another_municipality_is_answered_like_nobody_and_both_are_audited() throws Exception {
        hub.addResident(person, Home.ODENSE);
        TestPerson nobody = PEOPLE.next();
        long before = refused();

        InboxClient.Page foreign = find(administrator, person);
        InboxClient.Page unknown = find(administrator, nobody);

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.body()).contains("Kommunen har ikke registreret en borger med det nummer.");
        assertThat(bare(foreign, person)).isEqualTo(bare(unknown, nobody));
        assertThat(refused()).isEqualTo(before + 2);
    }

    @Test
    void what_was_typed_and_is_no_cpr_number_is_told_at_its_field() throws Exception {
        administrator.get(CITIZENS);

        InboxClient.Page wrong = administrator.post(CITIZENS, Map.of("cpr", "12345"));

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("id=\"find-cpr-fault\"", "aria-invalid=\"true\"", "aria-describedby=\"find-cpr-fault\"",
            "value=\"12345\"");
    }

    @Test
    void a_consent_is_recorded_and_the_notice_goes() throws Exception {
        Told told = Told.admitted(hub, person, Home.AARHUS, List.of());
        assertThat(told.references(Home.AARHUS.unit())).isEmpty();

        InboxClient.Page saved = send("/consents", consent());

        assertThat(administrator.follow(saved).body()).contains("Det er gemt.", "Indhentet mundtligt på et møde", "Trine Tester");
        await("the notice to the residence").atMost(Duration.ofSeconds(30)).until(() -> notices().contains("QUEUE SENT"));
        assertThat(auditedOf(person)).containsSubsequence("CITIZEN_READ", "CONSENT_RECORDED");
    }

    @Test
    void a_consent_is_withdrawn_with_a_reason_and_the_notice_that_waits_is_dropped() throws Exception {
        hub.addResident(person, Home.AARHUS);
        String pause = hub.api().exchange("POST", "/api/pauses", "application/json", "{\"municipality\": \"0751\", \"because\": \"test\"}")
            .body().path("id").asText();
        try {
            hub.accepted(hub.message("A01", person, Home.AARHUS));
            await("the notice waits").atMost(Duration.ofSeconds(30)).until(() -> notices().contains("QUEUE WAITING"));
            String consent = fact("consents");

            InboxClient.Page withoutReason = send("/facts/" + consent + "/withdraw", Map.of("because", " "));
            InboxClient.Page withdrawn = send("/facts/" + consent + "/withdraw", Map.of("because", "borgeren har ringet"));

            assertThat(withoutReason.status()).isEqualTo(422);
            assertThat(administrator.follow(withdrawn).body()).contains("Samtykket er trukket tilbage.", "Trukket tilbage");
            await("the notice is dropped").atMost(Duration.ofSeconds(30))
                .until(() -> notices().contains("QUEUE DROPPED") && !notices().contains("WAITING"));
            assertThat(auditedOf(person)).containsSubsequence("CITIZEN_READ", "CONSENT_WITHDRAWN");
        } finally {
            hub.api().exchange("POST", "/api/pauses/" + pause + "/end", "application/json", "{\"because\": \"test\"}");
        }
    }

    @Test
    void a_consent_after_a_no_of_the_same_day_is_refused_and_after_a_mistake_it_is_recorded() throws Exception {
        hub.addResident(person, Home.AARHUS);
        send("/facts/" + fact("consents") + "/withdraw", Map.of("because", "borgeren har ringet"));

        InboxClient.Page refused = send("/consents", consent());

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Samtykket ville ikke gælde", "id=\"consent-from-fault\"");
        assertThat(facts().path("consents")).hasSize(1);
        InboxClient.Page mistaken = send("/facts/" + fact("consents") + "/mistake", Map.of("because", "forkert borger"));
        assertThat(administrator.follow(mistaken).body()).contains("samtykket blev registreret ved en fejl");
        assertThat(administrator.follow(send("/consents", consent())).body()).contains("Det er gemt.");
        assertThat(auditedOf(person)).containsOnlyOnce("CONSENT_WITHDRAWN", "CONSENT_MISTAKEN", "CONSENT_RECORDED");
    }

    @Test
    void a_new_fact_never_replaces_one_that_is_there() throws Exception {
        hub.addResident(person, Home.AARHUS);
        Map<String, String> service = new TreeMap<>(Map.of("service", "HOUSING_SUPPORT aarhus-bostoette-nord", "name", "Anne Holm", "from",
            "2026-11-01", "because", "bevilget"));
        assertThat(send("/services", service).status()).isEqualTo(302);
        service.remove("name");

        InboxClient.Page refused = send("/services", service);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Det er registreret allerede", "id=\"service-from-fault\"");
        assertThat(facts().path("services").toString()).contains("Anne Holm");
    }

    @Test
    void faults_of_a_consent_stand_at_their_fields_and_what_was_typed_is_kept() throws Exception {
        hub.addResident(person, Home.AARHUS);
        Map<String, String> form = consent();
        form.remove("to");
        form.put("from", "i morgen");
        form.put("until", "2028-12-24");
        form.put("obtained_by", "Åse <b>Æble</b>");

        InboxClient.Page wrong = send("/consents", form);

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("Intet er gemt. Ret dette", "Vælg mindst én.", "id=\"consent-from-fault\"", "value=\"i morgen\"",
            "value=\"2028-12-24\"", "value=\"Åse &lt;b&gt;Æble&lt;/b&gt;\"").doesNotContain("<b>Æble");
        form.put("to", "POLICE");
        form.put("from", "2026-11-01");
        assertThat(send("/consents", form).body()).contains("Vælg en af mulighederne.", "Et samtykke gælder højst et år");
        form.put("to", "RESIDENCE");
        form.put("until", "2026-10-01");
        assertThat(send("/consents", form).body()).contains("Den sidste dag er før den første.");
        assertThat(auditedOf(person)).doesNotContain("CONSENT_RECORDED");
    }

    @Test
    void an_appointment_and_a_service_are_recorded_changed_and_ended() throws Exception {
        hub.addResident(person, Home.AARHUS);

        send("/appointments", new TreeMap<>(Map.of("unit", "aarhus-forloebskoordinatorer", "name", "Trine Tester", "phone", "20 00 00 77",
            "rank", "PRIMARY", "deputy_name", "", "deputy_phone", "", "from", "2026-11-01", "until", "", "because", "udpeget på møde")));
        send("/services", new TreeMap<>(Map.of("service", "HOUSING_SUPPORT aarhus-bostoette-nord", "name", "", "phone", "", "from",
            "2026-11-01", "until", "", "because", "bevilget")));
        send("/facts/" + fact("appointments") + "/absence", new TreeMap<>(Map.of("from", "2026-12-20", "until", "2026-12-31",
            "deputy_name", "Bo Lund", "deputy_phone", "20 00 00 78", "because", "ferie")));

        JsonNode citizen = facts();
        assertThat(citizen.at("/appointments/0/absences/0/until").asText()).isEqualTo("2026-12-31");
        assertThat(citizen.at("/appointments/0/deputy/name").asText()).isEqualTo("Bo Lund");
        assertThat(citizen.at("/appointments/0/coordinator/phone").asText()).isEqualTo("20 00 00 77");
        assertThat(citizen.at("/appointments/0/recorded/by").asText()).contains(ADMINISTRATOR);
        assertThat(citizen.at("/appointments/0/recorded/because").asText()).isEqualTo("ferie");
        send("/facts/" + fact("appointments") + "/end", Map.of("until", "2027-01-31", "because", "ny tovholder"));
        assertThat(facts().at("/appointments/0/until").asText()).isEqualTo("2027-01-31");
        assertThat(facts().path("services").findValuesAsText("function")).contains("HOUSING_SUPPORT");
        assertThat(auditedOf(person)).containsSubsequence("FACT_RECORDED", "FACT_RECORDED", "FACT_RECORDED", "FACT_ENDED");
    }

    @Test
    void a_consent_cannot_be_ended_and_only_an_appointment_has_absences() throws Exception {
        hub.addResident(person, Home.AARHUS);

        assertThat(send("/facts/" + fact("consents") + "/end", Map.of("until", "2027-01-31", "because", "x")).status()).isEqualTo(409);
        assertThat(send("/facts/" + fact("residences") + "/end", Map.of("until", "2027-01-31", "because", "x")).status()).isEqualTo(409);
        assertThat(send("/facts/" + fact("services") + "/withdraw", Map.of("because", "x")).status()).isEqualTo(409);
        assertThat(send("/facts/" + fact("services") + "/absence",
            Map.of("from", "2026-12-20", "until", "2026-12-31", "because", "x")).status()).isEqualTo(409);
        assertThat(auditedOf(person)).containsOnly("CITIZEN_READ");
    }

    @Test
    void nothing_is_recorded_on_a_page_that_is_old() throws Exception {
        hub.addResident(person, Home.AARHUS);
        InboxClient.Page found = find(administrator, person);
        String mark = mark(administrator.follow(found));
        send("/services", new TreeMap<>(Map.of("service", "HOUSING_SUPPORT aarhus-bostoette-nord", "from", "2026-11-01", "because", "x")));

        Map<String, String> form = consent();
        form.put("mark", mark);
        InboxClient.Page old = administrator.post(found.location() + "/consents", form);

        assertThat(old.status()).isEqualTo(409);
        assertThat(old.body()).contains("Intet er gemt: oplysningerne er ændret", "Indhentet mundtligt på et møde");
        assertThat(auditedOf(person)).doesNotContain("CONSENT_RECORDED");
    }

    @Test
    void nothing_of_a_confidential_function_is_shown_or_makes_a_citizen_known() throws Exception {
        hub.addResident(person, Home.AARHUS);
        TestPerson only = PEOPLE.next();
        record(person, "SUBSTANCE_USE", "aarhus-rusmiddelcenter");
        record(only, "SUBSTANCE_USE", "aarhus-rusmiddelcenter");

        assertThat(administrator.follow(find(administrator, person)).body()).doesNotContain("usmiddel", "SUBSTANCE_USE");
        assertThat(find(administrator, only).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"aarhus-botilbud-havnen", "aarhus-forloebskoordinatorer", "afsnit-auh"})
    void the_pages_do_not_exist_for_other_roles(String user) throws Exception {
        InboxClient other = loggedIn(user);
        for (String path : List.of(CITIZENS, CITIZENS + "/word", "/inbox/sheet")) {
            assertThat(other.get(path).status()).as(path).isEqualTo(404);
        }
        long before = database().number("select count(*) from audit_entry where what = 'PAGE_REFUSED'");
        assertThat(other.post(CITIZENS, Map.of("cpr", person.cpr())).status()).isEqualTo(404);
        assertThat(database().number("select count(*) from audit_entry where what = 'PAGE_REFUSED'")).isGreaterThan(before);
        assertThat(other.post(CITIZENS + "/word/consents", consent()).status()).isEqualTo(404);
    }

    @Test
    void without_a_session_or_a_token_nothing_is_read_or_recorded() throws Exception {
        hub.addResident(person, Home.AARHUS);
        InboxClient.Page found = find(administrator, person);
        assertThat(administrator.postWithoutToken(found.location() + "/consents", consent()).status()).isEqualTo(403);

        administrator.forgetCookies();

        assertThat(administrator.get(found.location()).location()).isEqualTo("/inbox/login");
        assertThat(administrator.post(found.location() + "/consents", consent()).status()).isEqualTo(403);
        assertThat(auditedOf(person)).doesNotContain("CONSENT_RECORDED");
    }

    private static Map<String, String> consent() {
        return new TreeMap<>(Map.of("to", "RESIDENCE", "form", "VERBAL", "obtained_by", "Trine Tester", "from", "2026-11-01", "until", "",
            "because", "Indhentet mundtligt på et møde"));
    }

    private InboxClient.Page send(String path, Map<String, String> fields) throws IOException {
        InboxClient.Page found = find(administrator, person);
        Map<String, String> all = new TreeMap<>(fields);
        all.put("mark", mark(administrator.follow(found)));
        return administrator.post(found.location() + path, all);
    }

    private static InboxClient.Page find(InboxClient client, TestPerson citizen) throws IOException {
        client.get(CITIZENS);
        return client.post(CITIZENS, Map.of("cpr", citizen.cpr()));
    }

    private static String mark(InboxClient.Page page) {
        Matcher mark = MARK.matcher(page.body());
        assertThat(mark.find()).as("the page of a citizen").isTrue();
        return mark.group(1);
    }

    private JsonNode facts() {
        return hub.api(MUNICIPALITY).post("/api/facts/search", JsonNodeFactory.instance.objectNode().put("cpr", person.cpr()))
            .at("/citizens/0");
    }

    private String fact(String list) {
        return facts().at("/" + list + "/0/recorded/id").asText();
    }

    private void record(TestPerson citizen, String function, String unit) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("because", "staged");
        document.putArray("citizens").addObject().put("cpr", citizen.cpr()).putArray("services").addObject().put("function", function)
            .put("unit", unit).put("from", "2026-01-01");
        HubReply recorded = hub.api(MUNICIPALITY).exchange("POST", "/api/facts", "application/json", document.toString());
        assertThat(recorded.status()).isEqualTo(201);
    }

    private InboxClient loggedIn(String user) throws IOException {
        InboxClient client = new InboxClient(hub.process().port("http"));
        assertThat(client.logIn(user, hub.credentials(user).password()).location()).as("login of %s", user).isEqualTo("/inbox");
        return client;
    }

    private String notices() throws Exception {
        return database().text("""
            select coalesce(string_agg(channel || ' ' || state, ', ' order by seq), '') from notification
            where citizen_key = (select citizen_key from citizen_fact where id = ?::uuid)""", fact("services"));
    }

    private List<String> auditedOf(TestPerson citizen) throws Exception {
        HubReply found =
            hub.api(MUNICIPALITY).exchange("POST", "/api/facts/search", "application/json", "{\"cpr\": \"" + citizen.cpr() + "\"}");
        String fact = found.body().findValue("recorded").path("id").asText();
        return List.of(database().text("""
            select coalesce(string_agg(what, ',' order by seq), '') from audit_entry
            where citizen_key = (select citizen_key from citizen_fact where id = ?::uuid)""", fact).split(","));
    }

    private long refused() throws Exception {
        return database().number("select count(*) from audit_entry where what = 'CITIZEN_REFUSED' and citizen_key is not null");
    }

    private StagedDatabase database() {
        return StagedDatabase.ofHub(hub.data());
    }

    private static String bare(InboxClient.Page page, TestPerson citizen) {
        return page.body().replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "").replace(citizen.cpr(), "");
    }
}
