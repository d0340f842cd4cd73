package dk.broen.routes.mailbox;

import dk.broen.adapters.outbox.Outbox;
import dk.broen.domain.notification.Channel;
import dk.broen.mappings.mail.IncomingMail;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/** Finds the notice that a mail is about: the first of those that it names which the hub sent by mail. */
@Component
class FindNotice {
    private final Outbox outbox;

    FindNotice(Outbox outbox) {
        this.outbox = outbox;
    }

    @Handler
    FoundMail find(IncomingMail mail) {
        Stream<FoundMail.About> known = mail.notices().stream().flatMap(named -> outbox.left(named.id(), Channel.MAIL)
            .map(left -> new FoundMail.About(left.notice(), named.attempt())).stream());
        Optional<FoundMail.About> about = known.findFirst();
        return new FoundMail(mail, about);
    }
}
