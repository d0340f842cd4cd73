package dk.broen.bench.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A small MLLP server that answers each message with the answer of a function, and records the control ids. */
final class AnsweringServer implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final Set<String> controlIds = ConcurrentHashMap.newKeySet();
    private final UnaryOperator<byte[]> answer;

    AnsweringServer(UnaryOperator<byte[]> answer) throws IOException {
        this.answer = answer;
        start(this::accept);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    Set<String> controlIds() {
        return controlIds;
    }

    int connections() {
        return open.size();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void accept() throws IOException {
        while (true) {
            Socket socket = server.accept();
            open.add(socket);
            start(() -> serve(socket));
        }
    }

    private void serve(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        while (in.read() == 0x0B) {
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            for (int octet = in.read(); octet != 0x1C; octet = in.read()) {
                message.write(octet);
            }
            in.read();
            controlIds.add(Hl7Bytes.controlId(message.toByteArray()));
            String answered = new String(answer.apply(message.toByteArray()), StandardCharsets.ISO_8859_1);
            socket.getOutputStream().write(("\u000B" + answered + "\u001C\r").getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private static void start(Serving serving) {
        Thread thread = new Thread(() -> {
            try {
                serving.serve();
            } catch (IOException closed) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @FunctionalInterface
    private interface Serving {
        void serve() throws IOException;
    }
}
