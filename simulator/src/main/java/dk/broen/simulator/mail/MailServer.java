package dk.broen.simulator.mail;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.MessageDeliveryHandler;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
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
    private final Optional<Account> account;
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
        this(port, encryption, Optional.empty());
    }

    private MailServer(int port, Encryption encryption, Optional<Account> account) {
        this.port = port;
        this.encryption = encryption;
        this.account = account;
        this.server = started();
    }

    /** A mailbox that can be read by IMAP, without encryption. It is empty again after {@link #start()}. */
    public record Account(String address, String user, String password) {
        @Override
        public String toString() {
            return "Account[" + address + "]";
        }
    }

    /** Starts a server where mail to the account can be read. */
    public static MailServer withMailbox(Account account) {
        return new MailServer(0, new Encryption.None(), Optional.of(account));
    }

    /** The port for IMAP. */
    public synchronized int imapPort() {
        return server.getImap().getPort();
    }

    /** Sends a mail by SMTP as it is, as another mail server does. */
    public void deliver(String to, byte[] mail) throws IOException {
        Properties properties = new Properties();
        properties.put("mail.smtp.from", "sender@relay.example");
        Session session = Session.getInstance(properties);
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect(LOOPBACK, port(), null, null);
            transport.sendMessage(new MimeMessage(session, new ByteArrayInputStream(mail)), new Address[] {new InternetAddress(to)});
        } catch (MessagingException refused) {
            throw new IOException("The mail server did not take the mail", refused);
        }
    }

    /** How many mails are in the folder of the mailbox; {@code .} stands before a subfolder. */
    public synchronized int count(String folder) {
        GreenMailUser owner = server.getUserManager().getUser(account.orElseThrow().user());
        MailFolder found = server.getManagers().getImapHostManager().getFolder(owner, folder);
        return found == null ? 0 : found.getMessageCount();
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
        ServerSetup smtp = new ServerSetup(port, LOOPBACK, ServerSetup.PROTOCOL_SMTP);
        GreenMail fresh = new EncryptedGreenMail(account.isEmpty() ? new ServerSetup[] {smtp}
            : new ServerSetup[] {smtp, new ServerSetup(0, LOOPBACK, ServerSetup.PROTOCOL_IMAP)}, encryption);
        account.ifPresent(owner -> fresh.setUser(owner.address(), owner.user(), owner.password()));
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
