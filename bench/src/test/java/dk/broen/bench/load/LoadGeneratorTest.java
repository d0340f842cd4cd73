package dk.broen.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LoadGeneratorTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    private final StayMessages messages = StayMessages.of(5, "0751", Instant.parse("2026-11-24T08:00:00Z"));

    @Test
    void a_load_sends_the_given_number_of_messages_each_once() throws Exception {
        try (AnsweringServer server = new AnsweringServer(Hl7Bytes::accepted)) {
            Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
            Figures figures = new LoadGenerator(List.of(server.address()), messages, new AtomicLong())
                .send(new Load(4, Duration.ZERO, LONG, 203, 0), (number, at) -> acknowledged.add(number));

            assertThat(figures.done()).isEqualTo(203);
            assertThat(figures.failed()).isZero();
            assertThat(server.controlIds()).hasSize(203);
            assertThat(acknowledged).hasSize(203);
            assertThat(server.connections()).isEqualTo(4);
        }
    }

    @Test
    void a_load_ends_when_its_time_has_passed() throws Exception {
        try (AnsweringServer server = new AnsweringServer(Hl7Bytes::accepted)) {
            Figures figures = new LoadGenerator(List.of(server.address()), messages, new AtomicLong())
                .send(new Load(2, Duration.ofMillis(50), Duration.ofMillis(200), Long.MAX_VALUE, 0), (number, at) -> {});

            assertThat(figures.time()).isEqualTo(Duration.ofMillis(200));
            assertThat(figures.done()).isPositive().isLessThanOrEqualTo(server.controlIds().size());
        }
    }

    @Test
    void message_numbers_continue_from_one_load_to_the_next() throws Exception {
        try (AnsweringServer server = new AnsweringServer(Hl7Bytes::accepted)) {
            LoadGenerator generator = new LoadGenerator(List.of(server.address()), messages, new AtomicLong());
            generator.send(new Load(2, Duration.ZERO, LONG, 10, 0), (number, at) -> {});
            generator.send(new Load(2, Duration.ZERO, LONG, 10, 0), (number, at) -> {});

            assertThat(server.controlIds()).hasSize(20);
        }
    }

    @Test
    void a_load_does_not_exceed_its_rate_per_second() throws Exception {
        try (AnsweringServer server = new AnsweringServer(Hl7Bytes::accepted)) {
            new LoadGenerator(List.of(server.address()), messages, new AtomicLong())
                .send(new Load(3, Duration.ZERO, Duration.ofMillis(400), Long.MAX_VALUE, 50), (number, at) -> {});

            assertThat(server.controlIds()).hasSizeBetween(1, 21);
        }
    }

    @Test
    void a_negative_answer_counts_as_a_failure_and_not_as_an_acknowledgement() throws Exception {
        assertFails(new AnsweringServer(message -> new String(Hl7Bytes.accepted(message)).replace("|AA|", "|AE|").getBytes()));
    }

    @Test
    void an_answer_to_another_message_counts_as_a_failure_and_not_as_an_acknowledgement() throws Exception {
        byte[] another = messages.message(9_999);
        assertFails(new AnsweringServer(message -> Hl7Bytes.accepted(another)));
    }

    @Test
    void an_answer_without_an_msa_segment_counts_as_a_failure() throws Exception {
        assertFails(new AnsweringServer(message -> "MSH|^~\\&|\r".getBytes()));
    }

    private void assertFails(AnsweringServer server) throws Exception {
        try (server) {
            LoadGenerator generator = new LoadGenerator(List.of(server.address()), messages, new AtomicLong());
            Figures figures = generator.send(new Load(3, Duration.ZERO, LONG, 100, 0), (number, at) -> {
                throw new AssertionError("no message should be acknowledged");
            });

            assertThat(figures.failed()).isEqualTo(3);
            assertThat(figures.done()).isZero();
        }
    }
}
