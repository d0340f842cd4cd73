package dk.broen.routes.delivery;

import jakarta.mail.PasswordAuthentication;
import org.apache.camel.component.mail.MailAuthenticator;
import org.springframework.stereotype.Component;

/** How the hub logs in at the mail server. Endpoints name it instead of user and password, which their addresses would show. */
@Component(SmtpLogin.NAME)
class SmtpLogin extends MailAuthenticator {
    static final String NAME = "smtpLogin";
    private final MailRelay relay;

    SmtpLogin(MailRelay relay) {
        this.relay = relay;
    }

    @Override
    public PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(relay.user(), relay.password());
    }
}
