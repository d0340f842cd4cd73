package dk.broen.simulator.mail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.Map;

/** GreenMail with our SMTP server instead of its own, for STARTTLS and for a certificate that a client can check. */
final class EncryptedGreenMail extends GreenMail {

    private final Encryption encryption;

    EncryptedGreenMail(ServerSetup setup, Encryption encryption) {
        super(setup);
        this.encryption = encryption;
    }

    /** Called by GreenMail's constructor, before ours has run: so the server is told how to find its encryption out, not which. */
    @Override
    protected Map<String, AbstractServer> createServices(ServerSetup[] setups, Managers managers) {
        return Map.of(ServerSetup.PROTOCOL_SMTP, new EncryptedSmtpServer(setups[0], managers, () -> encryption));
    }
}
