package dk.broen.routes.mailbox;

import dk.broen.adapters.outbox.DueNotification;
import dk.broen.mappings.mail.IncomingMail;
import java.util.Optional;
import java.util.OptionalInt;

/** A mail and the notice that it is about; empty if the hub sent no such mail. */
record FoundMail(IncomingMail mail, Optional<About> about) {
    /** @param attempt which attempt to send it; empty if the mail does not say that */
    record About(DueNotification notice, OptionalInt attempt) {}

    /** The reference of the notice, for the log. */
    String reference() {
        return about.map(found -> found.notice().reference()).orElse("");
    }
}
