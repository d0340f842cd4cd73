package dk.broen.adapters.mllp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.mappings.hl7v2.AcknowledgementWriter;
import dk.broen.mappings.hl7v2.Hl7Envelope;
import dk.broen.mappings.hl7v2.Hl7EnvelopeReader;
import dk.broen.mappings.hl7v2.Hl7Fault;
import dk.broen.mappings.hl7v2.Hl7Refusal;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each row of danish-standards.md §11 except the last: sends the input over a real socket to a real route and checks the answer. */
class MllpFramingTest {

    private static final byte[] VT = {0x0B};
    private static final byte[] FS = {0x1C};
    private static final byte[] CR = {0x0D};
    private static final byte[] LF = {0x0A};
    private static final int CONNECTIONS = 64;
    private static final int STILL_CLOSING = 8;
    private static final int LONGEST_MESSAGE = 64 * 1024;

    private static final Queue<String> STORED = new ConcurrentLinkedQueue<>();
    private static final CyclicBarrier ALL_AT_ONCE = new CyclicBarrier(CONNECTIONS);
    private static final Hl7EnvelopeReader READER = new Hl7EnvelopeReader();
    private static final AcknowledgementWriter ACKNOWLEDGEMENTS = new AcknowledgementWriter(
        Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), ZoneId.of("Europe/Copenhagen")), () -> "B1");

    private static final DefaultCamelContext CAMEL = new DefaultCamelContext();
    private static int port;

    @BeforeAll
    static void listen() throws Exception {
        MllpSettings settings = new MllpSettings("127.0.0.1", 0, CONNECTIONS + STILL_CLOSING, CONNECTIONS + STILL_CLOSING,
            LONGEST_MESSAGE, Duration.ofMinutes(1), Duration.ofSeconds(2), Duration.ofMillis(200), Duration.ofSeconds(3), 128);
        MllpEndpoint mllp = new MllpEndpoint(settings, MllpFramingTest::tooLong);
        CAMEL.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(mllp.in(getContext())).process(MllpFramingTest::storeAndAnswer);
            }
        });
        CAMEL.start();
        port = mllp.port();
    }

    @AfterAll
    static void stop() {
        CAMEL.stop();
    }

    @BeforeEach
    void clear() {
        STORED.clear();
    }

    @Test
    void two_frames_in_one_write_get_two_answers() throws IOException {
        try (HospitalConnection hospital = new HospitalConnection(port)) {
            hospital.sends(frame(admission("M1")), frame(admission("M2")));

            assertThat(hospital.answer()).isEqualTo(accepted("M1"));
            assertThat(hospital.answer()).isEqualTo(accepted("M2"));
        }
        assertThat(STORED).containsExactly(admission("M1"), admission("M2"));
    }

    @Test
    void ten_frames_in_one_write_get_ten_answers_in_their_order() throws IOException {
        List<String> ids = IntStream.range(0, 10).mapToObj(i -> "M" + i).toList();
        try (HospitalConnection hospital = new HospitalConnection(port)) {
            hospital.sends(ids.stream().map(id -> frame(admission(id))).toArray(byte[][]::new));

            for (String id : ids) {
                assertThat(hospital.answer()).isEqualTo(accepted(id));
            }
        }
        assertThat(STORED).containsExactlyElementsOf(ids.stream().map(MllpFramingTest::admission).toList());
    }

    @Test
    void a_line_feed_after_a_frame_does_not_affect_the_next_frame() throws IOException {
        try (HospitalConnection hospital = new HospitalConnection(port)) {
            hospital.sends(frame(admission("M1")), LF, frame(admission("M2")));

            assertThat(hospital.answer()).isEqualTo(accepted("M1"));
            assertThat(hospital.answer()).isEqualTo(accepted("M2"));
        }
    }

    @Test
    void a_frame_without_its_last_cr_and_the_next_frame_are_two_messages() throws IOException {
        try (HospitalConnection hospital = new HospitalConnection(port)) {
            hospital.sends(VT, bytes(admission("M1")), FS, frame(admission("M2")));

            assertThat(hospital.answer()).isEqualTo(accepted("M1"));
            assertThat(hospital.answer()).isEqualTo(accepted("M2"));
        }
        assertThat(STORED).containsExactly(admission("M1"), admission("M2"));
    }

    @Test
    void a_sender_that_omits_the_cr_and_waits_is_answered() throws IOException {
        try (HospitalConnection hospital = new HospitalConnection(port)) {
            hospital.sends(VT, bytes(admission("M1")), FS);
            assertThat(hospital.answer()).isEqualTo(accepted("M1"));

            hospital.sends(VT, bytes(admission("M2")), FS);
            assertThat(hospital.answer()).isEqualTo(accepted("M2"));
        }
    }

    @Test
    void a_cr_that_comes_after_a_pause_belongs_to_its_frame() throws IOException {
        try (HospitalConnection hospital = new HospitalConnection(port)) {
            hospital.sends(VT, bytes(admission("M1")), FS);
            assertThat(hospital.answer()).isEqualTo(accepted("M1"));

            hospital.sends(CR, frame(admission("M2")));
            assertThat(hospital.answer()).isEqualTo(accepted("M2"));
        }
        assertThat(STORED).containsExactly(admission("M1"), admission("M2"));
    }

    @Test
    void garbage_before_a_frame_is_skipped() throws IOException {
        try (HospitalConnection hospital = new HospitalConnection(port)) {
            hospital.sends(bytes("garbage\r\n"), frame(admission("M1")));

            assertThat(hospital.answer()).isEqualTo(accepted("M1"));
        }
        assertThat(STORED).containsExactly(admission("M1"));
    }

    @Test
    void a_vt_inside_a_message_is_refused() throws IOException {
        try (HospitalConnection hospital = new HospitalConnection(port)) {
            hospital.sends(frame(admission("M1") + "NTE|1||a\u000Bb\r"), frame(admission("M2")));

            assertThat(hospital.answer()).isEqualTo(refused("M1", "MSH^1",
                "100^Segment sequence error", "MSH: The message contains a framing character: it was cut off or contains another message"));
            assertThat(hospital.answer()).isEqualTo(accepted("M2"));
        }
        assertThat(STORED).containsExactly(admission("M2"));
    }

    @Test
    void an_fs_inside_a_message_is_refused_and_does_not_make_a_short_message_of_it() throws IOException {
        try (HospitalConnection hospital = new HospitalConnection(port)) {
            hospital.sends(frame(admission("M1") + "NTE|1||a\u001Cb\r"));

            assertThat(hospital.answer()).isEqualTo(refused("M1", "MSH^1",
                "100^Segment sequence error", "MSH: The message contains a framing character: it was cut off or contains another message"));
        }
        assertThat(STORED).isEmpty();
    }

    @Test
    void a_message_cut_off_by_the_next_is_refused_and_the_next_is_accepted() throws IOException {
        try (HospitalConnection hospital = new HospitalConnection(port)) {
            hospital.sends(VT, bytes(admission("M1")), frame(admission("M2")));

            assertThat(hospital.answer()).isEqualTo(refused("M1", "MSH^1",
                "100^Segment sequence error", "MSH: The message contains a framing character: it was cut off or contains another message"));
            assertThat(hospital.answer()).isEqualTo(accepted("M2"));
        }
        assertThat(STORED).containsExactly(admission("M2"));
    }

    @Test
    void a_sender_that_ends_its_side_right_after_its_frames_gets_every_answer() throws IOException {
        try (HospitalConnection hospital = new HospitalConnection(port)) {
            hospital.sends(frame(admission("M1")), frame(admission("M2"))).ends();

            assertThat(hospital.answer()).isEqualTo(accepted("M1"));
            assertThat(hospital.answer()).isEqualTo(accepted("M2"));
            assertThat(hospital.isClosedByHub()).isTrue();
        }
    }

    @Test
    void two_headers_in_one_frame_are_refused() throws IOException {
        try (HospitalConnection hospital = new HospitalConnection(port)) {
            hospital.sends(frame(admission("M1") + admission("M2")));

            assertThat(hospital.answer()).isEqualTo(refused("M1", "MSH^1", "100^Segment sequence error",
                "MSH: One frame holds more than one MSH segment; send each message in its own frame"));
        }
        assertThat(STORED).isEmpty();
    }

    @Test
    void an_empty_frame_and_json_in_a_frame_are_refused() throws IOException {
        try (HospitalConnection hospital = new HospitalConnection(port)) {
            hospital.sends(frame(""), frame("{\"a\":1}"));

            assertThat(hospital.answer()).isEqualTo(refusedUnread());
            assertThat(hospital.answer()).isEqualTo(refusedUnread());
        }
        assertThat(STORED).isEmpty();
    }

    @Test
    void a_message_without_a_control_id_is_refused() throws IOException {
        try (HospitalConnection hospital = new HospitalConnection(port)) {
            hospital.sends(frame(admission("")));

            assertThat(hospital.answer())
                .isEqualTo(refused("", "MSH^1^10", "101^Required field missing", "MSH-10: A required field is empty"));
        }
        assertThat(STORED).isEmpty();
    }

    @Test
    void the_connection_of_an_http_request_is_closed_without_an_answer() throws IOException {
        try (HospitalConnection browser = new HospitalConnection(port)) {
            browser.sends(bytes("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"));

            assertThat(browser.isClosedByHub()).isTrue();
        }
    }

    @Test
    void a_connection_with_many_bytes_outside_a_frame_is_closed_without_an_answer() throws IOException {
        try (HospitalConnection sender = new HospitalConnection(port)) {
            sender.sends(bytes("\r".repeat(129)));

            assertThat(sender.isClosedByHub()).isTrue();
        }
    }

    @Test
    void danish_letters_in_utf_8_arrive_and_are_echoed_in_utf_8() throws IOException {
        String message = message("Ærø", "M1", "UNICODE UTF-8");
        try (HospitalConnection hospital = new HospitalConnection(port)) {
            hospital.sends(VT, message.getBytes(UTF_8), FS, CR);

            assertThat(hospital.answer(UTF_8)).isEqualTo("MSH|^~\\&|BROEN|KOMMUNE|EPJ|Ærø|20261123100000.000+0100||ACK^A01^ACK|B1|P|2.5.1"
                + "||||||UNICODE UTF-8\rMSA|AA|M1\r");
        }
        assertThat(STORED).containsExactly(message);
    }

    @Test
    void danish_letters_in_iso_8859_1_without_msh_18_arrive_and_are_echoed() throws IOException {
        String message = message("Ærø", "M1", "");
        try (HospitalConnection hospital = new HospitalConnection(port)) {
            hospital.sends(VT, message.getBytes(ISO_8859_1), FS, CR);

            assertThat(hospital.answer())
                .isEqualTo("MSH|^~\\&|BROEN|KOMMUNE|EPJ|Ærø|20261123100000.000+0100||ACK^A01^ACK|B1|P|2.5.1\rMSA|AA|M1\r");
        }
        assertThat(STORED).containsExactly(message);
    }

    @Test
    void malformed_utf_8_is_refused_and_not_repaired() throws IOException {
        try (HospitalConnection hospital = new HospitalConnection(port)) {
            hospital.sends(VT, message("P2", "M1", "UNICODE UTF-8").getBytes(ISO_8859_1), FS, CR);

            assertThat(hospital.answer()).startsWith("MSH|^~\\&|BROEN|KOMMUNE|EPJ|P2|").contains("\rMSA|AE|M1|MSH-18: ");
        }
        assertThat(STORED).isEmpty();
    }

    @Test
    void a_frame_cut_in_two_at_any_byte_is_one_message() throws IOException {
        byte[] frame = frame(admission("M1"));
        try (HospitalConnection hospital = new HospitalConnection(port)) {
            for (int cut = 1; cut < frame.length; cut++) {
                hospital.sends(Arrays.copyOfRange(frame, 0, cut));
                hospital.sends(Arrays.copyOfRange(frame, cut, frame.length));

                assertThat(hospital.answer()).as("cut after byte %d", cut).isEqualTo(accepted("M1"));
            }
        }
        assertThat(STORED).hasSize(frame.length - 1).containsOnly(admission("M1"));
    }

    @Test
    void a_message_as_long_as_allowed_is_accepted() throws IOException {
        String header = admission("M1");
        String message = header + "NTE|1||" + "x".repeat(LONGEST_MESSAGE - header.length() - 8) + "\r";
        try (HospitalConnection hospital = new HospitalConnection(port)) {
            hospital.sends(frame(message));

            assertThat(hospital.answer()).isEqualTo(accepted("M1"));
        }
    }

    @Test
    void a_message_that_is_too_long_is_refused_in_order_and_the_connection_is_closed() throws IOException {
        try (HospitalConnection hospital = new HospitalConnection(port)) {
            hospital.sends(frame(admission("M1")), VT, bytes(admission("M2") + "NTE|1||" + "x".repeat(3 * LONGEST_MESSAGE)));

            assertThat(hospital.answer()).isEqualTo(accepted("M1"));
            assertThat(hospital.answer())
                .isEqualTo(refused("M2", "MSH^1", "102^Data type error", "MSH: The message is longer than the agreed limit"));
            assertThat(hospital.isClosedByHub()).isTrue();
        }
        assertThat(STORED).containsExactly(admission("M1"));
    }

    @Test
    void the_connection_of_a_frame_that_is_not_complete_in_time_is_closed_without_an_answer() throws IOException {
        try (HospitalConnection hospital = new HospitalConnection(port)) {
            hospital.sends(VT, bytes("MSH|^~\\&|EPJ"));

            assertThat(hospital.isClosedByHub()).isTrue();
        }
    }

    @Test
    void a_connection_that_stays_silent_is_closed() throws IOException {
        try (HospitalConnection hospital = new HospitalConnection(port)) {
            assertThat(hospital.isClosedByHub()).isTrue();
        }
    }

    @Test
    void a_connection_whose_route_fails_is_closed_without_an_answer() throws IOException {
        try (HospitalConnection hospital = new HospitalConnection(port)) {
            hospital.sends(frame(admission("FAIL")));

            assertThat(hospital.isClosedByHub()).isTrue();
        }
    }

    @Test
    void each_of_64_connections_gets_its_answers_in_the_order_of_its_frames() throws Exception {
        onEveryConnection(connection -> {
            List<String> ids = IntStream.range(0, 40).mapToObj(i -> "C" + connection + "M" + i).toList();
            List<String> answers = new ArrayList<>();
            try (HospitalConnection hospital = new HospitalConnection(port)) {
                hospital.sends(ids.stream().map(id -> frame(admission(id))).toArray(byte[][]::new)).ends();
                for (int i = 0; i < ids.size(); i++) {
                    answers.add(hospital.answer());
                }
            }
            assertThat(answers).containsExactlyElementsOf(ids.stream().map(MllpFramingTest::accepted).toList());
            return answers;
        });
        assertThat(STORED).hasSize(CONNECTIONS * 40);
    }

    @Test
    void each_of_64_connections_can_store_at_the_same_time() throws Exception {
        onEveryConnection(connection -> {
            try (HospitalConnection hospital = new HospitalConnection(port)) {
                assertThat(hospital.sends(frame(admission("BARRIER"))).answer()).isEqualTo(accepted("BARRIER"));
            }
            return List.of();
        });
        assertThat(STORED).hasSize(CONNECTIONS);
    }

    private interface OneConnection {
        List<String> talk(int connection) throws Exception;
    }

    private static void onEveryConnection(OneConnection conversation) throws Exception {
        ExecutorService hospitals = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Callable<List<String>>> tasks = IntStream.range(0, CONNECTIONS)
                .<Callable<List<String>>>mapToObj(connection -> () -> conversation.talk(connection)).toList();
            for (Future<List<String>> task : hospitals.invokeAll(tasks, 60, TimeUnit.SECONDS)) {
                task.get();
            }
        } finally {
            hospitals.shutdownNow();
        }
    }

    private static void storeAndAnswer(Exchange exchange) throws Exception {
        assertThat(exchange.getIn().getHeaders().keySet()).allMatch(header -> header.startsWith("CamelNetty"));
        byte[] payload = exchange.getIn().getBody(byte[].class);
        Hl7Envelope envelope = READER.read(payload, ISO_8859_1);
        if (envelope instanceof Hl7Envelope.Readable readable) {
            switch (readable.header().controlId()) {
                case "FAIL" -> throw new IllegalStateException("the database is unreachable");
                case "BARRIER" -> ALL_AT_ONCE.await(30, TimeUnit.SECONDS);
                default -> {}
            }
            STORED.add(new String(payload, readable.charset()));
            exchange.getMessage().setBody(ACKNOWLEDGEMENTS.accepted(readable).get(0));
        } else if (envelope instanceof Hl7Envelope.Unreadable unreadable) {
            exchange.getMessage().setBody(ACKNOWLEDGEMENTS.refused(unreadable, unreadable.refusal()).orElseThrow());
        }
    }

    private static byte[] tooLong(byte[] start) {
        return ACKNOWLEDGEMENTS.refused(READER.read(start, ISO_8859_1), new Hl7Refusal(Hl7Fault.MESSAGE_TOO_LONG, "MSH")).orElseThrow();
    }

    private static String admission(String controlId) {
        return message("P2", controlId, "8859/1");
    }

    private static String message(String facility, String controlId, String characterSet) {
        return "MSH|^~\\&|EPJ|" + facility + "||KOMMUNE|20261123095900+0100||ADT^A01^ADT_A01|" + controlId + "|P|2.5.1||||||"
            + characterSet + "\r"
            + "EVN|A01|20261123095900+0100\r"
            + "PID|1||2509479989^^^&1.2.208.176.1.2&ISO^NNDNK||Sørensen^Åse\r"
            + "PV1|1|I\r";
    }

    private static String accepted(String controlId) {
        return acknowledgement() + "||||||8859/1\rMSA|AA|" + controlId + "\r";
    }

    private static String refused(String controlId, String location, String code, String text) {
        return acknowledgement() + "||||||8859/1\rMSA|AE|" + controlId + "|" + text + "\r"
            + "ERR||" + location + "|" + code + "^HL70357|E||||" + text + "\r";
    }

    private static String refusedUnread() {
        String text = "MSH: The frame does not begin with an MSH segment";
        return "MSH|^~\\&|BROEN||||20261123100000.000+0100||ACK|B1|P|2.5.1\rMSA|AE||" + text + "\r"
            + "ERR||MSH^1|100^Segment sequence error^HL70357|E||||" + text + "\r";
    }

    private static String acknowledgement() {
        return "MSH|^~\\&|BROEN|KOMMUNE|EPJ|P2|20261123100000.000+0100||ACK^A01^ACK|B1|P|2.5.1";
    }

    private static byte[] frame(String message) {
        return bytes("\u000B" + message + "\u001C\r");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
