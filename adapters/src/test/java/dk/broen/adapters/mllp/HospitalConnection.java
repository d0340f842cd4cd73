package dk.broen.adapters.mllp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A hospital's end of a connection: sends any bytes, reads framed answers. */
final class HospitalConnection implements AutoCloseable {

    private final Socket socket;

    HospitalConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
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

    /** The next answer without its framing. */
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

    /** Whether the hub closes the connection with nothing more to say. */
    boolean isClosedByHub() throws IOException {
        return socket.getInputStream().read() == -1;
    }

    private void expect(int wanted) throws IOException {
        int got = next();
        if (got != wanted) {
            throw new IOException("expected framing byte " + wanted + ", got " + got);
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
