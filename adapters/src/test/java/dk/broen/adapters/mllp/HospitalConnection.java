package dk.broen.adapters.mllp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The hospital's side of a connection: sends any bytes and reads framed answers. */
final class HospitalConnection implements AutoCloseable {

    private final Socket socket;

    HospitalConnection(int port) throws IOException {
        this(InetAddress.getLoopbackAddress(), port);
    }

    /** @param from the address of the hospital: one of this machine, e.g. 127.0.0.2 */
    HospitalConnection(InetAddress from, int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port, from, 0);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(10_000);
    }

    HospitalConnection sends(byte[]... pieces) throws IOException {
        ByteArrayOutputStream together = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            together.write(piece);
        }
        socket.getOutputStream().write(together.toByteArray());
        return this;
    }

    HospitalConnection ends() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** Reads the next answer, without its framing. */
    String answer() throws IOException {
        return answer(StandardCharsets.ISO_8859_1);
    }

    String answer(Charset charset) throws IOException {
        expect(0x0B);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        for (int next = next(); next != 0x1C; next = next()) {
            answer.write(next);
        }
        expect(0x0D);
        return answer.toString(charset);
    }

    /** Whether the hub closes the connection without sending another byte. */
    boolean isClosedByHub() throws IOException {
        return socket.getInputStream().read() == -1;
    }

    private void expect(int expected) throws IOException {
        int received = next();
        if (received != expected) {
            throw new IOException("expected framing byte " + expected + ", received " + received);
        }
    }

    private int next() throws IOException {
        int next = socket.getInputStream().read();
        if (next == -1) {
            throw new IOException("the hub closed the connection before its answer was complete");
        }
        return next;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
