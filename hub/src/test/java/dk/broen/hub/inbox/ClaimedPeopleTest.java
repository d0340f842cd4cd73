package dk.broen.hub.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.configuration.ConfigurationDirectory;
import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.terms.UnitId;
import dk.broen.hub.settings.InboxRole;
import dk.broen.hub.settings.InboxSettings.Claims;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the claims of a login provider say of a person; whoever they do not describe fully is refused. */
class ClaimedPeopleTest {
    private static final Directory DIRECTORY =
        ((ConfigurationResult.Loaded) new ConfigurationDirectory(Path.of("../config")).load()).directory();
    private static final Map<String, Object> STAFF = Map.of("name", "Kirsten", "broen_role", "STAFF", "broen_municipality", "0461",
        "broen_units", List.of("odense-bostoette", "odense-skp"));

    private final ClaimedPeople people =
        new ClaimedPeople(new Claims("name", "broen_role", "broen_municipality", "broen_units", "broen_hospital", "broen_region"),
            DIRECTORY);

    @Test
    void the_claims_name_role_and_units_as_a_list_or_with_commas() {
        Map<String, Object> commas = new HashMap<>(STAFF);
        commas.put("broen_units", "odense-bostoette, odense-skp");
        assertThat(List.of(people.read("s", STAFF).orElseThrow(), people.read("s", commas).orElseThrow())).allSatisfy(person -> {
            assertThat(person.role()).isEqualTo(InboxRole.STAFF);
            assertThat(person.units()).containsExactlyInAnyOrder(new UnitId("odense-bostoette"), new UnitId("odense-skp"));
        });
        assertThat(people.read("s", Map.of("name", "N", "broen_role", "WARD", "broen_hospital", "odense"))).isPresent();
        assertThat(people.read("s", Map.of("name", "N", "broen_role", "SUPERVISOR", "broen_region", "1083"))).isPresent();
        assertThat(people.read("s", Map.of("name", "N", "broen_role", "SUPERVISOR", "broen_region", "9999"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        name               |
        broen_role         |
        broen_role         | staff
        broen_role         | BOSS
        broen_role         | WARD
        broen_municipality |
        broen_municipality | 0751
        broen_municipality | 9999
        broen_units        |
        broen_units        | odense-bostoette,aarhus-skp
        broen_units        | nothing
        """)
    void a_missing_or_unknown_claim_refuses_the_person(String claim, String value) {
        Map<String, Object> claims = new HashMap<>(STAFF);
        claims.remove(claim);
        if (value != null) {
            claims.put(claim, value);
        }
        assertThat(people.read("s", claims)).isEmpty();
    }
}
