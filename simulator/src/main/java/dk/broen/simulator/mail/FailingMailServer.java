package dk.broen.simulator.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A mail server that refuses the next recipients or one mailbox on request, or says nothing at all, and else accepts everything. 4xx is a
 * transient refusal, 5xx a permanent one (RFC 5321 §4.2.1). It implements only the SMTP commands that a simple sender needs, without TLS and authentication.
 */
public final class FailingMailServer implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;

    private final Queue<ReceivedMail> received = new ConcurrentLinkedQueue<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ServerSocket server;
    private final Map<String, Integer> refused = new HashMap<>();
    private int refusals;
    private int refusalCode;
    private int attempts;
    private boolean silent;

    /**
     * Starts the server.
     *
     * @param port 0 for a free port
     */
    public FailingMailServer(int port) throws IOException {
        this.server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        daemon("failing-mail", this::listen);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Refuses the next {@code times} recipients with this code. */
    public synchronized void refuseNext(int times, int code) {
        refusals = times;
        refusalCode = requireRefusal(code);
    }

    /** Refuses all mails to one address with this code, until {@link #acceptAll()}. */
    public synchronized void refuse(String address, int code) {
        refused.put(address, requireRefusal(code));
    }

    /** Refuses no address any more. */
    public synchronized void acceptAll() {
        refused.clear();
    }

    /** @param enabled true: connections are accepted and never greeted; false: they are greeted, also those that wait */
    public synchronized void setSilent(boolean enabled) {
        silent = enabled;
        notifyAll();
    }

    /** The number of RCPT commands, refused ones included. */
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

    /** Counts the RCPT command, and returns 250 or the requested refusal. */
    synchronized int answerToRecipient(String address) {
        attempts++;
        if (refusals == 0) {
            return refused.getOrDefault(address, 250);
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
            throw new IOException("The mail is not a readable MIME message", unreadable);
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
                // close() ends accept(); after any other failure, clients see refused connections
                return;
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            awaitGreeting();
            new SmtpConversation(this, socket).run();
        } catch (IOException gone) {
            // the sender closed the connection, or this server is closed: both are a normal end of a conversation
            return;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    private synchronized void awaitGreeting() throws InterruptedException {
        while (silent) {
            wait();
        }
    }

    private static int requireRefusal(int code) {
        if (code < 400 || code > 599) {
            throw new IllegalArgumentException("code " + code + " is not an SMTP refusal; accepted are 400 to 599");
        }
        return code;
    }

    private static void daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
