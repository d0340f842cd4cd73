package dk.broen.simulator.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail server that takes all mails, and at request gives one answer of its own at one place of its next conversation. */
public final class MailServerInTrouble implements AutoCloseable {
    /** Instead of an answer: the server closes the connection. */
    public static final String DROP = "drop";
    private static final Pattern ADDRESS = Pattern.compile("<([^>]*)>");
    private static final Trouble NONE = new Trouble("", "");

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<ReceivedMail> received = new CopyOnWriteArrayList<>();
    private final AtomicReference<Trouble> next = new AtomicReference<>(NONE);
    private final AtomicInteger given = new AtomicInteger();

    public MailServerInTrouble() throws IOException {
        Thread thread = new Thread(this::serve, "mail-server-in-trouble");
        thread.setDaemon(true);
        thread.start();
    }

    private record Trouble(String where, String answer) {
        private boolean isAt(String place) {
            return where.equals(place);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /**
     * @param where {@code greeting}, an SMTP command, or {@code end} (of the mail)
     * @param answer a line with its code, or {@link #DROP}
     */
    public void next(String where, String answer) {
        next.set(new Trouble(where, answer));
    }

    /** How many troubles a client has met. */
    public int given() {
        return given.get();
    }

    /** The mails that came to their end and were not refused there, also if the sender was not told. */
    public List<ReceivedMail> received() {
        return List.copyOf(received);
    }

    /** One conversation after the other: the trouble is that of the next one. */
    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                new Conversation(socket, next.getAndSet(NONE)).run();
            } catch (IOException | MessagingException gone) {
                // the client closed, or the server is closed
                continue;
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private final class Conversation {
        private final BufferedReader in;
        private final OutputStream out;
        private final Trouble trouble;
        private String from = "";
        private String to = "";

        private Conversation(Socket socket, Trouble trouble) throws IOException {
            this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            this.out = socket.getOutputStream();
            this.trouble = trouble;
        }

        private void run() throws IOException, MessagingException {
            boolean open = said("greeting", "220 ready");
            for (String line = open ? in.readLine() : null; line != null; line = open ? in.readLine() : null) {
                open = answered(line, line.split("[ :]", 2)[0]);
            }
        }

        private boolean answered(String line, String verb) throws IOException, MessagingException {
            switch (verb) {
                case "QUIT" -> {
                    said(verb, "221 bye");
                    return false;
                }
                case "DATA" -> {
                    return data();
                }
                case "MAIL", "RCPT" -> {
                    return addressed(verb, line);
                }
                default -> {
                    return said(verb, "250 ok");
                }
            }
        }

        private boolean addressed(String verb, String line) throws IOException {
            Matcher address = ADDRESS.matcher(line);
            if (!address.find()) {
                return said(verb, "501 no address");
            }
            if (verb.equals("MAIL")) {
                from = address.group(1);
            } else {
                to = address.group(1);
            }
            return said(verb, "250 ok");
        }

        private boolean data() throws IOException, MessagingException {
            boolean open = said("DATA", "354 go on");
            if (!open || trouble.isAt("DATA")) {
                return open;
            }
            StringBuilder mail = new StringBuilder();
            for (String text = in.readLine(); text != null && !text.equals("."); text = in.readLine()) {
                mail.append(text.startsWith(".") ? text.substring(1) : text).append("\r\n"); // RFC 5321 §4.5.2
            }
            if (!trouble.isAt("end") || !trouble.answer().matches("[45].*")) {
                received.add(ReceivedMail.of(from, to, new MimeMessage(Session.getInstance(new Properties()),
                    new ByteArrayInputStream(mail.toString().getBytes(StandardCharsets.ISO_8859_1)))));
            }
            return said("end", "250 taken");
        }

        /** @return whether the connection stays open */
        private boolean said(String place, String usual) throws IOException {
            boolean here = trouble.isAt(place);
            if (here) {
                given.incrementAndGet();
            }
            if (here && trouble.answer().equals(DROP)) {
                return false;
            }
            out.write(((here ? trouble.answer() : usual) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return !(here && trouble.answer().startsWith("421"));
        }
    }
}
