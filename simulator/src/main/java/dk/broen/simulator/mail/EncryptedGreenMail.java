package dk.broen.simulator.mail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapServer;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.Map;

/** GreenMail with {@link EncryptedSmtpServer} as its SMTP server: GreenMail's own server has no STARTTLS. */
final class EncryptedGreenMail extends GreenMail {

    private final Encryption encryption;

    /** @param setups SMTP, and IMAP if mails can be read there */
    EncryptedGreenMail(ServerSetup[] setups, Encryption encryption) {
        super(setups);
        this.encryption = encryption;
    }

    /** GreenMail's constructor calls this method before {@code encryption} is set. So the server gets a supplier, not the value. */
    @Override
    protected Map<String, AbstractServer> createServices(ServerSetup[] setups, Managers managers) {
        AbstractServer smtp = new EncryptedSmtpServer(setups[0], managers, () -> encryption);
        return setups.length == 1 ? Map.of(ServerSetup.PROTOCOL_SMTP, smtp)
            : Map.of(ServerSetup.PROTOCOL_SMTP, smtp, ServerSetup.PROTOCOL_IMAP, new ImapServer(setups[1], managers));
    }
}
