package dk.broen.routes.mailbox;

import dk.broen.adapters.outbox.Outbox;
import dk.broen.domain.notification.Channel;
import dk.broen.mappings.mail.IncomingMail;
import dk.broen.mappings.mail.MentionedNotice;
import java.util.List;
import java.util.OptionalInt;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/**
 * Finds the notices that a mail is about: the first of those that it names which the hub sent by mail, with the others that left in the same
 * mail; else the one in the subject of an answer.
 */
@Component
class FindNotice {
    private final Outbox outbox;

    FindNotice(Outbox outbox) {
        this.outbox = outbox;
    }

    @Handler
    FoundMail find(IncomingMail mail) {
        List<FoundMail.About> known = mail.notices().stream().map(this::leftWith).filter(notices -> !notices.isEmpty()).findFirst()
            .orElseGet(() -> bySubject(mail));
        return new FoundMail(mail, known);
    }

    /** All notices of one mail had the same attempt. */
    private List<FoundMail.About> leftWith(MentionedNotice named) {
        return outbox.leftInMail(named.id()).stream().map(left -> new FoundMail.About(left.notice(), named.attempt())).toList();
    }

    /** Some mail programs cut off the thread. A reference can be guessed, so that only an answer is found by it. */
    private List<FoundMail.About> bySubject(IncomingMail mail) {
        return mail instanceof IncomingMail.Reply reply
            ? reply.reference().flatMap(reference -> outbox.left(reference, Channel.MAIL))
                .map(left -> leftWith(new MentionedNotice(left.notice().id(), OptionalInt.empty()))).orElse(List.of())
            : List.of();
    }
}
