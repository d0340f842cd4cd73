package dk.broen.simulator.medcom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MedComReceiverTest {
    private static final String MESSAGE = """
        {"resourceType": "Bundle", "id": "b1", "entry": [
          {"resource": {"resourceType": "MessageHeader", "id": "h1"}},
          {"resource": {"resourceType": "Patient", "identifier": [{"value": "2509479989"}]}},
          {"resource": {"resourceType": "Encounter", "status": "in-progress"}},
          {"resource": {"resourceType": "Provenance", "target": [{"reference": "MessageHeader/h1"}],
            "activity": {"coding": [{"code": "admit-inpatient"}]}}}]}""";
    private final MedComReceiver receiver = new MedComReceiver(0, "token");

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void a_message_is_kept_and_acknowledged() throws Exception {
        HttpResponse<String> answer = send();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"identifier\":\"h1\",\"code\":\"ok\"");
        assertThat(receiver.received("2509479989")).singleElement().satisfies(message -> {
            assertThat(message.bundleId()).isEqualTo("b1");
            assertThat(message.messageHeaderId()).isEqualTo("h1");
            assertThat(message.status()).isEqualTo("in-progress");
            assertThat(message.activities()).containsExactly("admit-inpatient");
            assertThat(message.chain()).containsExactly("h1");
        });
    }

    @Test
    void it_can_refuse_take_without_a_word_and_fail() throws Exception {
        receiver.react(new Reaction.Acknowledging("fatal-error"));
        assertThat(send().body()).contains("\"code\":\"fatal-error\"");
        receiver.react(new Reaction.Taking());
        assertThat(send().statusCode()).isEqualTo(202);
        receiver.react(new Reaction.Failing(503));
        assertThat(send().statusCode()).isEqualTo(503);
        assertThat(receiver.received("2509479989")).hasSize(2);
    }

    private HttpResponse<String> send() throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(receiver.uri()).header("Authorization", "Bearer token")
            .POST(BodyPublishers.ofString(MESSAGE)).build(), BodyHandlers.ofString());
    }
}
