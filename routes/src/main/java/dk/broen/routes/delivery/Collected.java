package dk.broen.routes.delivery;

import dk.broen.adapters.outbox.DueNotification;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.UnitId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says in which mail each notice leaves that is collected for its unit: those for one address leave in one. What may have arrived in a
 * mail stays in that mail.
 */
final class Collected {
    private Collected() {}

    private record Mailbox(UnitId unit, ContactPoint address) {}

    /** The same notices in the same order; those that are collected know their mail. One without an address leaves in none. */
    static List<ClearedNotice> inMails(List<ClearedNotice> cleared) {
        Map<Mailbox, List<DueNotification>> mails = new LinkedHashMap<>();
        cleared.forEach(notice -> mailbox(notice)
            .ifPresent(mailbox -> mails.computeIfAbsent(mailbox, none -> new ArrayList<>()).add(notice.due())));
        return cleared.stream().map(notice -> mailbox(notice).map(mails::get).<ClearedNotice>map(mail -> in(OneMail.idOf(mail), notice))
            .orElse(notice)).toList();
    }

    private static Optional<Mailbox> mailbox(ClearedNotice cleared) {
        return cleared instanceof ClearedNotice.ToUnit notice && notice.due().collected() && notice.due().leftIn().isEmpty()
            ? notice.address().map(address -> new Mailbox(notice.unit().unit(), address)) : Optional.empty();
    }

    private static ClearedNotice.ToUnit in(NotificationId mail, ClearedNotice cleared) {
        return ((ClearedNotice.ToUnit) cleared).in(mail);
    }
}
