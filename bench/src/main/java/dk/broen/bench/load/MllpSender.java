package dk.broen.bench.load;

import dk.broen.simulator.hospital.MllpFrames;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * An MLLP connection of a hospital with one message in flight (MLLP release 1, HL7 v2.5.1 §2.14.8 MSA).
 * It is a plain blocking socket, so that the measured time is the time of the receiver.
 */
final class MllpSender implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Socket socket;
    private final InputStream in;

    MllpSender(InetSocketAddress address) throws IOException {
        socket = new Socket();
        socket.connect(address, Math.toIntExact(PATIENCE.toMillis()));
        socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /**
     * Sends a message and returns when it is acknowledged.
     *
     * @throws NotAcknowledgedException when the answer is not AA, or acknowledges another message
     * @throws IOException when no answer comes
     */
    void send(byte[] message) throws IOException {
        socket.getOutputStream().write(MllpFrames.framed(message));
        String answer = new String(MllpFrames.next(in), StandardCharsets.ISO_8859_1);
        int msa = answer.indexOf("\rMSA|");
        String[] fields = msa < 0 ? new String[0] : answer.substring(msa + 1).split("\r", 2)[0].split("\\|");
        if (fields.length < 3 || !fields[1].equals("AA") || !fields[2].equals(Hl7Bytes.controlId(message))) {
            throw new NotAcknowledgedException(fields.length < 2 ? "no MSA segment" : fields[1]);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** The receiver did not acknowledge the message. */
    static final class NotAcknowledgedException extends IOException {
        private NotAcknowledgedException(String code) {
            super("the message was not acknowledged: " + code);
        }
    }
}
