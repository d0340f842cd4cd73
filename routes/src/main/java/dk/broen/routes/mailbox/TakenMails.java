package dk.broen.routes.mailbox;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.mail.MailEndpoint;
import org.apache.camel.component.mail.MailUidGenerator;
import org.apache.camel.spi.IdempotentRepository;
import org.springframework.stereotype.Component;

/**
 * The mails that were taken since a look found no other one, by their numbers at the mail server. They are passed over until then, so that mails
 * that stay hold up no other.
 */
@Component(TakenMails.NAME)
class TakenMails implements IdempotentRepository, MailUidGenerator {
    static final String NAME = "takenMails";
    private final Set<String> taken = ConcurrentHashMap.newKeySet();

    @Override
    public String generateUuid(MailEndpoint endpoint, Message mail) {
        try {
            return Long.toString(((UIDFolder) mail.getFolder()).getUID(mail));
        } catch (MessagingException cause) {
            throw new RuntimeCamelException(cause);
        }
    }

    /** @return whether the mail is taken in this look */
    @Override
    public boolean add(String mail) {
        return taken.add(mail);
    }

    @Override
    public boolean contains(String mail) {
        return taken.contains(mail);
    }

    /** Camel calls this after each mail, also after one that stays. */
    @Override
    public boolean remove(String mail) {
        return false;
    }

    @Override
    public boolean confirm(String mail) {
        return true;
    }

    /** A look found no other mail: the next look takes all again. */
    @Override
    public void clear() {
        taken.clear();
    }

    @Override
    public void start() {}

    @Override
    public void stop() {}
}
