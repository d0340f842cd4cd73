package dk.broen.routes.delivery;

import java.util.List;

/**
 * The mail server that takes the hub's mail.
 *
 * @param encrypted whether STARTTLS is required; without it nothing is sent
 * @param user empty: the server asks for no login
 * @param from the sender's address
 * @param domains addresses in these domains may read the notice itself; all others get a pointer (domain.md §7)
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
