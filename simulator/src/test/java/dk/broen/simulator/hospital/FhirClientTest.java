package dk.broen.simulator.hospital;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dk.broen.simulator.Credentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FhirClientTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private URI endpoint;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/fhir/messages", this::refuse);
        server.start();
        endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/fhir/messages");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void the_first_character_decides_the_content_type() throws Exception {
        FhirClient hospital = new FhirClient(endpoint, TIMEOUT);
        hospital.send("{\"resourceType\":\"Bundle\"}".getBytes(StandardCharsets.UTF_8));
        hospital.send("\uFEFF  <Bundle/>".getBytes(StandardCharsets.UTF_8));

        assertThat(requests).containsExactly("application/fhir+json none", "application/fhir+xml none");
    }

    @Test
    void a_hospital_with_credentials_uses_basic_authentication() throws Exception {
        new FhirClient(endpoint, TIMEOUT, new Credentials("sygehus", "hemmelig")).send("{}".getBytes(StandardCharsets.UTF_8));

        assertThat(requests).containsExactly("application/fhir+json Basic c3lnZWh1czpoZW1tZWxpZw==");
    }

    @Test
    void a_refusal_is_returned_as_an_answer() throws Exception {
        FhirAnswer answer = new FhirClient(endpoint, TIMEOUT).send("{}".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo("læst, men ikke forstået");
        assertThat(answer.positive()).isFalse();
    }

    private void refuse(HttpExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        requests.add(exchange.getRequestHeaders().getFirst("Content-Type") + " " + (authorization == null ? "none" : authorization));
        byte[] body = "læst, men ikke forstået".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(422, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
