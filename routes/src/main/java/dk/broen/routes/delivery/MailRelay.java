package dk.broen.routes.delivery;

import java.util.List;

/**
 * The SMTP server that sends the hub's mail.
 *
 * @param encrypted whether STARTTLS is required; if it is required and the server does not offer it, no mail is sent
 * @param user empty if the server requires no login
 * @param from the sender address
 * @param domains mail to these domains may contain the notice; all other addresses get a pointer (domain.md §7)
 */
public record MailRelay(String host, int port, boolean encrypted, String user, String password, String from, List<String> domains) {
    public MailRelay {
        domains = List.copyOf(domains);
    }

    @Override
    public String toString() {
        return "MailRelay[" + host + ":" + port + "]";
    }
}
