package dk.broen.routes.delivery;

import jakarta.mail.PasswordAuthentication;
import org.apache.camel.component.mail.MailAuthenticator;
import org.springframework.stereotype.Component;

/** The hub's login for the mail server. The endpoint URI refers to this bean, so that it contains no user name and password. */
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
