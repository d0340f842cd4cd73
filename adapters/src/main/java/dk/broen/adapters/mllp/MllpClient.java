package dk.broen.adapters.mllp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one message to a system that takes MLLP, and waits for the answer to it. Each message has a connection of its own: there are few of
 * them, and no answer of an earlier one can be taken for its answer. Blocks the calling thread.
 */
public final class MllpClient {
    private static final Logger LOG = LoggerFactory.getLogger(MllpClient.class);
    /** Less than an attempt may last. */
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** An acknowledgement has some hundred bytes. */
    private static final int LONGEST_ANSWER = 64 * 1024;

    private final SSLSocketFactory tls;
    private final Duration longest;

    /** @param tls makes encrypted connections; the certificate must be that of the host */
    public MllpClient(SSLSocketFactory tls) {
        this(tls, LONGEST);
    }

    /** @param longest how long one message may take, from the connection to the answer */
    MllpClient(SSLSocketFactory tls, Duration longest) {
        this.tls = tls;
        this.longest = longest;
    }

    /**
     * @param answer reads a frame; empty if it does not answer this message: then the next frame is awaited
     * @throws ConnectException if there was no connection in time, so that nothing left; what names a cause of its own keeps its class
     * @throws IOException if nothing could be sent, or no answer came in time
     */
    public <T> T send(String host, int port, boolean encrypted, byte[] message, Function<byte[], Optional<T>> answer) throws IOException {
        long end = System.nanoTime() + longest.toNanos();
        try (Socket plain = new Socket(); Deadline deadline = new Deadline(plain, longest)) {
            Socket socket = connected(plain, host, port, encrypted, end, deadline);
            try (socket) {
                socket.getOutputStream().write(framed(message));
                socket.getOutputStream().flush();
                return awaited(socket, end, answer);
            } catch (IOException failed) {
                throw deadline.passed() ? late(failed) : failed;
            }
        }
    }

    /** Nothing of the message is sent before it returns. */
    private Socket connected(Socket plain, String host, int port, boolean encrypted, long end, Deadline deadline) throws IOException {
        try {
            plain.connect(new InetSocketAddress(host, port), Math.toIntExact(Math.min(CONNECT.toMillis(), longest.toMillis())));
            plain.setTcpNoDelay(true);
            plain.setSoTimeout(remaining(end));
            return encrypted ? encrypted(plain, host, port) : plain;
        } catch (ConnectException | UnknownHostException | NoRouteToHostException | SSLHandshakeException named) {
            throw named;
        } catch (IOException failed) {
            throw nobody(failed);
        }
    }

    private static ConnectException nobody(IOException cause) {
        ConnectException nobody = new ConnectException("there was no connection");
        nobody.initCause(cause);
        return nobody;
    }

    private static SocketTimeoutException late(IOException cause) {
        SocketTimeoutException late = new SocketTimeoutException("the answer did not come in time");
        late.initCause(cause);
        return late;
    }

    /**
     * Closes the socket when the time is over, whatever it does then. A time limit of the socket counts for one read only: a host that sends
     * a byte now and then, or that takes none, would hold the thread for ever.
     */
    private static final class Deadline implements AutoCloseable {
        private final AtomicBoolean passed = new AtomicBoolean();
        private final CompletableFuture<Void> timer;

        Deadline(Socket socket, Duration longest) {
            timer = CompletableFuture.runAsync(() -> {
                passed.set(true);
                try {
                    socket.close();
                } catch (IOException closedAnyway) {
                    LOG.debug("the connection did not close", closedAnyway);
                }
            }, CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS));
        }

        boolean passed() {
            return passed.get();
        }

        @Override
        public void close() {
            timer.cancel(false);
        }
    }

    private Socket encrypted(Socket plain, String host, int port) throws IOException {
        SSLSocket socket = (SSLSocket) tls.createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static <T> T awaited(Socket socket, long end, Function<byte[], Optional<T>> answer) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        Optional<T> read = Optional.empty();
        while (read.isEmpty()) {
            read = answer.apply(frame(socket, in, end));
        }
        return read.get();
    }

    /** The next frame. Bytes before it are skipped; what is read in all is bounded, and so is the time for each byte and for all of them. */
    private static byte[] frame(Socket socket, InputStream in, long end) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream(512);
        boolean begun = false;
        for (int count = 0; count < LONGEST_ANSWER; count++) {
            socket.setSoTimeout(remaining(end));
            int octet = in.read();
            if (octet < 0) {
                throw new EOFException("the connection ended without an answer");
            }
            if (octet == MllpFraming.FS && begun) {
                return frame.toByteArray();
            }
            if (begun) {
                frame.write(octet);
            }
            begun = begun || octet == MllpFraming.VT;
        }
        throw new IOException("the answer is too long");
    }

    private static int remaining(long end) throws SocketTimeoutException {
        long millis = (end - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
            throw new SocketTimeoutException("the answer did not come in time");
        }
        return Math.toIntExact(millis);
    }

    private static byte[] framed(byte[] message) {
        byte[] frame = new byte[message.length + 3];
        frame[0] = MllpFraming.VT;
        System.arraycopy(message, 0, frame, 1, message.length);
        frame[message.length + 1] = MllpFraming.FS;
        frame[message.length + 2] = MllpFraming.CR;
        return frame;
    }
}
