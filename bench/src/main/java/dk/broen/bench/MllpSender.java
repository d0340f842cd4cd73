package dk.broen.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One hospital connection: a message in a frame out, its acknowledgement back, one in flight (MLLP release 1, HL7 v2.5.1 §2.14.8 MSA).
 * A blocking socket and no more, so that what is measured is the other side.
 */
final class MllpSender implements AutoCloseable {
    private static final int VT = 0x0B;
    private static final int FS = 0x1C;
    private static final int CR = 0x0D;
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
     * Returns when the message is acknowledged.
     *
     * @throws NotAcknowledgedException when the answer is not AA, or to another message
     * @throws IOException when no answer comes
     */
    void send(byte[] message) throws IOException {
        byte[] frame = new byte[message.length + 3];
        frame[0] = VT;
        System.arraycopy(message, 0, frame, 1, message.length);
        frame[message.length + 1] = FS;
        frame[message.length + 2] = CR;
        socket.getOutputStream().write(frame);
        String answer = answer();
        int msa = answer.indexOf("\rMSA|");
        String[] fields = msa < 0 ? new String[0] : answer.substring(msa + 1).split("\r", 2)[0].split("\\|");
        if (fields.length < 3 || !fields[1].equals("AA") || !fields[2].equals(Hl7Bytes.controlId(message))) {
            throw new NotAcknowledgedException(fields.length < 2 ? "no MSA" : fields[1]);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String answer() throws IOException {
        if (octet() != VT) {
            throw new IOException("the answer does not start with VT");
        }
        ByteArrayOutputStream answer = new ByteArrayOutputStream(256);
        for (int octet = octet(); octet != FS; octet = octet()) {
            answer.write(octet);
        }
        if (octet() != CR) {
            throw new IOException("the answer does not end with FS CR");
        }
        return answer.toString(StandardCharsets.ISO_8859_1);
    }

    private int octet() throws IOException {
        int octet = in.read();
        if (octet < 0) {
            throw new EOFException("the connection was closed");
        }
        return octet;
    }

    /** The other side did not take the message. */
    static final class NotAcknowledgedException extends IOException {
        private NotAcknowledgedException(String code) {
            super("the message was not acknowledged: " + code);
        }
    }
}
