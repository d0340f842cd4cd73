package dk.broen.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.hub.staging.SharedHub;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hub.HubClient;
import dk.broen.simulator.hub.HubReply;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the access of each role to each address (docs/SECURITY-MODEL.md). Any status except 401 and 403 means that access is permitted. */
@ExtendWith(SharedHub.class)
class RolesIT {
    private static final String UNKNOWN = "00000000-0000-0000-0000-000000000000";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        POST | /fhir/messages           | yes | yes | no
        GET  | /fhir/messages           | yes | yes | no
        POST | /xdis/messages           | yes | no  | no
        POST | /api/facts               | no  | yes | yes
        GET  | /api/facts               | no  | yes | yes
        POST | /api/facts/{id}/end      | no  | yes | yes
        POST | /api/facts/{id}/withdraw | no  | yes | yes
        POST | /api/facts/search        | no  | yes | yes
        GET  | /api/openapi             | yes | yes | yes
        GET  | /api/events              | no  | no  | yes
        GET  | /api/why/{id}            | no  | no  | yes
        GET  | /api/work-items          | no  | yes | yes
        GET  | /api/work-items/{id}     | no  | yes | yes
        POST | /api/work-items/{id}/take | no | yes | yes
        POST | /api/work-items/{id}/give-back | no | yes | yes
        POST | /api/work-items/{id}/answer | no | yes | yes
        POST | /api/work-items/{id}/close | no | yes | yes
        POST | /api/work-items/{id}/take-back | no | yes | yes
        POST | /api/notices/{id}/acknowledgement | no | yes | yes
        POST | /api/notices/{id}/resend | no  | no  | yes
        GET  | /api/pauses              | no  | no  | yes
        POST | /api/pauses              | no  | no  | yes
        POST | /api/pauses/{id}/end     | no  | no  | yes
        GET  | /api/dead-letters        | no  | no  | yes
        GET  | /api/anything-else       | no  | no  | yes
        GET  | /                        | no  | no  | no
        GET  | /error                   | no  | no  | no
        GET  | /actuator                | no  | no  | no
        GET  | /actuator/health         | no  | no  | no
        GET  | /actuator/prometheus     | no  | no  | no
        """)
    void only_permitted_roles_have_access(String method, String path, String hospital, String municipality, String operator,
        StagedHub hub) {
        String address = path.replace("{id}", UNKNOWN);
        assertThat(permitted(hub.api("hospital"), method, address)).as("hospital").isEqualTo(hospital);
        assertThat(permitted(hub.api("municipality-0751"), method, address)).as("municipality").isEqualTo(municipality);
        assertThat(permitted(hub.api("operator"), method, address)).as("operator").isEqualTo(operator);
        assertThat(exchange(hub.process().api("operator", "guessed"), method, address).status()).as("wrong password").isIn(401, 429);
        assertThat(exchange(hub.process().api("nobody", ""), method, address).status()).as("unknown account").isIn(401, 429);
    }

    @Test
    void the_openapi_description_contains_every_documented_address(StagedHub hub) {
        assertThat(hub.api("municipality-0751").get("/api/openapi").path("paths").fieldNames()).toIterable().contains("/api/facts",
            "/api/facts/{id}/end", "/api/facts/{id}/withdraw", "/api/facts/search", "/api/events", "/api/why/{reference}",
            "/api/work-items", "/api/work-items/{reference}", "/api/work-items/{reference}/take", "/api/work-items/{reference}/answer",
            "/api/work-items/{reference}/close", "/api/notices/{reference}/acknowledgement", "/api/dead-letters");
    }

    @Test
    void a_login_that_fails_again_and_again_must_wait_and_the_client_that_knows_the_password_need_not(StagedHub hub) {
        assertThat(exchange(hub.api("operator"), "GET", "/api/work-items").status()).isEqualTo(200);
        HubClient guessing = hub.process().api("operator", "guessed-again");
        Stream<HubReply> replies = Stream.generate(() -> exchange(guessing, "GET", "/api/work-items")).limit(8);
        assertThat(replies.map(HubReply::status)).contains(429);
        assertThat(exchange(hub.api("operator"), "GET", "/api/work-items").status()).isEqualTo(200);
    }

    @Test
    void a_request_that_the_servlet_container_refuses_keeps_its_status(StagedHub hub) {
        assertThat(exchange(hub.api("operator"), "GET", "/api/events;nonsense").status()).isEqualTo(400);
    }

    private static String permitted(HubClient client, String method, String path) {
        int status = exchange(client, method, path).status();
        assertThat(status).isNotEqualTo(401).isLessThan(500);
        return status == 403 ? "no" : "yes";
    }

    private static HubReply exchange(HubClient client, String method, String path) {
        return method.equals("POST") ? client.exchange(method, path, "application/json", "{}") : client.exchange(method, path);
    }
}
