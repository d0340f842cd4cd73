package dk.broen.adapters.consent;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A consent register on a raw socket. It answers some questions of each connection, and closes the connection when it has read one more. */
final class ClosingRegister implements AutoCloseable {
    private static final String BODY = "{\"cpr\": \"2509479989\", \"consents\": []}";
    private static final String ANSWER =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY;
    private static final Pattern LENGTH = Pattern.compile("content-length: *(\\d+)", Pattern.CASE_INSENSITIVE);

    private final ServerSocket server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    private final List<Integer> asked = new CopyOnWriteArrayList<>();
    private final int answered;

    /** @param answered how many questions of a connection are answered */
    ClosingRegister(int answered) throws IOException {
        this.answered = answered;
        Thread thread = new Thread(this::accept, "closing-register");
        thread.setDaemon(true);
        thread.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/consents/search");
    }

    /** For each question that was read, the number of its connection. */
    List<Integer> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** One connection after the other: the client opens another one only when this one is closed. */
    private void accept() {
        for (int connection = 1; !server.isClosed(); connection++) {
            try (Socket socket = server.accept()) {
                for (int question = 1; read(socket.getInputStream()); question++) {
                    asked.add(connection);
                    if (question > answered) {
                        break;
                    }
                    socket.getOutputStream().write(ANSWER.getBytes(US_ASCII));
                }
            } catch (IOException closed) {
                // the client or the test closed the connection
            }
        }
    }

    /** @return false when the client has closed the connection */
    private static boolean read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            head.append((char) next);
        }
        Matcher length = LENGTH.matcher(head);
        in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
        return true;
    }
}
