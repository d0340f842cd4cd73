package dk.broen.simulator.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SmsGatewayTest {
    private static final Instant NOW = Instant.parse("2026-11-21T21:00:00Z");
    private static final String POINTER = "Ny besked i Broen, ref 7KQ4. Log ind.";
    private final SmsGateway gateway = new SmsGateway(0, "nogle-1", Clock.fixed(NOW, ZoneOffset.UTC));
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void an_sms_is_accepted_and_stored() throws Exception {
        HttpResponse<String> answer = post("nogle-1", "ref-1");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"id\":\"sms-1\"}");
        assertThat(gateway.received()).containsExactly(new ReceivedSms("sms-1", "+4520000001", POINTER, "Broen", "ref-1", 1, NOW));
    }

    @Test
    void a_repeated_reference_gets_the_same_answer_and_is_stored_once() throws Exception {
        String first = post("nogle-1", "ref-1").body();
        String again = post("nogle-1", "ref-1").body();

        assertThat(again).isEqualTo(first);
        assertThat(gateway.received()).singleElement().extracting(ReceivedSms::attempts).isEqualTo(2);
        assertThat(gateway.attempts()).isEqualTo(2);
    }

    @Test
    void a_wrong_token_is_refused_and_nothing_is_stored() throws Exception {
        assertThat(post("gaet", "ref-1").statusCode()).isEqualTo(401);
        assertThat(gateway.received()).isEmpty();
    }

    @Test
    void a_refusing_gateway_stores_nothing() throws Exception {
        gateway.behave(new Behaviour.Refusing(429));

        assertThat(post("nogle-1", "ref-1").statusCode()).isEqualTo(429);
        assertThat(gateway.received()).isEmpty();
        assertThat(gateway.attempts()).isEqualTo(1);
    }

    @Test
    void a_silent_gateway_causes_a_timeout() {
        gateway.behave(new Behaviour.Silent());

        assertThatThrownBy(() -> post("nogle-1", "ref-1")).isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void after_a_lost_answer_the_sms_is_stored_and_a_retry_does_not_store_it_again() throws Exception {
        gateway.behave(new Behaviour.LosingAnswers());
        assertThatThrownBy(() -> post("nogle-1", "ref-1")).isInstanceOf(IOException.class);
        gateway.behave(new Behaviour.Accepting());

        assertThat(post("nogle-1", "ref-1").statusCode()).isEqualTo(202);
        assertThat(gateway.received()).hasSize(1);
    }

    private HttpResponse<String> post(String token, String reference) throws IOException, InterruptedException {
        String sms = "{\"to\":\"+4520000001\",\"text\":\"%s\",\"sender\":\"Broen\",\"reference\":\"%s\"}".formatted(POINTER, reference);
        return http.send(HttpRequest.newBuilder(gateway.uri()).timeout(Duration.ofSeconds(1)).header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString(sms)).build(), BodyHandlers.ofString());
    }
}
