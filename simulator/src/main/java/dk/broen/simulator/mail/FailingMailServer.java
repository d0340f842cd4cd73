package dk.broen.simulator.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A mail server that refuses recipients as told and accepts the rest: 4xx asks for another attempt, 5xx forbids it (RFC 5321 §4.2.1).
 * Speaks just enough SMTP for one sender at a time per connection; no TLS, no authentication.
 */
public final class FailingMailServer implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;

    private final List<ReceivedMail> received = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ServerSocket server;
    private int refusals;
    private int refusalCode;
    private int attempts;

    /**
     * Starts at once.
     *
     * @param port 0 for a free one
     */
    public FailingMailServer(int port) throws IOException {
        this.server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        daemon("failing-mail", this::listen);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** The next recipients are refused with this code, counted from now. */
    public synchronized void refuseNext(int times, int code) {
        if (code < 400 || code > 599) {
            throw new IllegalArgumentException("An SMTP refusal is 4xx or 5xx, not " + code);
        }
        refusals = times;
        refusalCode = code;
    }

    /** How many recipients were asked for, refused or not. */
    public synchronized int attempts() {
        return attempts;
    }

    public List<ReceivedMail> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** 250, or the refusal that is due. */
    synchronized int answerToRecipient() {
        attempts++;
        if (refusals == 0) {
            return 250;
        }
        refusals--;
        return refusalCode;
    }

    void keep(String from, List<String> recipients, byte[] mail) throws IOException {
        try {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
            for (String to : recipients) {
                received.add(ReceivedMail.of(from, to, message));
            }
        } catch (MessagingException unreadable) {
            throw new IOException("The mail cannot be read", unreadable);
        }
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setSoTimeout(PATIENCE_MILLIS);
                open.add(socket);
                daemon("failing-mail-" + socket.getPort(), () -> converse(socket));
            } catch (IOException closed) {
                // close() ends accept(); a listener that broke otherwise shows as refused connections
                return;
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            new SmtpConversation(this, socket).hold();
        } catch (IOException gone) {
            // the sender went away or this server was closed: to a mail server that is an ordinary end
            return;
        } finally {
            open.remove(socket);
        }
    }

    private static void daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
