package dk.broen.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.broen.hub.staging.SharedHub;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hub.HubClient;
import dk.broen.simulator.hub.HubReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that the description of the API is complete and true: each address that it names is asked. */
@ExtendWith(SharedHub.class)
class ApiDescriptionIT {
    private static final String UNKNOWN = "00000000-0000-0000-0000-000000000000";
    private StagedHub hub;
    private JsonNode api;

    /** An operation of the API. */
    private record Described(String method, String path, JsonNode operation) {
        String address() {
            return path.replaceAll("\\{[^}]*}", UNKNOWN);
        }

        List<String> requestTypes() {
            List<String> types = new ArrayList<>();
            operation.at("/requestBody/content").fieldNames().forEachRemaining(types::add);
            return types;
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeEach
    void read(StagedHub hub) {
        this.hub = hub;
        this.api = hub.api("hospital").get("/api/openapi");
    }

    @Test
    void each_operation_has_a_summary_a_login_and_its_errors() {
        assertThat(api.at("/components/securitySchemes/login/scheme").asText()).isEqualTo("basic");
        assertThat(api.path("security").toString()).contains("login");
        assertThat(operations()).hasSizeGreaterThan(20).allSatisfy(one -> {
            assertThat(one.operation().path("summary").asText()).isNotEmpty();
            assertThat(one.operation().path("responses").fieldNames()).toIterable().contains("400", "401", "403", "503")
                .anyMatch(status -> status.startsWith("2"));
        });
    }

    @Test
    void each_address_exists_and_answers_with_a_status_that_is_described() {
        assertThat(operations()).allSatisfy(one -> {
            String role = one.path().startsWith("/fhir") ? "hospital" : "operator";
            HubReply reply = answer(hub.api(role), one);
            assertThat(one.operation().path("responses").fieldNames()).toIterable().contains(Integer.toString(reply.status()));
            assertThat(reply.status()).isNotIn(405, 500);
        });
    }

    @Test
    void the_example_of_facts_can_be_sent() {
        JsonNode example = api.at("/paths/~1api~1facts/post/requestBody/content/application~1json/example");

        HubReply reply =
            hub.api().exchange("POST", "/api/facts", "application/json", example.isTextual() ? example.asText() : example.toString());

        assertThat(reply.status()).isIn(200, 201);
        assertThat(api.at("/paths/~1fhir~1messages/post/responses/202/content/application~1fhir+json/example/resourceType").asText())
            .isEqualTo("Bundle");
    }

    private static HubReply answer(HubClient client, Described one) {
        if (one.requestTypes().isEmpty()) {
            return client.exchange(one.method(), one.address());
        }
        return client.exchange(one.method(), one.address(), one.requestTypes().get(0), "{}");
    }

    private List<Described> operations() {
        List<Described> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                all.add(new Described(operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue()));
            }
        }
        return all;
    }
}
