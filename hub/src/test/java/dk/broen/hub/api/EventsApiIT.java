package dk.broen.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.SharedHub;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.hub.HubReply;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the API for operators: events, explanations, work items. */
@ExtendWith(SharedHub.class)
class EventsApiIT {
    private static final TestPeople PEOPLE = new TestPeople(4717);

    @Test
    void an_event_is_found_by_reference_and_by_message_id_and_explained_without_citizen_data(StagedHub hub) throws IOException {
        TestPerson person = PEOPLE.next();
        hub.addResident(person, Home.AARHUS);
        AdtMessage message = hub.message("A01", person, Home.AARHUS);
        hub.accepted(message);
        hub.awaitIdle();

        JsonNode byMessageId = hub.api().get("/api/why/" + message.controlId());
        assertThat(byMessageId).hasSize(1);
        String reference = byMessageId.get(0).path("reference").asText();
        assertThat(hub.api().get("/api/why/" + reference)).isEqualTo(byMessageId);
        assertThat(hub.api().get("/api/why/" + reference.toLowerCase(Locale.ROOT))).isEqualTo(byMessageId);
        assertThat(hub.api().get("/api/events?limit=1000")).contains(byMessageId.get(0));
        assertThat(byMessageId.toString()).doesNotContain(person.cpr()).doesNotContain(person.familyName());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /api/why/XXXXXX                    | 404
        /api/why/%00                       | 400
        /api/why/                          | 404
        /api/events?limit=0                | 400
        /api/events?limit=-1               | 400
        /api/events?limit=many             | 400
        /api/events?limit=2147483647       | 200
        /api/events?since=yesterday        | 400
        /api/events?since=2026-11-23       | 400
        /api/events?since=%2B999999999-12-31T23:59:59Z  | 400
        /api/events?since=-999999999-01-01T00:00:00Z  | 400
        /api/dead-letters?limit=0          | 400
        /api/dead-letters?limit=2147483647 | 200
        /api/work-items/1                  | 404
        /api/work-items?limit=0            | 400
        /api/work-items?kind=ASK           | 400
        /api/work-items?owner=NOBODY       | 400
        /api/work-items?state=AJAR         | 400
        /api/work-items?dueBefore=tomorrow | 400
        /api/work-items?dueBefore=-999999999-01-01T00:00:00Z | 400
        /api/work-items?state=OPEN,TAKEN&kind=UNREADABLE&owner=OPERATIONS&dueBefore=2026-11-23T00:00:00Z&after=XXXXXX | 200
        """)
    void an_invalid_request_gets_a_client_error(String path, int status, StagedHub hub) {
        assertThat(hub.api().exchange("GET", path).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        XXXXXX | application/json | {"because": "x"} | 404
        XXXXXX | application/json | {"because": ""}  | 400
        XXXXXX | application/json | {"because":      | 400
        XXXXXX | text/plain       | x                | 415
        """)
    void only_an_open_work_item_can_be_closed(String id, String contentType, String body, int status, StagedHub hub) {
        HubReply reply = hub.api().exchange("POST", "/api/work-items/" + id + "/close", contentType, body);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.body().path("status").asInt()).as("problem+json").isEqualTo(status);
    }
}
