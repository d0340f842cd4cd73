package dk.broen.routes.mailbox;

import dk.broen.adapters.outbox.Outbox;
import dk.broen.domain.notification.Channel;
import dk.broen.mappings.mail.IncomingMail;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/** Finds the notice that a mail is about: the first of those that it names which the hub sent by mail, else the one in
 * the subject of an answer. */
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
        return new FoundMail(mail, known.findFirst().or(() -> bySubject(mail)));
    }

    /** Some mail programs cut off the thread. A reference can be guessed, so that only an answer is found by it. */
    private Optional<FoundMail.About> bySubject(IncomingMail mail) {
        return mail instanceof IncomingMail.Reply reply
            ? reply.reference().flatMap(reference -> outbox.left(reference, Channel.MAIL))
                .map(left -> new FoundMail.About(left.notice(), OptionalInt.empty()))
            : Optional.empty();
    }
}
