package dk.broen.adapters.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dk.broen.adapters.configuration.ConfigurationDirectory;
import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.adapters.facts.FactsMapper;
import dk.broen.adapters.facts.FactsReader;
import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.domain.terms.Cpr;
import dk.broen.simulator.web.JsonAnswer;
import dk.broen.simulator.web.JsonServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A failing register is Unavailable and never counts as a refusal (domain.md §4): the caller holds the notices and asks again. */
@Timeout(20)
class ConsentRegisterTest {
    private static final String TOKEN = "a-token-of-the-tests";
    private static final Cpr CITIZEN = new Cpr("2509479989");
    private static final String CONSENT =
        """
        {"municipality": "0751", "form": "WRITTEN", "obtained_by": "afsnittet", "to": ["RESIDENCE"], "from": "2026-01-01", "until": "2026-12-01"}""";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(6);

    @Test
    void the_consents_of_the_register_are_known_and_an_empty_list_is_known_too() throws IOException {
        try (var register = new dk.broen.simulator.register.ConsentRegister(0, TOKEN)) {
            assertThat(asked(register.uri())).isEqualTo(new ConsentRecord.Known(List.of()));
            register.put(CITIZEN.digits(), List.of(tree(CONSENT)));
            assertThat(asked(register.uri()))
                .isInstanceOfSatisfying(ConsentRecord.Known.class, known -> assertThat(known.consents()).hasSize(1));
        }
    }

    @Test
    void a_register_is_unavailable_while_its_socket_is_closed() {
        try (var register = new dk.broen.simulator.register.ConsentRegister(0, TOKEN)) {
            ConsentRegister client = client(register.uri(), TOKEN);
            assertThat(client.consentsOf(CITIZEN)).isInstanceOf(ConsentRecord.Known.class);
            register.setAway(true);
            assertThat(client.consentsOf(CITIZEN)).isInstanceOf(ConsentRecord.Unavailable.class);
            register.setAway(false);
            assertThat(client.consentsOf(CITIZEN)).isInstanceOf(ConsentRecord.Known.class);
        }
    }

    @Test
    void a_register_that_answers_that_it_is_down_is_unavailable() {
        try (var register = new dk.broen.simulator.register.ConsentRegister(0, TOKEN)) {
            register.setDown(true);
            assertThat(asked(register.uri())).isInstanceOf(ConsentRecord.Unavailable.class);
        }
    }

    @Test
    void a_register_that_refuses_the_token_is_unavailable() {
        try (var register = new dk.broen.simulator.register.ConsentRegister(0, TOKEN)) {
            assertThat(client(register.uri(), "another-token").consentsOf(CITIZEN)).isInstanceOf(ConsentRecord.Unavailable.class);
            assertThat(register.searches()).isZero();
        }
    }

    @Test
    void a_register_that_closes_the_connection_without_an_answer_is_unavailable() {
        try (JsonServer register = answering(new JsonAnswer.HangUp())) {
            assertThat(asked(register.uri())).isInstanceOf(ConsentRecord.Unavailable.class);
        }
    }

    @Test
    void a_question_is_repeated_on_a_fresh_connection_when_the_register_closes_the_kept_one() throws IOException {
        try (ClosingRegister register = new ClosingRegister(1)) {
            ConsentRegister client = client(register.uri(), TOKEN);
            client.consentsOf(CITIZEN);

            assertThat(client.consentsOf(CITIZEN)).isEqualTo(new ConsentRecord.Known(List.of()));
            assertThat(register.asked()).as("the connections of the questions").containsExactly(1, 1, 2);
        }
    }

    @Test
    void a_question_is_repeated_once_only() throws IOException {
        try (ClosingRegister register = new ClosingRegister(0)) {
            assertThat(asked(register.uri())).isInstanceOf(ConsentRecord.Unavailable.class);
            assertThat(register.asked()).containsExactly(1, 2);
        }
    }

    @Test
    void a_register_that_never_answers_is_unavailable_after_the_timeout() {
        try (JsonServer register = answering(new JsonAnswer.Silence())) {
            assertThat(askedWithinTimeout(register.uri())).isInstanceOf(ConsentRecord.Unavailable.class);
        }
    }

    @Test
    void a_register_that_never_completes_its_answer_is_unavailable_after_the_timeout() throws IOException {
        try (RawRegister register = new RawRegister("{\"cpr\": \"2509479989\", \"consents\": [", true)) {
            assertThat(askedWithinTimeout(register.uri())).isInstanceOf(ConsentRecord.Unavailable.class);
        }
    }

    @Test
    void an_answer_above_the_size_limit_is_not_read() throws IOException {
        try (RawRegister register = new RawRegister("{\"cpr\": \"2509479989\", \"consents\": []" + " ".repeat(2 << 20) + "}", false)) {
            assertThat(asked(register.uri())).isInstanceOf(ConsentRecord.Unavailable.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "{}", "{%s}", "{%s, \"consents\": null}", "{%s, \"consents\": {}}",
        "{%s, \"consents\": [null]}", "{%s, \"consents\": [{}]}", "{%s, \"consents\": [",
        "{%s, \"consents\": []} {%s, \"consents\": []}", "{%s, \"consents\": [], \"consents\": []}", "{%s, %s, \"consents\": []}",
        "<html>Log ind</html>", "{%s, \"consents\": [{\"to\": [\"NOBODY_KNOWS\"]}]}", "{%s, \"consents\": [], \"more\": 1}"})
    void a_register_whose_answer_is_not_a_list_of_consents_is_unavailable(String answer) throws IOException {
        try (RawRegister register = new RawRegister(answer.replace("%s", "\"cpr\": \"2509479989\""), false)) {
            assertThat(asked(register.uri())).isInstanceOf(ConsentRecord.Unavailable.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"cpr\": \"2103009996\", \"consents\": []}", "{\"cpr\": \"\", \"consents\": []}",
        "{\"cpr\": 2509479989, \"consents\": []}", "{\"cpr\": null, \"consents\": []}", "{\"consents\": []}"})
    void an_answer_that_does_not_name_the_citizen_asked_about_is_not_used(String answer) throws IOException {
        try (RawRegister register = new RawRegister(answer, false)) {
            assertThat(asked(register.uri())).isInstanceOf(ConsentRecord.Unavailable.class);
        }
    }

    @Test
    void the_number_in_the_answer_may_have_a_hyphen() throws IOException {
        try (RawRegister register = new RawRegister("{\"cpr\": \"250947-9989\", \"consents\": []}", false)) {
            assertThat(asked(register.uri())).isEqualTo(new ConsentRecord.Known(List.of()));
        }
    }

    private static ConsentRecord askedWithinTimeout(URI register) {
        ConsentRegister client = client(register, TOKEN);
        long start = System.nanoTime();
        ConsentRecord record = client.consentsOf(CITIZEN);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST_WAIT);
        return record;
    }

    private static ConsentRecord asked(URI register) {
        return client(register, TOKEN).consentsOf(CITIZEN);
    }

    static ConsentRegister client(URI register, String token) {
        ConfigurationResult.Loaded shipped = (ConfigurationResult.Loaded) new ConfigurationDirectory(Path.of("..", "config")).load();
        return ConsentRegister.inOwnForm(new RegisterAccess(register, new RegisterLogin.BearerToken(token), HttpClient::newHttpClient),
            new FactsReader(new FactsMapper(shipped.directory(), shipped.functions())));
    }

    private static JsonServer answering(JsonAnswer answer) {
        return new JsonServer(0, "/consents/search", TOKEN, query -> answer);
    }

    private static JsonNode tree(String json) throws IOException {
        return new ObjectMapper().readTree(json);
    }

    /** Answers 200 with exactly the given bytes; can leave the answer incomplete after them. */
    private static final class RawRegister implements AutoCloseable {
        private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final CountDownLatch closing = new CountDownLatch(1);

        RawRegister(String body, boolean incomplete) throws IOException {
            server.setExecutor(threads);
            server.createContext("/", exchange -> {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                if (incomplete) {
                    awaitClose();
                }
                exchange.close();
            });
            server.start();
        }

        URI uri() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/consents/search");
        }

        @Override
        public void close() {
            closing.countDown();
            server.stop(0);
            threads.shutdownNow();
        }

        private void awaitClose() {
            try {
                closing.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
