package dk.broen.routes.delivery;

import dk.broen.adapters.outbox.Outbox;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.notification.StayReports;
import dk.broen.domain.planning.Content;
import dk.broen.domain.planning.Situation;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.LedgerEntryId;
import dk.broen.domain.terms.NotificationId;
import dk.broen.mappings.medcom.outgoing.OutgoingNotification;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Finds what a HospitalNotification reports, and which ones its receiver got before. The ledger says both: what was told there, in the order
 * in which it was told, so a second attempt reports the same.
 */
@Component
class ReportedStays {
    private final Outbox outbox;

    ReportedStays(Outbox outbox) {
        this.outbox = outbox;
    }

    /** @param entry the entry of the ledger that the notice carries */
    Optional<ClearedNotice.Reported> of(Optional<ContactPoint> to, Content content, LedgerEntryId entry, Situation situation) {
        return to.filter(ContactPoint.MedCom.class::isInstance).map(ContactPoint.MedCom.class::cast).flatMap(receiver -> {
            StayReports told = StayReports.to(receiver, before(entry, content, situation), situation.course()::asKnownNow);
            return told.next(content.words())
                .map(report -> new ClearedNotice.Reported(report, withTimes(told.of(report.stay()))));
        });
    }

    private static List<LedgerEntry> before(LedgerEntryId entry, Content content, Situation situation) {
        return situation.ledger().entries().stream().takeWhile(earlier -> !earlier.id().equals(entry))
            .filter(earlier -> earlier.recipient().equals(content.recipient())).toList();
    }

    private List<OutgoingNotification.Earlier> withTimes(List<StayReports.Told> told) {
        if (told.isEmpty()) {
            return List.of();
        }
        Map<NotificationId, Instant> attempts = outbox.lastAttempts(told.stream().map(StayReports.Told::notice).toList());
        return told.stream().filter(one -> attempts.containsKey(one.notice()))
            .map(one -> new OutgoingNotification.Earlier(one.notice(), one.report(), attempts.get(one.notice()))).toList();
    }
}
