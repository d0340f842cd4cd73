package dk.broen.routes.mailbox;

import dk.broen.adapters.outbox.DueNotification;
import dk.broen.mappings.mail.IncomingMail;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A mail and what it is about.
 *
 * @param notices the notices of the mail that it is about; the first is the one that it names. Empty if the hub sent no such mail
 */
record FoundMail(IncomingMail mail, List<About> notices) {
    FoundMail {
        notices = List.copyOf(notices);
    }

    /** The notice that it names, or the first of the mail that it names; empty if the hub sent no such mail. */
    Optional<About> about() {
        return notices.stream().findFirst();
    }

    /** @param attempt which attempt to send it; empty if the mail does not say that */
    record About(DueNotification notice, OptionalInt attempt) {}

    /** The reference of the notice, for the log. */
    String reference() {
        return about().map(found -> found.notice().reference()).orElse("");
    }
}
