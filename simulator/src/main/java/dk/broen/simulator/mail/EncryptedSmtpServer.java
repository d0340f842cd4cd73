package dk.broen.simulator.mail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.commands.SmtpCommandRegistry;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.Socket;
import java.util.function.Supplier;

/** GreenMail's SMTP server with the given {@link Encryption}. */
final class EncryptedSmtpServer extends SmtpServer {

    private final Supplier<Encryption> encryption;

    EncryptedSmtpServer(ServerSetup setup, Managers managers, Supplier<Encryption> encryption) {
        super(setup, managers);
        this.encryption = encryption;
    }

    @Override
    protected ProtocolHandler createProtocolHandler(Socket client) {
        return encryption.get() instanceof Encryption.StartTls tls
            ? new StartTlsHandler(new SmtpCommandRegistry(), managers.getSmtpManager(), client, tls.certificate().context())
            : super.createProtocolHandler(client);
    }
}
