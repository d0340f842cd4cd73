package dk.broen.simulator.mail;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.MessageDeliveryHandler;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A mail server on the loopback address that accepts and keeps every mail to every recipient.
 * It can be stopped ({@link #stop()}) and can require STARTTLS. It cannot refuse a recipient, answer slowly or close the connection during
 * a mail; {@link FailingMailServer} refuses recipients.
 */
public final class MailServer implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final List<ReceivedMail> received = new CopyOnWriteArrayList<>();
    private final Encryption encryption;
    private int port;
    private GreenMail server;

    /**
     * Starts the server without encryption.
     *
     * @param port 0 for a free port
     */
    public MailServer(int port) {
        this(port, new Encryption.None());
    }

    /**
     * Starts the server.
     *
     * @param port 0 for a free port
     */
    public MailServer(int port, Encryption encryption) {
        this.port = port;
        this.encryption = encryption;
        this.server = started();
    }

    public synchronized int port() {
        return port;
    }

    /** Refuses connections until {@link #start()}. Received mails are kept. */
    public synchronized void stop() {
        server.stop();
    }

    /** Starts the server again on the same port. */
    public synchronized void start() {
        server.stop();
        server = started();
    }

    /** The mails that were received since the first start, in order of arrival. A mail to two recipients is in the list twice. */
    public List<ReceivedMail> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        stop();
    }

    private GreenMail started() {
        GreenMail fresh = new EncryptedGreenMail(new ServerSetup(port, LOOPBACK, ServerSetup.PROTOCOL_SMTP), encryption);
        UserManager users = fresh.getUserManager();
        MessageDeliveryHandler toMailbox = users.getMessageDeliveryHandler();
        users.setMessageDeliveryHandler((mail, recipient) -> {
            received.add(read(mail, recipient));
            return toMailbox.handle(mail, recipient);
        });
        fresh.start();
        port = fresh.getSmtp().getPort();
        return fresh;
    }

    private static ReceivedMail read(MovingMessage mail, MailAddress recipient) throws MessagingException {
        try {
            return ReceivedMail.of(mail.getReturnPath().getEmail(), recipient.getEmail(), mail.getMessage());
        } catch (IOException unreadable) {
            throw new MessagingException("The mail is not a readable MIME message", unreadable);
        }
    }
}
