package dk.broen.routes.mailbox;

import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.outbox.Addressee;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.terms.Cpr;
import dk.broen.mappings.mail.IncomingMail;
import dk.broen.routes.planning.Identities;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Makes the answer of a person a work item of the municipality whose notice is answered, once for each answer. The hub keeps nothing of the
 * answer: it stays in the mailbox.
 */
@Component
class OpenReply {
    private final Identities identities;
    private final WorkItems workItems;
    private final CitizenIndex index;
    private final Mailbox mailbox;
    private final Clock clock;

    OpenReply(Identities identities, WorkItems workItems, CitizenIndex index, Mailbox mailbox, Clock clock) {
        this.identities = identities;
        this.workItems = workItems;
        this.index = index;
        this.mailbox = mailbox;
        this.clock = clock;
    }

    /** @return whether it was not known */
    boolean open(IncomingMail.Reply reply, DueNotification notice) {
        Cpr citizen = identities.locked(Set.of(notice.citizen())).get(notice.citizen());
        WorkItem item = item(reply, notice);
        boolean unknown = !workItems.of(citizen).containsKey(item.key());
        if (unknown) {
            workItems.open(notice.occasion(), Optional.of(citizen), item, clock.instant());
        }
        return unknown;
    }

    /** The Message-ID of the answer is text of a stranger: its key is a hash. */
    private WorkItem item(IncomingMail.Reply reply, DueNotification notice) {
        WorkItem item = WorkItem.about(WorkItem.Kind.MAIL_REPLY, index.hash("mail-reply", notice.id().toString() + '\0' + reply.id()),
            "a person answered the mail with reference " + notice.reference() + "; the answer is in the folder "
                + Place.HANDLED.below(mailbox.sorted(), '/') + " of the mailbox of the hub, and nowhere else");
        return notice.to() instanceof Addressee.Unit unit ? item.to(unit.municipality()) : item;
    }
}
