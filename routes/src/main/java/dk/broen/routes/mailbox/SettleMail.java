package dk.broen.routes.mailbox;

import dk.broen.adapters.outbox.DueNotification;
import dk.broen.domain.notification.CameBack;
import dk.broen.domain.terms.NotificationId;
import dk.broen.mappings.mail.IncomingMail;
import dk.broen.routes.delivery.SettleCameBack;
import dk.broen.routes.mailbox.FoundMail.About;
import dk.broen.routes.transaction.AfterCommit;
import java.util.List;
import java.util.Set;
import org.apache.camel.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What follows from a mail: a notice that is given up, a work item, or nothing. */
@Component
class SettleMail {
    private static final Logger LOG = LoggerFactory.getLogger(SettleMail.class);
    private final SettleCameBack cameBack;
    private final OpenReply replies;

    SettleMail(SettleCameBack cameBack, OpenReply replies) {
        this.cameBack = cameBack;
        this.replies = replies;
    }

    @Handler
    Place settle(FoundMail found) {
        if (found.mail() instanceof IncomingMail.Unreadable unreadable) {
            AfterCommit.run(() -> LOG.warn("BRN4306 mail-unreadable cause={}", unreadable.why()));
            return Place.UNREADABLE;
        }
        if (found.mail() instanceof IncomingMail.Automatic) {
            AfterCommit.run(() -> LOG.info("BRN4305 mail-of-a-program ref={}", found.reference()));
            return Place.HANDLED;
        }
        if (found.about().isEmpty() || found.mail() instanceof IncomingMail.Unclear) {
            return unmatched(found);
        }
        if (found.mail() instanceof IncomingMail.DeliveryReport report) {
            reported(report, found);
        } else if (found.mail() instanceof IncomingMail.Reply reply) {
            answered(reply, found.notices().stream().map(About::notice).toList());
        }
        return Place.HANDLED;
    }

    /** What is sent to many and about no notice is not an answer to the hub. */
    private Place unmatched(FoundMail found) {
        boolean opened = found.mail() instanceof IncomingMail.Reply reply && !reply.toMany() && replies.openUnmatched(reply);
        AfterCommit.run(() -> LOG.warn("BRN4307 mail-unmatched kind={} ref={} work-item={}", found.mail().getClass().getSimpleName(),
            found.reference(), opened ? "opened" : "none"));
        return Place.UNMATCHED;
    }

    /** A mail that came back came back for each notice in it. */
    private void reported(IncomingMail.DeliveryReport report, FoundMail found) {
        List<DueNotification> notices = found.notices().stream().map(About::notice).toList();
        Set<NotificationId> givenUp = report.action() == IncomingMail.Action.FAILED
            ? cameBack.settle(notices, found.about().orElseThrow().attempt(), CameBack.byMail(report.status())) : Set.of();
        AfterCommit.run(() -> notices.forEach(notice -> LOG.info("BRN4303 mail-reported ref={} action={} status={} given-up={}",
            notice.reference(), report.action(), report.status(), givenUp.contains(notice.id()))));
    }

    private void answered(IncomingMail.Reply reply, List<DueNotification> notices) {
        boolean opened = replies.open(reply, notices);
        AfterCommit.run(
            () -> LOG.info("BRN4304 mail-answered ref={} work-item={}", notices.get(0).reference(), opened ? "opened" : "known"));
    }
}
