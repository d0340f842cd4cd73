package dk.broen.simulator.mail;

import com.icegreen.greenmail.smtp.SmtpConnection;
import com.icegreen.greenmail.smtp.SmtpHandler;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.smtp.commands.SmtpCommandRegistry;
import java.io.IOException;
import java.net.Socket;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** An SMTP handler that requires STARTTLS (RFC 3207), which GreenMail does not implement, before GreenMail's own handler accepts mail. */
final class StartTlsHandler extends SmtpHandler {
    private final Socket plain;
    private final SSLContext tls;
    private boolean secured;

    StartTlsHandler(SmtpCommandRegistry commands, SmtpManager manager, Socket plain, SSLContext tls) {
        super(commands, manager, plain);
        this.plain = plain;
        this.tls = tls;
    }

    @Override
    protected void handleCommand() throws IOException {
        if (secured) {
            super.handleCommand();
            return;
        }
        String line = conn.readLine();
        if (line == null) {
            close();
            return;
        }
        switch (line.strip().split(" ")[0].toUpperCase(Locale.ROOT)) {
            case "EHLO" -> conn.send("250-localhost\r\n250 STARTTLS");
            case "NOOP" -> conn.send("250 OK");
            case "STARTTLS" -> encrypt();
            case "QUIT" -> {
                conn.send("221 Bye");
                conn.quit();
            }
            default -> conn.send("530 5.7.0 Must issue a STARTTLS command first");
        }
    }

    private void encrypt() throws IOException {
        conn.send("220 Ready to start TLS");
        SSLSocket encrypted = (SSLSocket) tls.getSocketFactory().createSocket(plain, "localhost", plain.getPort(), true);
        encrypted.setUseClientMode(false);
        encrypted.setEnabledProtocols(new String[] {"TLSv1.2", "TLSv1.3"});
        encrypted.startHandshake();
        conn = new SmtpConnection(this, encrypted);
        state = new SmtpState();
        secured = true;
    }
}
