package dk.broen.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.broen.hub.staging.SharedHub;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hub.HubReply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedHub.class)
class PausesApiIT {
    @Test
    void an_operator_begins_a_pause_sees_it_and_ends_it(StagedHub hub) {
        HubReply begun = post(hub, "/api/pauses", "{\"municipality\": \"0461\", \"because\": \"a wrong consent was recorded\"}");
        assertThat(begun.status()).isEqualTo(201);
        String id = begun.body().path("id").asText();

        JsonNode open = hub.api().get("/api/pauses");
        assertThat(open).hasSize(1);
        assertThat(open.get(0).path("id").asText()).isEqualTo(id);
        assertThat(open.get(0).path("municipality").asText()).isEqualTo("0461");
        assertThat(open.get(0).path("by").asText()).isEqualTo("operator");
        assertThat(open.get(0).path("because").asText()).isEqualTo("a wrong consent was recorded");
        assertThat(post(hub, "/api/pauses", "{\"municipality\": \"0461\", \"because\": \"again\"}").status()).isEqualTo(409);

        assertThat(post(hub, "/api/pauses/" + id + "/end", "{\"because\": \"it is correct now\"}").status()).isEqualTo(204);
        assertThat(hub.api().get("/api/pauses")).isEmpty();
        assertThat(post(hub, "/api/pauses/" + id + "/end", "{\"because\": \"again\"}").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"because\": \"nothing named\"}", "{\"municipality\": \"0461\"}",
        "{\"municipality\": \"0461\", \"channel\": \"MAIL\", \"because\": \"two\"}", "{\"channel\": \"FAX\", \"because\": \"unknown\"}",
        "{\"municipality\": \"0001\", \"because\": \"not configured\"}", "{\"municipality\": \"Odense\", \"because\": \"no code\"}"})
    void a_pause_needs_a_reason_and_one_known_municipality_or_channel(String body, StagedHub hub) {
        assertThat(post(hub, "/api/pauses", body).status()).isEqualTo(400);
        assertThat(hub.api().get("/api/pauses")).isEmpty();
    }

    private static HubReply post(StagedHub hub, String path, String body) {
        return hub.api().exchange("POST", path, "application/json", body);
    }
}
