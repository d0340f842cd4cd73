package dk.broen.simulator.hospital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MllpClientTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(200);

    @Test
    void an_answer_has_code_control_id_error_location_and_error_text() throws IOException {
        try (SmallHub hub = SmallHub.answering("AE", "ERR||PID^1^3^1^1|101^Required^HL70357|E||||CPR nummer mangler på PID-3\r");
            MllpClient hospital = client(hub, LONG)) {
            Acknowledgement answer = hospital.send(message("C1"));

            assertThat(answer.code()).isEqualTo("AE");
            assertThat(answer.controlId()).isEqualTo("C1");
            assertThat(answer.errorLocation()).isEqualTo("PID-3.1");
            assertThat(answer.errorText()).isEqualTo("CPR nummer mangler på PID-3");
            assertThat(answer.positive()).isFalse();
        }
    }

    @Test
    void the_bytes_arrive_unchanged() throws IOException {
        byte[] message = "MSH|^~\\&|EPJ|AUH|||||ADT^A01|C1|P|2.5.1\rPID|||||Sørensen^Åse\r".getBytes(StandardCharsets.ISO_8859_1);
        try (SmallHub hub = SmallHub.answering("AA", ""); MllpClient hospital = client(hub, LONG)) {
            hospital.send(message);

            assertThat(hub.messages()).containsExactly(message);
        }
    }

    @Test
    void one_connection_serves_all_messages() throws IOException {
        try (SmallHub hub = SmallHub.answering("AA", ""); MllpClient hospital = client(hub, LONG)) {
            for (int i = 0; i < 5; i++) {
                assertThat(hospital.send(message("C" + i)).positive()).isTrue();
            }

            assertThat(hub.connections()).isEqualTo(1);
        }
    }

    @Test
    void answers_in_another_order_are_matched_to_their_messages() throws IOException {
        List<byte[]> held = new ArrayList<>();
        try (SmallHub hub = new SmallHub(message -> held.isEmpty() ? later(held, message) : both(held, message));
            MllpClient hospital = client(hub, LONG)) {
            List<Acknowledgement> answers = hospital.sendAll(List.of(message("FIRST"), message("SECOND")));

            assertThat(answers).extracting(Acknowledgement::controlId).containsExactly("FIRST", "SECOND");
        }
    }

    @Test
    void a_thousand_pipelined_messages_are_all_answered() throws IOException {
        List<byte[]> messages = IntStream.range(0, 1000).mapToObj(i -> message("P" + i)).toList();
        try (SmallHub hub = SmallHub.answering("AA", "ZZZ|" + "x".repeat(2000) + "\r"); MllpClient hospital = client(hub, LONG)) {
            assertThat(hospital.sendAll(messages)).hasSize(1000).allMatch(Acknowledgement::positive);
        }
    }

    @Test
    void the_same_message_sent_twice_waits_for_two_answers() throws IOException {
        try (SmallHub hub = SmallHub.answering("AA", ""); MllpClient hospital = client(hub, LONG)) {
            assertThat(hospital.sendAll(List.of(message("C1"), message("C1"))))
                .extracting(Acknowledgement::controlId).containsExactly("C1", "C1");
        }
    }

    @Test
    void the_exception_after_a_timeout_contains_the_answers_that_came() throws IOException {
        try (SmallHub hub = new SmallHub(MllpClientTest::onlyTheFirst); MllpClient hospital = client(hub, SHORT)) {
            NoAcknowledgementException failure = catchThrowableOfType(NoAcknowledgementException.class,
                () -> hospital.sendAll(List.of(message("FIRST"), message("SECOND"))));

            assertThat(failure.received()).extracting(Acknowledgement::controlId).containsExactly("FIRST");
        }
    }

    @Test
    void after_a_failure_the_next_message_opens_a_new_connection() throws IOException {
        try (SmallHub hub = new SmallHub(MllpClientTest::onlyTheFirst); MllpClient hospital = client(hub, SHORT)) {
            catchThrowableOfType(NoAcknowledgementException.class, () -> hospital.send(message("SECOND")));

            assertThat(hospital.send(message("FIRST")).positive()).isTrue();
            assertThat(hub.connections()).isEqualTo(2);
        }
    }

    @Test
    void an_answer_with_another_control_id_is_refused() throws IOException {
        try (SmallHub hub = new SmallHub(message -> List.of(SmallHub.answer("AA", "OTHER", ""))); MllpClient hospital = client(hub, LONG)) {
            NoAcknowledgementException failure = catchThrowableOfType(NoAcknowledgementException.class, () -> hospital.send(message("C1")));

            assertThat(failure).hasMessageContaining("not the control id of a message that waits");
        }
    }

    @Test
    void a_refused_connection_gives_an_exception_without_answers() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        try (MllpClient hospital = new MllpClient("127.0.0.1", port, SHORT)) {
            NoAcknowledgementException refused = catchThrowableOfType(NoAcknowledgementException.class, () -> hospital.send(message("C1")));

            assertThat(refused.received()).isEmpty();
        }
    }

    private static List<byte[]> onlyTheFirst(byte[] message) {
        return MllpFrames.controlId(message).equals("FIRST") ? List.of(SmallHub.answer("AA", "FIRST", "")) : List.of();
    }

    private static List<byte[]> later(List<byte[]> held, byte[] message) {
        held.add(message);
        return List.of();
    }

    private static List<byte[]> both(List<byte[]> held, byte[] message) {
        return List.of(SmallHub.answer("AA", MllpFrames.controlId(message), ""),
            SmallHub.answer("AA", MllpFrames.controlId(held.get(0)), ""));
    }

    private static MllpClient client(SmallHub hub, Duration timeout) {
        return new MllpClient("127.0.0.1", hub.port(), timeout);
    }

    private static byte[] message(String controlId) {
        return AdtMessage.of("A01", controlId, Instant.parse("2026-11-21T21:00:00Z")).bytes();
    }
}
