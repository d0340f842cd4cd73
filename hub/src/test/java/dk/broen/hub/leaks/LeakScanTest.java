package dk.broen.hub.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dk.broen.adapters.queue.Broker;
import dk.broen.adapters.queue.BrokerSettings;
import dk.broen.simulator.municipality.ReceivedNotification;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the scan finds planted marks: a scan that never finds anything would prove nothing. */
class LeakScanTest {
    private static final TestPerson PERSON = new TestPeople(9).next();
    private static final String UNIT = "notifications.0751.planted";

    @TempDir
    private Path data;
    private LeakScan scan;

    @BeforeEach
    void prepareScan() {
        scan = LeakScan.of(data, Mark.of(PERSON));
    }

    @Test
    void data_without_marks_has_no_leak() throws IOException {
        plant("log/broen.log", "BRN2101 stored source=AUH ref=7KQ4 bytes=734".getBytes(StandardCharsets.UTF_8));
        assertThat(scan.files()).isEmpty();
        assertThat(scan.text("metrics", "broen_notices_sent_total{channel=\"QUEUE\"} 4")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "UTF-16LE", "UTF-16BE"})
    void a_name_in_a_database_file_is_found_in_every_encoding(String charset) throws IOException {
        plant("postgres/base/5/16401",
            ("\u0000" + PERSON.familyName().toUpperCase(Locale.ROOT) + "\u0000").getBytes(Charset.forName(charset)));
        assertThat(scan.files()).containsExactly(new Leak("family name", "postgres/base/5/16401"));
    }

    @Test
    void a_cpr_number_in_the_write_ahead_log_is_found_in_hexadecimal_and_base64() throws IOException {
        byte[] number = ("|" + PERSON.cpr() + "^^^").getBytes(StandardCharsets.UTF_8);
        plant("postgres/pg_wal/000000010000000000000001", HexFormat.of().formatHex(number).getBytes(StandardCharsets.US_ASCII));
        plant("postgres/pg_wal/000000010000000000000002", Base64.getEncoder().encode(number));
        assertThat(scan.files()).extracting(Leak::what).containsExactly("cpr", "cpr");
    }

    @Test
    void a_birth_date_is_found_in_a_log_file_and_in_a_compressed_one() throws IOException {
        byte[] line = ("BRN9999 born=" + PERSON.birthDate()).getBytes(StandardCharsets.UTF_8);
        plant("log/broen.log", line);
        Path packed = data.resolve("log/broen.log.1.gz");
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(packed))) {
            gzip.write(line);
        }
        assertThat(scan.files()).extracting(Leak::place).containsExactly("log/broen.log", "log/broen.log.1.gz");
    }

    @Test
    void a_cpr_number_in_a_metric_is_found() {
        assertThat(scan.text("metrics", "broen_notices{citizen=\"" + PERSON.cpr() + "\"} 1")).containsExactly(new Leak("cpr", "metrics"));
    }

    @Test
    void a_name_in_a_header_is_a_leak_and_in_the_body_it_is_not() {
        assertThat(scan.headers(List.of(received(Map.of("reference", "7KQ4"))))).isEmpty();
        assertThat(scan.headers(List.of(received(Map.of("who", PERSON.familyName()))))).extracting(Leak::what)
            .containsExactly("family name");
    }

    @Test
    void the_body_of_a_journal_record_for_a_unit_is_no_leak() throws JMSException, IOException {
        send(UNIT, PERSON.cpr(), "7KQ4");
        assertThat(scan.readByReceivers()).containsKey("cpr");
        assertThat(scan.files()).isEmpty();
    }

    @Test
    void a_cpr_number_in_a_journal_record_of_the_intake_queue_is_a_leak() throws JMSException, IOException {
        send("intake", PERSON.cpr(), "7KQ4");
        assertThat(scan.files()).extracting(Leak::what).containsOnly("cpr");
    }

    @Test
    void a_name_in_a_header_of_a_journal_record_for_a_unit_is_a_leak() throws JMSException, IOException {
        send(UNIT, PERSON.cpr(), PERSON.familyName());
        assertThat(scan.files()).extracting(Leak::what).containsOnly("family name");
    }

    @Test
    void a_cpr_number_in_a_queue_name_is_a_leak() throws JMSException, IOException {
        send("notifications.0751." + PERSON.cpr(), "nothing", "7KQ4");
        assertThat(scan.files()).extracting(Leak::what).contains("cpr");
    }

    private static ReceivedNotification received(Map<String, String> properties) {
        return new ReceivedNotification(1, UNIT, TextNode.valueOf(PERSON.cpr()), properties, false);
    }

    private void plant(String file, byte[] bytes) throws IOException {
        Path path = data.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, bytes);
    }

    private void send(String address, String body, String header) throws JMSException {
        BrokerSettings settings = new BrokerSettings.Embedded(data.resolve("broker"), "127.0.0.1", 0, Duration.ofNanos(300_000), 200_000, 1,
            List.of());
        try (Broker broker = Broker.open(settings)) {
            broker.ensureQueues(List.of(address));
            try (Connection connection = broker.connections().createConnection(); Session session = connection.createSession()) {
                TextMessage message = session.createTextMessage(body);
                message.setStringProperty("planted", header);
                session.createProducer(session.createQueue(address)).send(message);
            }
        }
    }
}
