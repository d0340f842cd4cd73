package dk.broen.adapters.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.adapters.staging.MovableClock;
import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.simulator.web.JsonAnswer;
import dk.broen.simulator.web.JsonServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConsentRegistersTest {
    private static final MunicipalityCode AARHUS = new MunicipalityCode("0751");
    private static final MunicipalityCode ODENSE = new MunicipalityCode("0461");
    private static final ConsentQuestion IN_AARHUS = new ConsentQuestion(new Cpr("2509479989"), AARHUS);
    private static final ConsentQuestion IN_ODENSE = new ConsentQuestion(new Cpr("2103009996"), ODENSE);
    private static final String TOKEN = "a-token";
    private static final String PATH = "/consents/search";
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-20T21:00:00Z"));

    @Test
    void what_was_not_asked_counts_as_not_answered() {
        assertThat(ConsentAnswers.NONE.of(IN_AARHUS.citizen(), AARHUS)).isInstanceOf(ConsentRecord.Unavailable.class);
    }

    @Test
    void a_register_that_is_down_does_not_hide_the_answer_of_another() {
        try (var up = register(); var down = register()) {
            down.setDown(true);
            ConsentAnswers answers = registers(up.uri(), down.uri()).ask(List.of(IN_AARHUS, IN_ODENSE));

            assertThat(answers.of(IN_AARHUS.citizen(), AARHUS)).isInstanceOf(ConsentRecord.Known.class);
            assertThat(answers.of(IN_ODENSE.citizen(), ODENSE)).isInstanceOf(ConsentRecord.Unavailable.class);
        }
    }

    @Test
    void a_register_that_failed_often_is_left_alone_for_a_while_and_then_asked_again() {
        try (var aarhus = register(); var odense = register()) {
            ConsentRegisters registers = registers(aarhus.uri(), odense.uri());
            aarhus.setDown(true);
            for (int failed = 0; failed < 5; failed++) {
                registers.ask(List.of(IN_AARHUS));
            }
            aarhus.setDown(false);

            assertThat(answered(registers)).as("the breaker is open").isInstanceOf(ConsentRecord.Unavailable.class);
            clock.moveTo(clock.instant().plus(Duration.ofSeconds(30)));
            assertThat(answered(registers)).as("the next look asks again").isInstanceOf(ConsentRecord.Known.class);
            assertThat(answered(registers)).isInstanceOf(ConsentRecord.Known.class);
        }
    }

    @Test
    void a_register_that_answers_again_is_not_left_alone_for_what_failed_before() {
        for (int failures = 0; failures < 5; failures++) {
            try (var aarhus = register(); var odense = register()) {
                ConsentRegisters registers = registers(aarhus.uri(), odense.uri());
                aarhus.setDown(true);
                for (int failed = 0; failed < failures; failed++) {
                    registers.ask(List.of(IN_AARHUS));
                }
                aarhus.setDown(false);

                assertThat(IntStream.range(0, 6).mapToObj(again -> answered(registers))).as("after %d failures", failures)
                    .allSatisfy(answer -> assertThat(answer).isInstanceOf(ConsentRecord.Known.class));
            }
        }
    }

    @Test
    void a_register_that_fails_every_second_time_is_left_alone_and_begins_anew_when_it_is_back() {
        try (var aarhus = register(); var odense = register()) {
            ConsentRegisters registers = registers(aarhus.uri(), odense.uri());
            for (int question = 0; question < 20; question++) {
                aarhus.setDown(question % 2 == 1);
                registers.ask(List.of(IN_AARHUS));
            }
            aarhus.setDown(false);

            assertThat(answered(registers)).as("the breaker is open").isInstanceOf(ConsentRecord.Unavailable.class);
            clock.moveTo(clock.instant().plus(Duration.ofSeconds(30)));
            assertThat(IntStream.range(0, 30).mapToObj(again -> answered(registers)))
                .allSatisfy(answer -> assertThat(answer).isInstanceOf(ConsentRecord.Known.class));
        }
    }

    @Test
    void a_register_that_was_down_for_long_is_not_left_alone_for_what_failed_before() {
        try (var aarhus = register(); var odense = register()) {
            ConsentRegisters registers = registers(aarhus.uri(), odense.uri());
            aarhus.setDown(true);
            for (int failed = 0; failed < 40; failed++) {
                registers.ask(List.of(IN_AARHUS));
                clock.moveTo(clock.instant().plus(Duration.ofSeconds(30)));
            }
            aarhus.setDown(false);

            assertThat(IntStream.range(0, 30).mapToObj(again -> answered(registers)))
                .allSatisfy(answer -> assertThat(answer).isInstanceOf(ConsentRecord.Known.class));
        }
    }

    @Test
    void a_register_that_is_back_answers_all_who_are_asked_about_at_once() {
        try (var aarhus = register(); var odense = register()) {
            ConsentRegisters registers = registers(aarhus.uri(), odense.uri());
            aarhus.setDown(true);
            for (int failed = 0; failed < 5; failed++) {
                registers.ask(List.of(IN_AARHUS));
            }
            aarhus.setDown(false);
            clock.moveTo(clock.instant().plus(Duration.ofSeconds(30)));

            List<ConsentQuestion> all = questions(20);
            ConsentAnswers answers = registers.ask(all);

            assertThat(all)
                .allSatisfy(question -> assertThat(answers.of(question.citizen(), AARHUS)).isInstanceOf(ConsentRecord.Known.class));
        }
    }

    @Test
    void an_answer_that_is_missing_at_the_deadline_counts_as_not_given_however_many_questions_wait() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            ConsentRegister register = ConsentRegisterTest.client(
                URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/consents/search"), TOKEN);
            List<ConsentQuestion> all = questions(1000);

            ConsentAnswers answers = new ConsentRegisters(Map.of(AARHUS, register), clock, Duration.ofMillis(200)).ask(all);

            assertThat(all).allSatisfy(
                question -> assertThat(answers.of(question.citizen(), AARHUS)).isInstanceOf(ConsentRecord.Unavailable.class));
        }
    }

    @Test
    void a_register_that_has_fallen_silent_is_not_waited_for_and_its_questions_stay_open() {
        CompletableFuture<Void> silence = new CompletableFuture<>();
        AtomicInteger asked = new AtomicInteger();
        try (JsonServer register = new JsonServer(0, PATH, TOKEN, query -> {
            if (asked.incrementAndGet() > 1) {
                silence.join();
            }
            return noConsents(query);
        })) {
            ConsentRegisters registers = registers(register);
            assertThat(answered(registers)).isInstanceOf(ConsentRecord.Known.class);
            List<ConsentQuestion> enoughForTheBreaker = questions(5);

            ConsentAnswers answers = registers.ask(enoughForTheBreaker);
            silence.complete(null);

            assertThat(enoughForTheBreaker)
                .allSatisfy(question -> assertThat(answers.of(question.citizen(), AARHUS)).isInstanceOf(ConsentRecord.Unavailable.class));
            await("the questions were answered after all, so the breaker is closed")
                .until(() -> answered(registers) instanceof ConsentRecord.Known);
        }
    }

    @Test
    void a_register_that_becomes_slow_is_waited_for_as_soon_as_it_has_answered_slowly() {
        AtomicInteger asked = new AtomicInteger();
        try (JsonServer register = new JsonServer(0, PATH, TOKEN,
            query -> after(asked.incrementAndGet() == 1 ? Duration.ZERO : Duration.ofMillis(1_800), noConsents(query)))) {
            ConsentRegisters registers = registers(register);

            assertThat(answered(registers)).isInstanceOf(ConsentRecord.Known.class);
            assertThat(answered(registers)).as("nobody knows yet that the register is only slow")
                .isInstanceOf(ConsentRecord.Unavailable.class);
            await("a slow answer has arrived").until(() -> answered(registers) instanceof ConsentRecord.Known);
            assertThat(answered(registers)).isInstanceOf(ConsentRecord.Known.class);
        }
    }

    @Test
    void a_register_that_answers_the_questions_of_a_large_batch_in_turn_is_not_silent() {
        try (JsonServer register = new JsonServer(0, PATH, TOKEN, query -> after(Duration.ofMillis(100), noConsents(query)))) {
            ConsentRegisters registers = registers(register);
            assertThat(answered(registers)).isInstanceOf(ConsentRecord.Known.class);
            List<ConsentQuestion> all = questions(100);

            ConsentAnswers answers = registers.ask(all);

            assertThat(all)
                .allSatisfy(question -> assertThat(answers.of(question.citizen(), AARHUS)).isInstanceOf(ConsentRecord.Known.class));
        }
    }

    private static List<ConsentQuestion> questions(int many) {
        return IntStream.range(0, many).mapToObj(number -> new ConsentQuestion(new Cpr("%06d%04d".formatted(10190, 3000 + number)), AARHUS))
            .toList();
    }

    private static JsonAnswer noConsents(JsonNode query) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().set("cpr", query.path("cpr"));
        return new JsonAnswer.Document(200, answer.set("consents", JsonNodeFactory.instance.arrayNode()));
    }

    private static JsonAnswer after(Duration delay, JsonAnswer answer) {
        return new CompletableFuture<JsonAnswer>().completeOnTimeout(answer, delay.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    private static ConsentRegisters registers(JsonServer register) {
        return new ConsentRegisters(Map.of(AARHUS, ConsentRegisterTest.client(register.uri(), TOKEN)), Clock.systemUTC());
    }

    private static ConsentRecord answered(ConsentRegisters registers) {
        return registers.ask(List.of(IN_AARHUS)).of(IN_AARHUS.citizen(), AARHUS);
    }

    private static dk.broen.simulator.register.ConsentRegister register() {
        return new dk.broen.simulator.register.ConsentRegister(0, TOKEN);
    }

    private ConsentRegisters registers(URI aarhus, URI odense) {
        return new ConsentRegisters(Map.of(AARHUS, ConsentRegisterTest.client(aarhus, TOKEN), ODENSE,
            ConsentRegisterTest.client(odense, TOKEN)), clock);
    }
}
