package dk.broen.simulator.mail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.commands.SmtpCommandRegistry;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Supplier;

/** GreenMail's SMTP server, encrypted as told. */
final class EncryptedSmtpServer extends SmtpServer {

    private final Supplier<Encryption> encryption;

    EncryptedSmtpServer(ServerSetup setup, Managers managers, Supplier<Encryption> encryption) {
        super(setup, managers);
        this.encryption = encryption;
    }

    @Override
    protected ServerSocket openServerSocket() throws IOException {
        if (!(encryption.get() instanceof Encryption.FromTheStart tls)) {
            return super.openServerSocket();
        }
        ServerSocket socket = tls.certificate().context().getServerSocketFactory().createServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(bindTo, setup.getPort()));
        return socket;
    }

    @Override
    protected ProtocolHandler createProtocolHandler(Socket client) {
        return encryption.get() instanceof Encryption.StartTls tls
            ? new StartTlsHandler(new SmtpCommandRegistry(), managers.getSmtpManager(), client, tls.certificate().context())
            : super.createProtocolHandler(client);
    }
}
