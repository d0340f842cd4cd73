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
 * A mail server that accepts every mail to every recipient and keeps it, on the loopback address.
 * It can be away ({@link #stop()}) and speak TLS, but it cannot refuse a recipient, answer slowly, or break off within a mail:
 * for refusals see {@link FailingMailServer}.
 */
public final class MailServer implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final List<ReceivedMail> received = new CopyOnWriteArrayList<>();
    private final Encryption encryption;
    private int port;
    private GreenMail server;

    /**
     * Starts at once, in the clear.
     *
     * @param port 0 for a free one
     */
    public MailServer(int port) {
        this(port, new Encryption.None());
    }

    /**
     * Starts at once.
     *
     * @param port 0 for a free one
     */
    public MailServer(int port, Encryption encryption) {
        this.port = port;
        this.encryption = encryption;
        this.server = started();
    }

    public synchronized int port() {
        return port;
    }

    /** Connections are refused until {@link #start()}; what came is kept. */
    public synchronized void stop() {
        server.stop();
    }

    /** On the same port again. */
    public synchronized void start() {
        server.stop();
        server = started();
    }

    /** What came since the first start, first to last; a mail to two recipients is two. */
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
            throw new MessagingException("The mail cannot be read", unreadable);
        }
    }
}
