package dk.broen.routes.delivery;

import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.domain.notification.Channel;
import dk.broen.routes.wake.Wake;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Claims a batch of due notices of a channel for the current transaction. The citizens are locked before the notices, as planning does;
 * citizens who are being planned are left for the next batch.
 */
@Component
class Claim {
    private static final Logger LOG = LoggerFactory.getLogger(Claim.class);
    /** Exchange property: the notices whose attempts begin. */
    private static final String LEAVING = "BroenLeaving";
    private final Citizens citizens;
    private final Outbox outbox;
    private final LookBeforeSending look;
    private final FailedLook failedLook;
    private final InHand inHand;
    private final Wake wake;
    private final Clock clock;

    Claim(Citizens citizens, Outbox outbox, LookBeforeSending look, FailedLook failedLook, InHand inHand, Wake wake, Clock clock) {
        this.citizens = citizens;
        this.outbox = outbox;
        this.look = look;
        this.failedLook = failedLook;
        this.inHand = inHand;
        this.wake = wake;
        this.clock = clock;
    }

    /** Returns the notices that leave now. */
    List<ClearedNotice> claim(DueBatch due, Exchange exchange) {
        if (due.candidates().isEmpty()) {
            return List.of();
        }
        Set<String> locked = citizens.tryLock(due.candidates().stream().map(Outbox.Candidate::citizenKey).toList());
        Outbox.Claimed claimed = outbox.claim(due.candidates(), locked, clock.instant());
        if (claimed.size() == 0) {
            return List.of();
        }
        // another channel may have found these citizens locked, and more than one batch may be due on this one
        boolean more = due.candidates().size() == due.most() || claimed.size() < due.candidates().size();
        wake.afterCommit(Arrays.stream(Channel.values()).filter(other -> other != due.channel() || more).collect(Collectors.toSet()));
        claimed.unopened().forEach(failedLook::waits);
        List<ClearedNotice> leaving = look.look(claimed.opened(), due.answers());
        exchange.setProperty(LEAVING, leaving.stream().map(ClearedNotice::due).toArray(DueNotification[]::new));
        inHand.take(leaving.stream().map(cleared -> cleared.due().id()).toList(), exchange);
        return leaving;
    }

    /** The claim failed, usually because the database did not answer. If it was committed nevertheless, its attempts are taken back. */
    List<ClearedNotice> failed(Exchange exchange) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
        takeBack(List.of(exchange.getProperty(LEAVING, new DueNotification[0], DueNotification[].class)));
        LOG.warn("BRN4204 claim-failed cause={}", cause.getClass().getSimpleName());
        return List.of();
    }

    private void takeBack(List<DueNotification> attempted) {
        try {
            outbox.takenBack(attempted);
        } catch (DataAccessException away) {
            // the leases run out
        }
    }
}
