package dk.broen.hub.standards;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.broen.hub.staging.SharedHub;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hospital.Acknowledgement;
import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.hospital.MllpFrames;
import dk.broen.simulator.hub.Checkout;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rows of danish-standards.md §11 at the running hub: its decoder, its check, its store and its acknowledgements together. Each accepted
 * message is an event, and no refused one is.
 */
@ExtendWith(SharedHub.class)
class FramingIT {
    private static final String VT = "\u000B";
    private static final String FS = "\u001C";
    private static final String CR = "\r";
    private static final String END = "<the sender ends its side>";
    private static final String CLOSED = "closed";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LONGEST = 4 * 1024 * 1024;
    /** As many as one address may have. */
    private static final int CONNECTIONS = 64;
    private static final int FRAMES_EACH = 5;
    private static final TestPeople PEOPLE = new TestPeople(5670);
    /** In another module. */
    private static final String MLLP_FRAMING = "adapters/src/test/java/dk/broen/adapters/mllp/MllpFramingTest.java";
    /** Rows about times that are settings or constants of minutes. */
    private static final Set<String> IN_MLLP_FRAMING = Set.of("a frame that is not complete after 30 s",
        "a connection that is silent for `broen.mllp.idle-time` (1 h)", "a message that the route cannot answer");
    /** Rows that another test sends to a running hub. */
    private static final Map<String, Class<?>> ELSEWHERE = Map.of("UTF-8 with MSH-18 `UNICODE UTF-8` (`Ærø`)", HapiClientIT.class,
        "one connection more than `broen.mllp.connections` (128)", FieldRulesIT.class);
    private static final Set<String> OWN_TESTS = Set.of("one frame, cut into two writes at any byte", "64 connections at the same time");

    /**
     * A write, and the answers that come before the next one.
     *
     * @param sends {1} is a message, {2} another one
     * @param answers code, number of the message in MSA-2 and place of the error, or {@code closed}
     */
    private record Turn(String sends, List<String> answers) {
        static Turn of(String sends, String... answers) {
            return new Turn(sends, List.of(answers));
        }
    }

    private record Row(String input, List<Turn> turns) {
        static Row of(String input, Turn... turns) {
            return new Row(input, List.of(turns));
        }

        @Override
        public String toString() {
            return input;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
            Row.of("two frames in one write", Turn.of(frame("{1}") + frame("{2}"), "AA 1", "AA 2")),
            Row.of("ten frames in one write", new Turn(IntStream.rangeClosed(1, 10).mapToObj(n -> frame("{" + n + "}")).collect(
                Collectors.joining()), IntStream.rangeClosed(1, 10).mapToObj(n -> "AA " + n).toList())),
            Row.of("FS CR LF, then a frame in the same write", Turn.of(frame("{1}") + "\n" + frame("{2}"), "AA 1", "AA 2")),
            Row.of("FS without CR, then the VT of the next frame", Turn.of(VT + "{1}" + FS + frame("{2}"), "AA 1", "AA 2")),
            Row.of("FS without CR, then silence", Turn.of(VT + "{1}" + FS, "AA 1"), Turn.of(VT + "{2}" + FS, "AA 2")),
            Row.of("FS, pause, CR", Turn.of(VT + "{1}" + FS, "AA 1"), Turn.of(CR + frame("{2}"), "AA 2")),
            Row.of("bytes before VT", Turn.of("garbage\r\n" + frame("{1}"), "AA 1")),
            Row.of("VT inside a payload, not followed by `MSH`",
                Turn.of(frame("{1}NTE|1||a" + VT + "b" + CR) + frame("{2}"), "AE 1 MSH", "AA 2")),
            Row.of("FS inside a payload, followed by another byte",
                Turn.of(frame("{1}NTE|1||a" + FS + "b" + CR) + frame("{2}"), "AE 1 MSH", "AA 2")),
            Row.of("VT and `MSH` inside a frame (cut off by the next message)", Turn.of(VT + "{1}" + frame("{2}"), "AE 1 MSH", "AA 2")),
            Row.of("the sender ends its side right after its frames (half-close)",
                Turn.of(frame("{1}") + frame("{2}") + END, "AA 1", "AA 2", CLOSED)),
            Row.of("two MSH in one frame", Turn.of(frame("{1}{2}") + frame("{3}"), "AE 1 MSH", "AA 3")),
            Row.of("an empty frame; `{\"a\":1}` in a frame",
                Turn.of(frame("") + frame("{\"a\":1}") + frame("{1}"), "AE - MSH", "AE - MSH", "AA 1")),
            Row.of("empty MSH-10", Turn.of(frame("{without an id}") + frame("{1}"), "AE - MSH-10", "AA 1")),
            Row.of("an HTTP GET", Turn.of("GET / HTTP/1.1\r\nHost: localhost\r\nUser-Agent: x" + "x".repeat(100) + "\r\n\r\n", CLOSED)),
            Row.of("more than 128 bytes without a frame", Turn.of(CR.repeat(129), CLOSED)),
            Row.of("ISO-8859-1 without MSH-18 (`Ærø`)", Turn.of(frame("{letters in ISO-8859-1}"), "AA 1")),
            Row.of("bytes that are no UTF-8 although MSH-18 says so", Turn.of(frame("{letters in UTF-8}"), "AE 1 MSH-18")),
            Row.of("a message as long as allowed (`broen.mllp.longest-message`, 4 MB)", Turn.of(frame("{as long as allowed}"), "AA 1")),
            Row.of("a longer message", Turn.of(frame("{1}") + VT + "{2}NTE|1||" + "x".repeat(LONGEST), "AA 1", "AE 2 MSH", CLOSED)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void an_input_gets_its_answers_and_what_is_accepted_is_an_event(Row row, StagedHub hub) throws IOException {
        Conversation conversation = new Conversation();
        List<String> expected = new ArrayList<>();
        List<String> got = new ArrayList<>();
        try (Socket hospital = connected(hub)) {
            InputStream answers = new BufferedInputStream(hospital.getInputStream());
            for (Turn turn : row.turns()) {
                conversation.send(turn.sends(), hospital);
                for (String answer : turn.answers()) {
                    expected.add(answer);
                    got.add(conversation.next(answers));
                }
            }
        }
        assertThat(got).isEqualTo(expected);
        hub.awaitIdle();
        assertThat(conversation.events(hub)).containsExactlyInAnyOrderElementsOf(
            expected.stream().filter(answer -> answer.startsWith("AA ")).map(answer -> answer.substring(3)).toList());
    }

    @Test
    void a_frame_that_is_cut_in_two_is_one_message(StagedHub hub) throws IOException {
        byte[] frame = MllpFrames.framed(message("A" + UUID.randomUUID().toString().substring(0, 17)).bytes());
        try (Socket hospital = connected(hub)) {
            InputStream answers = new BufferedInputStream(hospital.getInputStream());
            for (int cut = 1; cut < frame.length; cut++) {
                hospital.getOutputStream().write(frame, 0, cut);
                hospital.getOutputStream().flush();
                hospital.getOutputStream().write(frame, cut, frame.length - cut);

                assertThat(Acknowledgement.read(MllpFrames.next(answers)).code()).as("cut after byte %d", cut).isEqualTo("AA");
            }
        }
    }

    @Test
    void each_of_many_connections_gets_its_answers_in_the_order_of_its_frames(StagedHub hub) throws Exception {
        ExecutorService hospitals = Executors.newFixedThreadPool(CONNECTIONS);
        CyclicBarrier allConnected = new CyclicBarrier(CONNECTIONS);
        List<Callable<List<String>>> conversations = IntStream.range(0, CONNECTIONS).<Callable<List<String>>>mapToObj(n -> () -> {
            Conversation conversation = new Conversation();
            List<String> got = new ArrayList<>();
            try (Socket hospital = admitted(hub)) {
                allConnected.await(60, TimeUnit.SECONDS);
                conversation.send(IntStream.rangeClosed(1, FRAMES_EACH).mapToObj(frame -> frame("{" + frame + "}"))
                    .collect(Collectors.joining()), hospital);
                InputStream answers = new BufferedInputStream(hospital.getInputStream());
                for (int i = 0; i < FRAMES_EACH; i++) {
                    got.add(conversation.next(answers));
                }
            }
            return got;
        }).toList();
        try {
            for (Future<List<String>> got : hospitals.invokeAll(conversations)) {
                assertThat(got.get()).isEqualTo(IntStream.rangeClosed(1, FRAMES_EACH).mapToObj(n -> "AA " + n).toList());
            }
        } finally {
            hospitals.shutdownNow();
        }
    }

    @Test
    void each_row_of_the_specification_is_here_or_says_where_else() throws IOException {
        Set<String> inputs = Files.readString(Checkout.here().root().resolve("docs/spec/danish-standards.md")).lines()
            .dropWhile(line -> !line.startsWith("## 11. ")).dropWhile(line -> !line.startsWith("| input |")).skip(2)
            .takeWhile(line -> line.startsWith("|")).map(line -> line.split("\\|")[1].strip()).collect(Collectors.toSet());

        assertThat(inputs).hasSizeGreaterThan(20).isEqualTo(
            Stream.of(rows().map(Row::input), ELSEWHERE.keySet().stream(), IN_MLLP_FRAMING.stream(), OWN_TESTS.stream())
                .flatMap(names -> names)
                .collect(Collectors.toSet()));
        assertThat(Checkout.here().root().resolve(MLLP_FRAMING)).exists();
    }

    private static String frame(String payload) {
        return VT + payload + FS + CR;
    }

    private static Socket connected(StagedHub hub) throws IOException {
        Socket socket = new Socket("127.0.0.1", hub.process().port("mllp"));
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return socket;
    }

    /** A connection that is served. The hub can still count those that other tests have just closed: then it closes this one at once. */
    private static Socket admitted(StagedHub hub) {
        return await("a connection is served").atMost(Duration.ofSeconds(30)).until(() -> connected(hub), FramingIT::isOpen);
    }

    private static boolean isOpen(Socket socket) {
        try {
            socket.setSoTimeout(200);
            boolean silent = isSilent(socket);
            socket.setSoTimeout((int) PATIENCE.toMillis());
            return silent;
        } catch (IOException reset) {
            return false;
        }
    }

    private static boolean isSilent(Socket socket) throws IOException {
        try {
            socket.getInputStream().read();
            return false;
        } catch (SocketTimeoutException silent) {
            return true;
        }
    }

    private static synchronized AdtMessage message(String id) {
        TestPerson person = PEOPLE.next();
        return AdtMessage.of("A01", id, Instant.parse("2026-11-24T07:30:00Z")).from("EPJ", "AUH").patient(person).livingIn("0751")
            .at("P2", "1", "1", "AUH").admissionType("A").service("PSY").visit("V" + person.cpr().hashCode()).with("MSH-18", "8859/1");
    }

    /** The messages of one connection, by their numbers. */
    private static final class Conversation {
        private final String id = UUID.randomUUID().toString().substring(0, 8);

        void send(String text, Socket to) throws IOException {
            String sent = text.replace(END, "");
            for (int n = 10; n > 0; n--) {
                sent = sent.contains("{" + n + "}") ? sent.replace("{" + n + "}", message(id + "-" + n).text()) : sent;
            }
            String alone = message(id + "-1").text();
            sent = sent.replace("{as long as allowed}", alone + "NTE|1||" + "x".repeat(LONGEST - alone.length() - 8) + CR)
                .replace("{without an id}", message(id + "-1").with("MSH-10", "").text())
                .replace("{letters in ISO-8859-1}", message(id + "-1").with("MSH-18", "").with("PID-5", "Blåbærgrød^Ærø").text())
                .replace("{letters in UTF-8}", message(id + "-1").with("MSH-18", "UNICODE UTF-8").with("PID-5", "Blåbærgrød^Ærø").text());
            try {
                to.getOutputStream().write(sent.getBytes(ISO_8859_1));
                if (text.endsWith(END)) {
                    to.shutdownOutput();
                }
            } catch (SocketException closed) {
                assertThat(sent.length()).as("the hub closes while it refuses a message that is too long").isGreaterThan(LONGEST);
            }
        }

        String next(InputStream answers) throws IOException {
            try {
                Acknowledgement answer = Acknowledgement.read(MllpFrames.next(answers));
                String number = answer.controlId().isEmpty() ? "-" : answer.controlId().replace(id + "-", "");
                return (answer.code() + " " + number + " " + answer.errorLocation()).strip();
            } catch (EOFException | SocketException closed) {
                return CLOSED;
            }
        }

        /** The numbers of the messages that are events. */
        List<String> events(StagedHub hub) {
            return IntStream.rangeClosed(1, 10).mapToObj(Integer::toString)
                .filter(n -> hub.api().exchange("GET", "/api/why/" + id + "-" + n).status() == 200)
                .filter(n -> !hub.api().get("/api/why/" + id + "-" + n).at("/0/message/stay").isMissingNode()).toList();
        }
    }
}
