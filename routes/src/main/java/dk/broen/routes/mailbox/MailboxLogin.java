package dk.broen.routes.mailbox;

import jakarta.mail.PasswordAuthentication;
import org.apache.camel.component.mail.MailAuthenticator;
import org.springframework.stereotype.Component;

/** The hub's login at its mailbox. The endpoint URI refers to this bean, so that it contains no user name and password. */
@Component(MailboxLogin.NAME)
class MailboxLogin extends MailAuthenticator {
    static final String NAME = "mailboxLogin";
    private final Mailbox mailbox;

    MailboxLogin(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @Override
    public PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(mailbox.user(), mailbox.password());
    }
}
