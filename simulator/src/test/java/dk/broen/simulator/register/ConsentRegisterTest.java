package dk.broen.simulator.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dk.broen.simulator.people.TestPeople;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsentRegisterTest {
    private final ConsentRegister register = new ConsentRegister(0, "register-1");
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        register.close();
    }

    @Test
    void stored_consents_are_found_for_their_citizen_only() throws Exception {
        register.put(TestPeople.MEDCOM_FIRST.cpr(), List.of(JsonNodeFactory.instance.objectNode().put("state", "GIVEN")));

        assertThat(search("register-1", TestPeople.MEDCOM_FIRST.cpr()).body()).isEqualTo(
            "{\"cpr\":\"" + TestPeople.MEDCOM_FIRST.cpr() + "\",\"consents\":[{\"state\":\"GIVEN\"}]}");
        assertThat(search("register-1", TestPeople.MEDCOM_SECOND.cpr()).body()).isEqualTo(
            "{\"cpr\":\"" + TestPeople.MEDCOM_SECOND.cpr() + "\",\"consents\":[]}");
    }

    @Test
    void a_register_that_is_down_answers_503_until_it_is_up_again() throws Exception {
        register.setDown(true);
        assertThat(search("register-1", TestPeople.MEDCOM_FIRST.cpr()).statusCode()).isEqualTo(503);

        register.setDown(false);
        assertThat(search("register-1", TestPeople.MEDCOM_FIRST.cpr()).statusCode()).isEqualTo(200);
        assertThat(register.searches()).isEqualTo(2);
    }

    @Test
    void a_register_that_is_away_refuses_connections_and_then_returns_to_its_port() throws Exception {
        register.setAway(true);
        assertThatThrownBy(() -> search("register-1", TestPeople.MEDCOM_FIRST.cpr())).isInstanceOf(IOException.class);

        register.setAway(false);
        assertThat(search("register-1", TestPeople.MEDCOM_FIRST.cpr()).statusCode()).isEqualTo(200);
    }

    @Test
    void a_wrong_token_is_refused() throws Exception {
        assertThat(search("gaet", TestPeople.MEDCOM_FIRST.cpr()).statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> search(String token, String cpr) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(register.uri()).header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString("{\"cpr\":\"" + cpr + "\"}")).build(), BodyHandlers.ofString());
    }
}
