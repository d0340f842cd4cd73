package dk.broen.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.SharedHub;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of the numbers of one citizen (HL7 A40). */
@ExtendWith(SharedHub.class)
class MergedIdentityIT {
    private static final TestPeople PEOPLE = new TestPeople(5150);

    private final TestPerson survivor = PEOPLE.next();
    private final TestPerson retired = PEOPLE.next();

    @Test
    void what_is_recorded_of_the_retired_number_waits_for_a_look(StagedHub hub) throws IOException {
        hub.housed(retired, Home.AARHUS);

        assertThat(merge(hub).findValuesAsText("kind")).contains("REVIEW_CONSENTS");
    }

    @Test
    void nothing_waits_where_nothing_is_recorded_of_it(StagedHub hub) throws IOException {
        assertThat(merge(hub).at("/workItems")).isEmpty();
    }

    @Test
    void what_comes_under_the_retired_number_is_the_survivors(StagedHub hub) throws IOException {
        hub.housed(survivor, Home.AARHUS);
        merge(hub);

        AdtMessage late = hub.message("A01", retired, Home.AARHUS);
        hub.accepted(late);
        hub.rests();

        List<String> verdicts = why(hub, late).findValuesAsText("verdict");
        assertThat(verdicts).as("the survivor's housing is told").contains("PERMITTED");
    }

    @Test
    void nothing_can_be_recorded_under_a_retired_number_any_more(StagedHub hub) throws IOException {
        merge(hub);
        assertThatThrownBy(() -> hub.housed(retired, Home.AARHUS)).hasMessageContaining("409");
    }

    private JsonNode merge(StagedHub hub) throws IOException {
        AdtMessage merge = hub.message("A40", survivor, Home.AARHUS).without("PV1").replacing(retired);
        hub.accepted(merge);
        hub.rests();
        return why(hub, merge);
    }

    private static JsonNode why(StagedHub hub, AdtMessage message) {
        return hub.api().get("/api/why/" + message.controlId()).path(0);
    }
}
