package dk.broen.simulator.hospital;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/** A hospital's system that takes HL7 v2 over MLLP and acknowledges it. It keeps each message that it gets, also if it gets one twice. */
public final class HospitalSystem implements AutoCloseable {
    private final ServerSocket server;
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Reaction reaction = new Reaction.Acknowledging("AA");

    /** What the system does with a message. */
    public sealed interface Reaction {
        /** Keeps it and answers with this code: AA, AE or AR. */
        record Acknowledging(String code) implements Reaction {}

        /** Keeps it, first acknowledges another message, and then this one. */
        record AnsweringAnotherFirst() implements Reaction {}

        /** Keeps it and closes the connection without an answer. */
        record HangingUp() implements Reaction {}

        /** Keeps it and says nothing: the timeout of the sender passes. */
        record Silent() implements Reaction {}
    }

    /** @param port 0 for a free port */
    public HospitalSystem(int port) throws IOException {
        this(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()));
    }

    /** A system whose connections are encrypted. */
    public static HospitalSystem encrypted(SSLContext tls) throws IOException {
        return new HospitalSystem(tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    }

    private HospitalSystem(ServerSocket server) {
        this.server = server;
        daemon(this::listen);
    }

    public int port() {
        return server.getLocalPort();
    }

    public void react(Reaction next) {
        reaction = next;
    }

    /** The messages, in order of arrival: in the character set that MSH-18 names. */
    public List<String> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                daemon(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            BufferedInputStream in = new BufferedInputStream(socket.getInputStream());
            while (!socket.isClosed()) {
                byte[] message = MllpFrames.next(in);
                received.add(new String(message, charset(message)));
                react(message, socket);
            }
        } catch (IOException ended) {
            open.remove(socket);
        }
    }

    private void react(byte[] message, Socket socket) throws IOException {
        String id = MllpFrames.controlId(message);
        Reaction now = reaction;
        if (now instanceof Reaction.Acknowledging acknowledging) {
            acknowledge(id, acknowledging.code(), socket.getOutputStream());
        } else if (now instanceof Reaction.AnsweringAnotherFirst) {
            acknowledge("ANOTHER", "AE", socket.getOutputStream());
            acknowledge(id, "AA", socket.getOutputStream());
        } else if (now instanceof Reaction.HangingUp) {
            socket.close();
        }
    }

    private static void acknowledge(String id, String code, OutputStream out) throws IOException {
        String text = "MSH|^~\\&|EPJ|TEST|BROEN||20261121220000||ACK^R01^ACK|A" + id + "|P|2.5.1\rMSA|" + code + "|" + id + "\r";
        out.write(MllpFrames.framed(text.getBytes(StandardCharsets.ISO_8859_1)));
        out.flush();
    }

    private static Charset charset(byte[] message) {
        return new String(message, StandardCharsets.ISO_8859_1).lines().findFirst().orElse("").contains("UNICODE UTF-8")
            ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "hospital-system");
        thread.setDaemon(true);
        thread.start();
    }
}
