package dk.broen.hub.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.adapters.facts.FactKind;
import dk.broen.domain.terms.Period;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a leader changes of a member of the team. */
class TeamChangeTest {
    private static final String APPOINTMENT = """
        {"coordinator": {"name": "Anne", "phone": "1", "mail": "a@x.example"}, "deputy": {"name": "Bo", "sms": "2"},
         "absences": [{"from": "2026-12-20", "until": "2026-12-24"}]}""";
    private static final Period KNOWN = Period.between(LocalDate.parse("2026-12-20"), LocalDate.parse("2026-12-24"));

    private final Map<String, List<String>> typed = new HashMap<>(Map.of("because", List.of("ferie")));

    @Test
    void what_is_left_empty_stays_as_it_is() throws Exception {
        typed.put("phone", List.of("9"));

        assertThat(changed(APPOINTMENT, FactKind.APPOINTMENT))
            .isEqualTo(new ObjectMapper().readTree(APPOINTMENT.replace("\"1\"", "\"9\"")));
    }

    @Test
    void another_deputy_takes_no_address_of_the_former() throws Exception {
        typed.put("deputy_name", List.of("Ib"));

        assertThat(changed(APPOINTMENT, FactKind.APPOINTMENT).path("deputy")).hasToString("{\"name\":\"Ib\"}");
    }

    @Test
    void an_absence_is_added_once_and_taken_away() throws Exception {
        typed.putAll(Map.of("from", List.of("2027-01-02"), "until", List.of("2027-01-03")));
        ObjectNode once = changed(APPOINTMENT, FactKind.APPOINTMENT);
        assertThat(once.path("absences")).hasSize(2);
        assertThat(changed(once.toString(), FactKind.APPOINTMENT)).as("again").isEqualTo(once);

        typed.put("back", List.of("2026-12-20/2026-12-24"));
        assertThat(changed(APPOINTMENT, FactKind.APPOINTMENT).path("absences"))
            .hasToString("[{\"from\":\"2027-01-02\",\"until\":\"2027-01-03\"}]");
    }

    @Test
    void the_worker_of_a_service_has_no_absences() throws Exception {
        typed.putAll(Map.of("from", List.of("2027-01-02"), "until", List.of("2027-01-03"), "hours", List.of("man-fre 8.00-15.00")));

        assertThat(changed("{\"worker\": {\"name\": \"Anne\"}}", FactKind.SERVICE))
            .hasToString("{\"worker\":{\"name\":\"Anne\",\"hours\":{\"mon-fri\":\"08:00-15:00\"}}}");
    }

    @Test
    void half_an_absence_one_that_is_not_there_and_a_phone_of_nobody_are_faults() {
        typed.putAll(Map.of("until", List.of("2027-01-03"), "back", List.of("2020-01-01/2020-01-02"), "deputy_phone", List.of("3"), "hours",
            List.of("altid")));
        FormFields fields = new FormFields("member", typed);

        TeamChange.read(fields, List.of(KNOWN));

        assertThat(fields.typed().faults())
            .isEqualTo(Map.of("from", "MISSING", "back", "NOT_OFFERED", "deputy_name", "WITHOUT_NAME", "hours", "NOT_HOURS"));
    }

    private ObjectNode changed(String entry, FactKind kind) throws Exception {
        ObjectNode changed = (ObjectNode) new ObjectMapper().readTree(entry);
        FormFields fields = new FormFields("member", typed);
        TeamChange change = TeamChange.read(fields, List.of(KNOWN));
        assertThat(fields.typed().faults()).isEmpty();
        change.in(changed, kind);
        return changed;
    }
}
