package dk.broen.routes.delivery;

import dk.broen.adapters.outbox.DueNotification;
import dk.broen.domain.terms.NotificationId;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

    /** The same notices make the same text at each attempt, so they are in the order in which they were made. */
    static OneMail inOrder(List<ClearedNotice> notices) {
        return new OneMail(notices.stream().sorted(Comparator.comparing(notice -> notice.due().id().toString())).toList());
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
     * Whether the mail has the notices of which its id is made, and goes to one address. If not, they may have arrived in another mail, so
     * that the receiver would read some a second time, and no mail server could tell.
     */
    boolean isWhole() {
        return first().due().leftIn().filter(id -> !id.equals(idOf(notices.stream().map(ClearedNotice::due).toList()))).isEmpty()
            && notices.stream().map(OneMail::address).distinct().count() == 1;
    }

    private static Optional<?> address(ClearedNotice notice) {
        return notice instanceof ClearedNotice.ToUnit toUnit ? toUnit.address() : ((ClearedNotice.ToWard) notice).address();
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
