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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Makes the answer of a person a work item of the municipality whose notice is answered. At most one is open for a mail with one notice.
 * Answers to a mail with several can be about different citizens, so each has its own. An answer that was read before opens none. The hub
 * keeps nothing of the answer: it stays in the mailbox.
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

    /**
     * @param answered the notices of the mail that is answered; the work item is about the first
     * @return whether it is opened: the answer was not known, and no other answer to a mail with one notice waits to be read
     */
    boolean open(IncomingMail.Reply reply, List<DueNotification> answered) {
        DueNotification notice = answered.get(0);
        Cpr citizen = identities.locked(Set.of(notice.citizen())).get(notice.citizen());
        WorkItem item = item(reply, answered);
        Map<String, WorkItem.State> known = workItems.of(citizen);
        boolean opened = !known.containsKey(item.key()) && (answered.size() > 1 || !isOneOpen(known, notice));
        if (opened) {
            workItems.open(notice.occasion(), Optional.of(citizen), item, clock.instant());
        }
        return opened;
    }

    private static boolean isOneOpen(Map<String, WorkItem.State> known, DueNotification notice) {
        String all = WorkItem.Kind.MAIL_REPLY + "/" + notice.id() + "/";
        return known.entrySet().stream().anyMatch(one -> one.getKey().startsWith(all) && one.getValue() == WorkItem.State.OPEN);
    }

    /**
     * A person wrote about no notice that the hub knows: operators read the mail.
     *
     * @return whether it was not known
     */
    boolean openUnmatched(IncomingMail.Reply reply) {
        return workItems.openNew(WorkItem.about(WorkItem.Kind.MAIL_REPLY, hash(reply),
            "a person wrote to the mailbox of the hub about no notice that it knows; the mail is in its folder "
                + Place.UNMATCHED.below(mailbox.sorted(), '/') + ", and nowhere else"),
            clock.instant());
    }

    /** The Message-ID of the answer is text of a stranger: its key is a hash. */
    private WorkItem item(IncomingMail.Reply reply, List<DueNotification> answered) {
        DueNotification notice = answered.get(0);
        WorkItem item = WorkItem.about(WorkItem.Kind.MAIL_REPLY, notice.id() + "/" + hash(reply),
            "a person answered the mail with " + mail(answered)
                + ", perhaps more than once; what was answered is in the folder "
                + Place.HANDLED.below(mailbox.sorted(), '/') + " of the mailbox of the hub, and nowhere else");
        return notice.to() instanceof Addressee.Unit unit ? item.to(unit.municipality()) : item;
    }

    /** Nobody knows which of several notices is answered, before somebody has read the answer. */
    private static String mail(List<DueNotification> answered) {
        String references = answered.stream().map(DueNotification::reference).collect(Collectors.joining(", "));
        return answered.size() == 1 ? "reference " + references
            : "the " + answered.size() + " references " + references + "; it can be about the citizen of any of them";
    }

    private String hash(IncomingMail.Reply reply) {
        return index.hash("mail-reply", reply.id());
    }
}
