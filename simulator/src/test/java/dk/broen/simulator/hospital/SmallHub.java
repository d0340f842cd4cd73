package dk.broen.simulator.hospital;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** An MLLP server that answers each message with the answers that the test gives: zero, one or several. */
public final class SmallHub implements AutoCloseable {
    private final ServerSocket server;
    private final Function<byte[], List<byte[]>> answers;
    private final List<byte[]> messages = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    public SmallHub(Function<byte[], List<byte[]>> answers) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.answers = answers;
        start(this::accept);
    }

    /** Creates a server that answers every message with this code and the control id of the message. */
    public static SmallHub answering(String code, String rest) throws IOException {
        return new SmallHub(message -> List.of(answer(code, MllpFrames.controlId(message), rest)));
    }

    public static byte[] answer(String code, String controlId, String rest) {
        return ("MSH|^~\\&|BROEN|||\rMSA|" + code + "|" + controlId + "\r" + rest).getBytes(StandardCharsets.ISO_8859_1);
    }

    public int port() {
        return server.getLocalPort();
    }

    public List<byte[]> messages() {
        return List.copyOf(messages);
    }

    public int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                start(() -> converse(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void converse(Socket socket) {
        try (socket; InputStream in = new BufferedInputStream(socket.getInputStream()); OutputStream out = socket.getOutputStream()) {
            while (true) {
                byte[] message = MllpFrames.next(in);
                messages.add(message);
                for (byte[] answer : answers.apply(message)) {
                    out.write(MllpFrames.framed(answer));
                }
            }
        } catch (IOException ended) {
            return;
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "small-hub");
        thread.setDaemon(true);
        thread.start();
    }
}
