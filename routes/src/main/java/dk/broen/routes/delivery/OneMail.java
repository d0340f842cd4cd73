package dk.broen.routes.delivery;

import dk.broen.adapters.outbox.DueNotification;
import dk.broen.domain.terms.NotificationId;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What leaves in one mail.
 *
 * @param notices one notice, or those that are collected for one mailbox of a unit; at least one
 */
record OneMail(List<ClearedNotice> notices) {
    OneMail {
        notices = List.copyOf(notices);
    }

    /** The notice by which the mail is known: its reference is in the subject. */
    ClearedNotice first() {
        return notices.get(0);
    }

    /** The other notices in it. */
    List<ClearedNotice> others() {
        return notices.subList(1, notices.size());
    }

    /**
     * What a mail with these notices is called: the id of its only notice, else an id made of all. So the same mail has the same id at each
     * attempt, and a receiver that drops a second mail with that id drops nothing else.
     */
    static NotificationId idOf(Collection<DueNotification> notices) {
        if (notices.size() == 1) {
            return notices.iterator().next().id();
        }
        String all = notices.stream().map(due -> due.id().toString()).sorted().collect(Collectors.joining(","));
        return new NotificationId(UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public String toString() {
        return "OneMail" + notices;
    }
}
