package dk.broen.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dk.broen.simulator.hospital.SmallHub;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SendCommandTest {
    private static final String ADMISSION = "MSH|^~\\&|EPJ|AUH|||||ADT^A01|%s|P|2.5.1\rPID|||||Sørensen^Åse\r";

    @TempDir
    private Path directory;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void an_accepted_message_prints_one_line_and_gives_exit_code_0() throws IOException {
        Path file = file("a01.hl7", ADMISSION.formatted("C1"), StandardCharsets.ISO_8859_1);
        try (SmallHub hub = SmallHub.answering("AA", "")) {
            assertThat(send("--mllp", "127.0.0.1:" + hub.port(), file.toString())).isZero();

            assertThat(lines()).containsExactly(file + "      AA   C1");
        }
    }

    @Test
    void a_refused_message_prints_place_and_reason_and_gives_exit_code_1() throws IOException {
        Path file = file("a01.hl7", ADMISSION.formatted("C1"), StandardCharsets.ISO_8859_1);
        try (SmallHub hub = SmallHub.answering("AE", "ERR||PID^1^3|101^Required field missing^HL70357|E||||no CPR number\r")) {
            assertThat(send("--mllp", "127.0.0.1:" + hub.port(), file.toString())).isEqualTo(1);

            assertThat(lines()).singleElement().asString().contains("AE   C1").endsWith("PID-3 no CPR number");
        }
    }

    @Test
    void messages_with_any_line_ends_are_sent_one_by_one_with_unchanged_bytes() throws IOException {
        String two = "FHS|^~\\&\n" + ADMISSION.formatted("C1").replace("\r", "\r\n") + "\r\n"
            + ADMISSION.formatted("C2").replace("\r", "\n") + "FTS|2\n";
        Path file = file("two.hl7", two, StandardCharsets.UTF_8);
        try (SmallHub hub = SmallHub.answering("AA", "")) {
            assertThat(send("--mllp", "127.0.0.1:" + hub.port(), file.toString())).isZero();

            assertThat(hub.messages()).extracting(message -> new String(message, StandardCharsets.UTF_8))
                .containsExactly(ADMISSION.formatted("C1"), ADMISSION.formatted("C2"));
            assertThat(lines()).hasSize(2).first().asString().startsWith(file + "[1]");
        }
    }

    @Test
    void a_message_with_a_blank_before_it_is_sent_too() throws IOException {
        Path file = file("two.hl7", "BHS|1\r " + ADMISSION.formatted("C1") + ADMISSION.formatted("C2") + "BTS|2\r", StandardCharsets.UTF_8);
        try (SmallHub hub = SmallHub.answering("AA", "")) {
            assertThat(send("--mllp", "127.0.0.1:" + hub.port(), file.toString())).isZero();

            assertThat(hub.messages()).extracting(message -> new String(message, StandardCharsets.UTF_8))
                .containsExactly(ADMISSION.formatted("C1"), ADMISSION.formatted("C2"));
        }
    }

    @Test
    void a_fhir_file_is_posted_and_its_outcome_is_printed() throws IOException {
        Path file = file("stin.json", "\n{\"resourceType\":\"Bundle\"}", StandardCharsets.UTF_8);
        HttpServer server = refusing("{\"entry\":[{\"resource\":{\"response\":{\"identifier\":\"42\"}}},"
            + "{\"resource\":{\"issue\":[{\"expression\":[\"Encounter.class\"],\"diagnostics\":\"class is missing\"}]}}]}");
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/fhir/messages";
            assertThat(send("--fhir", url, file.toString())).isEqualTo(1);

            assertThat(lines()).singleElement().asString().contains("422  42 ").endsWith("Encounter.class class is missing");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void an_xdis_file_is_posted_and_its_receipt_is_printed() throws IOException {
        Path file = file("indlagt.xml", "<?xml version=\"1.0\"?>\n<Emessage xmlns=\"x\"/>", StandardCharsets.UTF_8);
        HttpServer server = refusing("<Emessage><OriginalLetterIdentifier>BREV-1</OriginalLetterIdentifier>"
            + "<RefuseText>FIELD_MISSING at Sender</RefuseText></Emessage>");
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/fhir/messages";
            assertThat(send("--xdis", url, file.toString())).isEqualTo(1);

            assertThat(lines()).singleElement().asString().contains("422  BREV-1 ").endsWith("FIELD_MISSING at Sender");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void an_outcome_in_xml_is_printed_as_one_in_json() throws IOException {
        Path file = file("stin.xml", "<Bundle/>", StandardCharsets.UTF_8);
        HttpServer server =
            refusing("<Bundle xmlns=\"http://hl7.org/fhir\"><entry><resource><MessageHeader><response><identifier value=\"42\"/>"
                + "</response></MessageHeader></resource></entry><entry><resource><OperationOutcome><issue>"
                + "<diagnostics value=\"class is missing\"/><expression value=\"Encounter.class\"/></issue></OperationOutcome></resource></entry>"
                + "</Bundle>");
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/fhir/messages";
            assertThat(send("--fhir", url, file.toString())).isEqualTo(1);

            assertThat(lines()).singleElement().asString().contains("422  42 ").endsWith("Encounter.class class is missing");
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource({"401, '--user and --password-env'", "403, role HOSPITAL"})
    void a_refused_login_says_which_option_and_setting_to_give(int status, String advice) throws IOException {
        Path bundle = file("stin.json", "{\"resourceType\":\"Bundle\"}", StandardCharsets.UTF_8);
        Path letter = file("indlagt.xml", "<Emessage xmlns=\"x\"/>", StandardCharsets.UTF_8);
        HttpServer server = answering(status, "");
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/fhir/messages";
            assertThat(send("--fhir", url, "--xdis", url, bundle.toString(), letter.toString())).isEqualTo(1);

            assertThat(lines()).hasSize(2).allSatisfy(line -> assertThat(line).contains(status + " ", advice, "broen.http.clients"));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_refused_connection_gives_no_answer_and_exit_code_1() throws IOException {
        Path file = file("a01.hl7", ADMISSION.formatted("C1"), StandardCharsets.ISO_8859_1);
        int port;
        try (SmallHub stopped = SmallHub.answering("AA", "")) {
            port = stopped.port();
        }

        assertThat(send("--mllp", "127.0.0.1:" + port, file.toString())).isEqualTo(1);
        assertThat(lines()).singleElement().asString().contains("no answer: Connection refused");
    }

    @Test
    void a_file_of_another_format_is_wrong_usage_and_nothing_is_sent() throws IOException {
        Path admission = file("a01.hl7", ADMISSION.formatted("C1"), StandardCharsets.ISO_8859_1);
        Path poem = file("poem.txt", "Solen er så rød, mor", StandardCharsets.UTF_8);
        try (SmallHub hub = SmallHub.answering("AA", "")) {
            assertThat(send("--mllp", "127.0.0.1:" + hub.port(), admission.toString(), poem.toString())).isEqualTo(2);

            assertThat(err.toString()).contains("poem.txt contains neither HL7 v2 messages");
            assertThat(hub.messages()).isEmpty();
        }
    }

    @Test
    void a_missing_file_an_invalid_address_and_incomplete_credentials_are_wrong_usage() throws IOException {
        String file = file("a01.hl7", ADMISSION.formatted("C1"), StandardCharsets.ISO_8859_1).toString();

        assertThat(send("nowhere.hl7")).isEqualTo(2);
        assertThat(send("--mllp", "2575", file)).isEqualTo(2);
        assertThat(send("--user", "sygehus", file)).isEqualTo(2);
        assertThat(send("--user", "sygehus", "--password-env", "BROEN_TEST_NOT_SET", file)).isEqualTo(2);
        assertThat(send()).isEqualTo(2);
        assertThat(err.toString()).contains("no such file", "is not HOST:PORT", "--user requires --password-env",
            "BROEN_TEST_NOT_SET is not set");
    }

    private int send(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "send";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        CommandLine commands = Simulator.commandLine();
        return commands.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(all);
    }

    private List<String> lines() {
        return out.toString().lines().map(String::stripTrailing).toList();
    }

    private Path file(String name, String content, Charset charset) throws IOException {
        return Files.write(directory.resolve(name), content.getBytes(charset));
    }

    private static HttpServer refusing(String body) throws IOException {
        return answering(422, body);
    }

    private static HttpServer answering(int status, String body) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/fhir/messages", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return server;
    }
}
