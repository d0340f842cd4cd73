package dk.broen.routes.delivery;

import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.adapters.outbox.Outbox.Standing;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.mappings.medcom.outgoing.ReceivedAcknowledgement.Code;
import dk.broen.routes.planning.Identities;
import dk.broen.routes.transaction.AfterCommit;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Settles a notice by the acknowledgement of its receiver. A positive one is believed at any time, also after the notice was given up. A
 * negative one counts while the notice is awaited: never after a positive one (danish-standards.md §1.7). What says nothing new is harmless.
 * How the notice stands is read again under the locks: since it was found, it may have been sent again or given up.
 */
@Component
class SettleAcknowledged {
    private static final Logger LOG = LoggerFactory.getLogger(SettleAcknowledged.class);
    private static final String BY = "medcom";
    private static final String BECAUSE = "the receiver acknowledged the notice after it was given up";
    private final Identities identities;
    private final Outbox outbox;
    private final Settle settle;
    private final WorkItems workItems;
    private final Clock clock;

    SettleAcknowledged(Identities identities, Outbox outbox, Settle settle, WorkItems workItems, Clock clock) {
        this.identities = identities;
        this.outbox = outbox;
        this.settle = settle;
        this.workItems = workItems;
        this.clock = clock;
    }

    @Handler
    void settle(Acknowledged acknowledged) {
        DueNotification found = acknowledged.left().notice();
        identities.locked(List.of(found.citizen()));
        outbox.lockedLeft(found.id()).ifPresent(left -> settle(left.notice(), left.standing(), acknowledged.code()));
    }

    private void settle(DueNotification notice, Standing before, Code code) {
        Optional<Outcome> outcome = outcome(code, before, notice);
        outcome.ifPresent(one -> settle.settle(List.of(one)));
        if (outcome.isPresent() && before == Standing.GIVEN_UP) {
            workItems.done(notice.occasion(), notice.citizen(), WorkItem.about(WorkItem.Kind.UNDELIVERED, notice.id(),
                notice.channel() + " notice " + notice.reference() + " arrived"), BY, BECAUSE, clock.instant());
        }
        AfterCommit.run(() -> LOG.info("BRN4302 acknowledged ref={} channel={} code={} standing={}", notice.reference(), notice.channel(),
            code, before));
    }

    private static Optional<Outcome> outcome(Code code, Standing before, DueNotification notice) {
        return switch (code) {
            case OK -> before == Standing.ARRIVED ? Optional.empty() : Optional.of(new Outcome.Sent(notice, ContentLevel.FULL));
            case FATAL_ERROR -> before == Standing.AWAITED ? Optional.of(new Outcome.Refused(notice, ReadAnswer.REFUSED))
                : Optional.empty();
            // it is sent again when the time of the acknowledgement is over
            case TRANSIENT_ERROR -> Optional.empty();
        };
    }
}
