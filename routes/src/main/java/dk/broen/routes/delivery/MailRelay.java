package dk.broen.routes.delivery;

import java.util.List;
import java.util.Optional;

/**
 * The SMTP server that sends the hub's mail.
 *
 * @param encrypted whether STARTTLS is required; if it is required and the server does not offer it, no mail is sent
 * @param user empty if the server requires no login
 * @param from the sender address
 * @param returnTo the address of the mailbox that the hub reads: where mail servers report what they cannot deliver, and people answer. Empty:
 *     the sender address
 * @param domains mail to these domains may contain the notice; all other addresses get a pointer (domain.md §7)
 */
public record MailRelay(String host, int port, boolean encrypted, String user, String password, String from, Optional<String> returnTo,
    List<String> domains) {
    public MailRelay {
        domains = List.copyOf(domains);
    }

    @Override
    public String toString() {
        return "MailRelay[" + host + ":" + port + "]";
    }
}
