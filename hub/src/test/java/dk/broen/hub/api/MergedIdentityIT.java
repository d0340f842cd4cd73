package dk.broen.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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

/** Tests the merge of two CPR numbers of one citizen (HL7 A40). */
@ExtendWith(SharedHub.class)
class MergedIdentityIT {
    private static final TestPeople PEOPLE = new TestPeople(5150);

    private final TestPerson survivor = PEOPLE.next();
    private final TestPerson retired = PEOPLE.next();

    @Test
    void facts_of_the_retired_number_open_a_work_item(StagedHub hub) throws IOException {
        hub.addResident(retired, Home.AARHUS);

        assertThat(merge(hub).findValuesAsText("kind")).contains("REVIEW_CONSENTS");
    }

    @Test
    void a_retired_number_without_facts_opens_no_work_item(StagedHub hub) throws IOException {
        assertThat(merge(hub).at("/workItems")).isEmpty();
    }

    @Test
    void a_message_with_the_retired_number_counts_for_the_number_in_use(StagedHub hub) throws IOException {
        hub.addResident(survivor, Home.AARHUS);
        merge(hub);

        AdtMessage late = hub.message("A01", retired, Home.AARHUS);
        hub.accepted(late);
        hub.awaitIdle();

        List<String> verdicts = why(hub, late).findValuesAsText("verdict");
        assertThat(verdicts).as("the residence of the number in use is told").contains("PERMITTED");
    }

    @Test
    void facts_under_a_retired_number_are_accepted_and_operators_have_a_work_item(StagedHub hub) throws IOException {
        merge(hub);
        hub.addResident(retired, Home.AARHUS);
        hub.awaitIdle();

        JsonNode occasions = hub.api().post("/api/events/search", JsonNodeFactory.instance.objectNode().put("cpr", retired.cpr()));
        assertThat(occasions.findValuesAsText("kind")).contains("FACTS_OF_RETIRED_NUMBER");
    }

    private JsonNode merge(StagedHub hub) throws IOException {
        AdtMessage merge = hub.message("A40", survivor, Home.AARHUS).without("PV1").replacing(retired);
        hub.accepted(merge);
        hub.awaitIdle();
        return why(hub, merge);
    }

    private static JsonNode why(StagedHub hub, AdtMessage message) {
        return hub.api().get("/api/why/" + message.controlId()).path(0);
    }
}
