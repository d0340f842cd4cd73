package dk.broen.routes.delivery;

import dk.broen.adapters.outbox.DueNotification;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.adapters.outbox.Outbox.Standing;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.notification.StayReports;
import dk.broen.mappings.medcom.outgoing.ReceivedAcknowledgement.Code;
import dk.broen.routes.planning.Identities;
import dk.broen.routes.transaction.AfterCommit;
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
    private final Identities identities;
    private final Outbox outbox;
    private final Settle settle;

    SettleAcknowledged(Identities identities, Outbox outbox, Settle settle) {
        this.identities = identities;
        this.outbox = outbox;
        this.settle = settle;
    }

    @Handler
    void settle(Acknowledged acknowledged) {
        DueNotification found = acknowledged.left().notice();
        identities.locked(List.of(found.citizen()));
        outbox.lockedLeft(found.id()).ifPresent(left -> settle(left.notice(), left.standing(), acknowledged.code()));
    }

    private void settle(DueNotification notice, Standing before, Code code) {
        outcome(code, before, notice).ifPresent(one -> settle.settle(List.of(one)));
        AfterCommit.run(() -> LOG.info("BRN4302 acknowledged ref={} channel={} code={} standing={}", notice.reference(), notice.channel(),
            code, before));
    }

    private static Optional<Outcome> outcome(Code code, Standing before, DueNotification notice) {
        return switch (code) {
            case OK -> before == Standing.ARRIVED ? Optional.empty() : Optional.of(new Outcome.Sent(notice, ContentLevel.FULL));
            case FATAL_ERROR -> before == Standing.AWAITED ? Optional.of(new Outcome.Refused(notice, StayReports.REFUSED))
                : Optional.empty();
            // it is sent again when the time of the acknowledgement is over
            case TRANSIENT_ERROR -> Optional.empty();
        };
    }
}
