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

/** A register that fails is never taken for one that says no (domain.md §4): the caller holds and asks again. */
@Timeout(20)
class ConsentRegisterTest {
    private static final String TOKEN = "a-token-of-the-tests";
    private static final Cpr CITIZEN = new Cpr("2509479989");
    private static final String CONSENT =
        """
        {"municipality": "0751", "form": "WRITTEN", "obtained_by": "afsnittet", "to": ["RESIDENCE"], "from": "2026-01-01", "until": "2026-12-01"}""";
    private static final Duration BOUND = Duration.ofSeconds(6);

    @Test
    void what_the_register_holds_is_known_and_nothing_held_is_known_too() throws IOException {
        try (var register = new dk.broen.simulator.register.ConsentRegister(0, TOKEN)) {
            assertThat(asked(register.uri())).isEqualTo(new ConsentRecord.Known(List.of()));
            register.put(CITIZEN.digits(), List.of(tree(CONSENT)));
            assertThat(asked(register.uri()))
                .isInstanceOfSatisfying(ConsentRecord.Known.class, known -> assertThat(known.consents()).hasSize(1));
        }
    }

    @Test
    void a_register_whose_socket_is_closed_is_away_until_it_listens_again() {
        try (var register = new dk.broen.simulator.register.ConsentRegister(0, TOKEN)) {
            ConsentRegister hub = hub(register.uri(), TOKEN);
            assertThat(hub.consentsOf(CITIZEN)).isInstanceOf(ConsentRecord.Known.class);
            register.setAway(true);
            assertThat(hub.consentsOf(CITIZEN)).isInstanceOf(ConsentRecord.Unavailable.class);
            register.setAway(false);
            assertThat(hub.consentsOf(CITIZEN)).isInstanceOf(ConsentRecord.Known.class);
        }
    }

    @Test
    void a_register_that_says_it_is_down_is_away() {
        try (var register = new dk.broen.simulator.register.ConsentRegister(0, TOKEN)) {
            register.setDown(true);
            assertThat(asked(register.uri())).isInstanceOf(ConsentRecord.Unavailable.class);
        }
    }

    @Test
    void a_wrong_token_is_no_answer() {
        try (var register = new dk.broen.simulator.register.ConsentRegister(0, TOKEN)) {
            assertThat(hub(register.uri(), "another-token").consentsOf(CITIZEN)).isInstanceOf(ConsentRecord.Unavailable.class);
            assertThat(register.searches()).isZero();
        }
    }

    @Test
    void a_connection_closed_without_an_answer_is_no_answer() {
        try (JsonServer register = answering(new JsonAnswer.HangUp())) {
            assertThat(asked(register.uri())).isInstanceOf(ConsentRecord.Unavailable.class);
        }
    }

    @Test
    void a_register_that_says_nothing_is_waited_for_only_so_long() {
        try (JsonServer register = answering(new JsonAnswer.Silence())) {
            assertThat(boundedly(register.uri())).isInstanceOf(ConsentRecord.Unavailable.class);
        }
    }

    @Test
    void a_register_that_begins_its_answer_and_never_ends_it_is_waited_for_only_so_long() throws IOException {
        try (Raw register = new Raw("{\"consents\": [", true)) {
            assertThat(boundedly(register.uri())).isInstanceOf(ConsentRecord.Unavailable.class);
        }
    }

    @Test
    void a_list_longer_than_any_citizens_is_not_read() throws IOException {
        try (Raw register = new Raw("{\"consents\": []" + " ".repeat(2 << 20) + "}", false)) {
            assertThat(asked(register.uri())).isInstanceOf(ConsentRecord.Unavailable.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "{}", "{\"consents\": null}", "{\"consents\": {}}", "{\"consents\": [null]}",
        "{\"consents\": [{}]}",
        "{\"consents\": [", "{\"consents\": []} {\"consents\": []}", "{\"consents\": [], \"consents\": []}", "<html>Log ind</html>",
        "{\"consents\": [{\"to\": [\"NOBODY_KNOWS\"]}]}", "{\"cpr\": \"2103009996\", \"consents\": []}"})
    void a_list_that_cannot_be_read_or_names_another_citizen_is_no_list(String answer) throws IOException {
        try (Raw register = new Raw(answer, false)) {
            assertThat(asked(register.uri())).isInstanceOf(ConsentRecord.Unavailable.class);
        }
    }

    private static ConsentRecord boundedly(URI register) {
        long begun = System.nanoTime();
        ConsentRecord record = asked(register);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(BOUND);
        return record;
    }

    private static ConsentRecord asked(URI register) {
        return hub(register, TOKEN).consentsOf(CITIZEN);
    }

    private static ConsentRegister hub(URI register, String token) {
        ConfigurationResult.Loaded shipped = (ConfigurationResult.Loaded) new ConfigurationDirectory(Path.of("..", "config")).load();
        return new ConsentRegister(register, token, new FactsReader(new FactsMapper(shipped.directory(), shipped.functions())));
    }

    private static JsonServer answering(JsonAnswer answer) {
        return new JsonServer(0, "/consents/search", TOKEN, query -> answer);
    }

    private static JsonNode tree(String json) throws IOException {
        return new ObjectMapper().readTree(json);
    }

    /** Answers 200 with these very bytes; may leave the answer open after them. */
    private static final class Raw implements AutoCloseable {
        private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final CountDownLatch closing = new CountDownLatch(1);

        Raw(String body, boolean leftOpen) throws IOException {
            server.setExecutor(threads);
            server.createContext("/", exchange -> {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                if (leftOpen) {
                    untilClosed();
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

        private void untilClosed() {
            try {
                closing.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
