package dk.broen.hub.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.hub.staging.SharedHub;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The leader of units keeps phone, hours, absence and deputy of the people, without seeing their citizens. */
@ExtendWith(SharedHub.class)
class TeamPagesIT {
    private static final TestPeople PEOPLE = new TestPeople(5982);
    private static final String TEAM = "/inbox/team";
    private static final String UNIT = "aarhus-forloebskoordinatorer";

    private final TestPerson one = PEOPLE.next();
    private final TestPerson other = PEOPLE.next();
    private final String coordinator = "Trine " + one.familyName();
    private StagedHub hub;
    private InboxClient leader;

    @BeforeEach
    void appointed(StagedHub shared) throws IOException {
        hub = shared;
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("because", "staged").put("source", "Nexus");
        for (TestPerson citizen : List.of(one, other)) {
            ObjectNode appointment =
                document.withArray("/citizens").addObject().put("cpr", citizen.cpr()).putArray("appointments").addObject();
            appointment.put("id", "N" + citizen.cpr().hashCode()).put("unit", UNIT).put("from", "2026-11-01").putObject("coordinator")
                .put("name", coordinator).put("phone", "20 00 00 70").put("mail", "trine@aarhus.example");
        }
        assertThat(hub.api("municipality-0751").exchange("POST", "/api/facts", "application/json", document.toString()).status())
            .isEqualTo(201);
        leader = loggedIn("leder-0751");
    }

    @Test
    void an_absence_with_a_deputy_and_a_new_phone_are_recorded_for_all_citizens_of_a_coordinator() throws Exception {
        String page = leader.get(TEAM).body();
        assertThat(page).contains(coordinator, "20 00 00 70").doesNotContain(one.cpr(), other.cpr(), one.cpr().substring(6));

        InboxClient.Page changed = leader.post(TEAM, form(Map.of("phone", "20 00 00 71", "hours", "man-tor 8.00-15.30, fre 8.00-12.00",
            "from", "2026-12-20", "until", "2027-01-03", "deputy_name", "Bo Lund", "deputy_phone", "20 00 00 72")));

        assertThat(leader.follow(changed).body()).contains("Ændringen er gemt.", "20 00 00 71", "Afløser: Bo Lund", "Fraværende");
        assertThat(List.of(one, other)).allSatisfy(citizen -> {
            JsonNode appointment = appointment(citizen);
            assertThat(appointment.at("/absences")).hasToString("[{\"from\":\"2026-12-20\",\"until\":\"2027-01-03\"}]");
            assertThat(appointment.at("/deputy/name").asText()).isEqualTo("Bo Lund");
            assertThat(appointment.at("/coordinator/phone").asText()).isEqualTo("20 00 00 71");
            assertThat(appointment.at("/coordinator/mail").asText()).as("is kept").isEqualTo("trine@aarhus.example");
            assertThat(appointment.at("/coordinator/hours/fri").asText()).isEqualTo("08:00-12:00");
            assertThat(appointment.at("/recorded/source").asText()).as("whose id it is").isEqualTo("Nexus");
            assertThat(appointment.at("/recorded/by").asText()).contains("leder-0751");
            assertThat(appointment.at("/recorded/because").asText()).isEqualTo("ferie");
        });
        leader.post(TEAM, form(Map.of("back", "2026-12-20/2027-01-03")));
        assertThat(appointment(one).has("absences")).isFalse();
    }

    @Test
    void an_appointment_without_an_id_stays_its_source_s_and_ends_with_the_next_whole_list() throws Exception {
        TestPerson third = PEOPLE.next();
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("because", "staged").put("source", "list " + third.familyName());
        ObjectNode citizen = document.withArray("/citizens").addObject().put("cpr", third.cpr());
        citizen.putArray("appointments").addObject().put("unit", UNIT).put("from", "2026-11-01").putObject("coordinator")
            .put("name", coordinator);
        hub.api("municipality-0751").exchange("POST", "/api/facts", "application/json", document.toString());
        leader.get(TEAM);
        leader.post(TEAM, form(Map.of("phone", "20 00 00 73")));
        assertThat(appointment(third).at("/coordinator/phone").asText()).isEqualTo("20 00 00 73");

        citizen.remove("appointments");
        hub.api("municipality-0751").exchange("POST", "/api/facts", "application/json", document.put("replace", "SOURCE").toString());

        assertThat(appointment(third).isMissingNode()).isTrue();
    }

    @Test
    void faults_stand_at_their_fields_and_nothing_is_recorded() throws Exception {
        leader.get(TEAM);

        InboxClient.Page wrong = leader.post(TEAM, form(Map.of("hours", "når jeg er der", "from", "2026-12-20", "deputy_phone", "20")));

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("Skriv tiden som", "value=\"når jeg er der\"", "-until-fault", "Skriv også et navn.");
        assertThat(leader.post(TEAM, form(Map.of())).body()).contains("Udfyld mindst ét felt.");
        assertThat(appointment(one).at("/recorded/because").asText()).isEqualTo("staged");
    }

    @Test
    void the_page_is_for_leaders_and_their_own_units_only() throws Exception {
        leader.get(TEAM);
        Map<String, String> foreign = form(Map.of("phone", "1"));
        foreign.put("unit", "odense-tovholdere");
        assertThat(leader.post(TEAM, foreign).status()).isEqualTo(404);
        assertThat(loggedIn("leder-0461").get(TEAM).body()).doesNotContain(coordinator);
        for (String user : List.of(UNIT, "administrator-0751", "afsnit-auh")) {
            InboxClient other = loggedIn(user);
            assertThat(other.get(TEAM).status()).as(user).isEqualTo(404);
            assertThat(other.post(TEAM, form(Map.of("phone", "1"))).status()).as(user).isEqualTo(404);
        }
        assertThat(new InboxClient(hub.process().port("http")).get(TEAM).location()).isEqualTo("/inbox/login");
    }

    private Map<String, String> form(Map<String, String> fields) {
        Map<String, String> all = new TreeMap<>(Map.of("unit", UNIT, "name", coordinator, "because", "ferie"));
        all.putAll(fields);
        return all;
    }

    private JsonNode appointment(TestPerson citizen) {
        return hub.api("municipality-0751").post("/api/facts/search", JsonNodeFactory.instance.objectNode().put("cpr", citizen.cpr()))
            .at("/citizens/0/appointments/0");
    }

    private InboxClient loggedIn(String user) throws IOException {
        InboxClient client = new InboxClient(hub.process().port("http"));
        assertThat(client.logIn(user, hub.credentials(user).password()).location()).as("login of %s", user).isEqualTo("/inbox");
        return client;
    }
}
