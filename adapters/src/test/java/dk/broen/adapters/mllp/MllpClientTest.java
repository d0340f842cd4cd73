package dk.broen.adapters.mllp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.broen.simulator.hospital.Acknowledgement;
import dk.broen.simulator.hospital.HospitalSystem;
import dk.broen.simulator.hospital.HospitalSystem.Reaction;
import dk.broen.simulator.tls.LoopbackCertificate;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On real sockets. */
@Timeout(30)
class MllpClientTest {
    private static final byte[] MESSAGE =
        "MSH|^~\\&|BROEN||EPJ|AUH|||ORU^R01|7KQ4MX|P|2.5.1\rOBX|1|TX|||Å\r".getBytes(StandardCharsets.ISO_8859_1);
    /** The beginning of a record: it says that many more bytes follow. */
    private static final String TLS_RECORD = "\u0016\u0003\u0003\u003f\u007f";
    private final MllpClient client = new MllpClient((SSLSocketFactory) SSLSocketFactory.getDefault(), Duration.ofSeconds(20));

    @Test
    void a_message_is_framed_and_its_answer_is_read() throws IOException {
        try (HospitalSystem hospital = new HospitalSystem(0)) {
            assertThat(sent(client, hospital, false)).isEqualTo("AA");
            assertThat(hospital.received()).containsExactly(new String(MESSAGE, StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void an_answer_to_another_message_is_skipped() throws IOException {
        try (HospitalSystem hospital = new HospitalSystem(0)) {
            hospital.react(new Reaction.AnsweringAnotherFirst());

            assertThat(sent(client, hospital, false)).isEqualTo("AA");
        }
    }

    @Test
    void no_answer_in_time_is_a_failure_and_so_is_a_connection_that_ends() throws IOException {
        try (HospitalSystem hospital = new HospitalSystem(0)) {
            hospital.react(new Reaction.Silent());
            MllpClient impatient = new MllpClient((SSLSocketFactory) SSLSocketFactory.getDefault(), Duration.ofMillis(300));
            assertThatThrownBy(() -> sent(impatient, hospital, false)).isInstanceOf(SocketTimeoutException.class);

            hospital.react(new Reaction.HangingUp());
            assertThatThrownBy(() -> sent(client, hospital, false)).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void nothing_is_sent_to_a_port_on_which_nobody_listens() throws IOException {
        int free;
        try (ServerSocket chosen = new ServerSocket(0)) {
            free = chosen.getLocalPort();
        }
        assertThatThrownBy(() -> client.send("127.0.0.1", free, false, MESSAGE, Optional::of)).isInstanceOf(ConnectException.class);
    }

    @Test
    void nothing_has_left_when_an_encrypted_host_says_nothing() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            assertThatThrownBy(() -> impatient().send("127.0.0.1", silent.getLocalPort(), true, MESSAGE, Optional::of))
                .isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void nothing_has_left_when_a_host_that_should_encrypt_does_not() throws IOException {
        try (ServerSocket plain = new ServerSocket(0); Dripping drops = new Dripping(plain, "HL7 without TLS\r")) {
            drops.begin();
            assertThatThrownBy(() -> client.send("127.0.0.1", plain.getLocalPort(), true, MESSAGE, Optional::of))
                .isInstanceOf(ConnectException.class).hasCauseInstanceOf(SSLException.class);
        }
    }

    @Test
    void an_answer_that_comes_byte_by_byte_and_never_ends_holds_nobody() throws IOException {
        try (ServerSocket dripping = new ServerSocket(0); Dripping drops = new Dripping(dripping, "\u000bMSH|")) {
            drops.begin();
            assertThatThrownBy(() -> impatient().send("127.0.0.1", dripping.getLocalPort(), false, MESSAGE, Optional::of))
                .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void a_host_that_sends_a_byte_now_and_then_holds_nobody() throws IOException {
        try (ServerSocket dripping = new ServerSocket(0); Dripping drops = new Dripping(dripping, TLS_RECORD)) {
            drops.begin();
            assertThatThrownBy(() -> impatient().send("127.0.0.1", dripping.getLocalPort(), true, MESSAGE, Optional::of))
                .isInstanceOf(ConnectException.class);
        }
    }

    private static MllpClient impatient() {
        return new MllpClient((SSLSocketFactory) SSLSocketFactory.getDefault(), Duration.ofMillis(300));
    }

    @Test
    void an_encrypted_connection_needs_a_certificate_that_is_trusted_and_names_the_host(@TempDir Path known, @TempDir Path foreign)
        throws IOException {
        LoopbackCertificate certificate = LoopbackCertificate.in(known);
        LoopbackCertificate otherHost = LoopbackCertificate.naming("epj.example", foreign);
        try (HospitalSystem hospital = HospitalSystem.encrypted(certificate.context());
            HospitalSystem other = HospitalSystem.encrypted(otherHost.context())) {
            assertThat(sent(trusting(certificate), hospital, true)).isEqualTo("AA");
            assertThatThrownBy(() -> sent(client, hospital, true)).isInstanceOf(SSLHandshakeException.class);
            assertThatThrownBy(() -> sent(trusting(otherHost), other, true)).isInstanceOf(SSLHandshakeException.class);
            assertThat(other.received()).isEmpty();
        }
    }

    private static MllpClient trusting(LoopbackCertificate certificate) {
        return new MllpClient(certificate.context().getSocketFactory(), Duration.ofSeconds(20));
    }

    private static String sent(MllpClient client, HospitalSystem hospital, boolean encrypted) throws IOException {
        return client.send("127.0.0.1", hospital.port(), encrypted, MESSAGE,
            frame -> Optional.of(Acknowledgement.read(frame)).filter(read -> read.controlId().equals("7KQ4MX")).map(Acknowledgement::code));
    }

    /** A beginning, and then one byte after the other for ever. */
    private static final class Dripping implements AutoCloseable {
        private final ServerSocket server;
        private final String beginning;
        private final ScheduledExecutorService drops = Executors.newScheduledThreadPool(2);

        Dripping(ServerSocket server, String beginning) {
            this.server = server;
            this.beginning = beginning;
        }

        void begin() {
            drops.submit(() -> {
                OutputStream out = server.accept().getOutputStream();
                out.write(beginning.getBytes(StandardCharsets.ISO_8859_1));
                return drops.scheduleAtFixedRate(() -> drip(out), 0, 50, TimeUnit.MILLISECONDS);
            });
        }

        private static void drip(OutputStream out) {
            try {
                out.write(0);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        @Override
        public void close() {
            drops.shutdownNow();
        }
    }
}
