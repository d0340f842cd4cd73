package dk.broen.routes.delivery;

import dk.broen.adapters.outbox.DueNotification;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.adapters.outbox.Outbox.Standing;
import dk.broen.routes.planning.Identities;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/**
 * Gives up a notice that its channel took and that came back: a mail server reported it (RFC 3464), or nobody took it from its queue. What says
 * nothing new, or is about an earlier attempt, is harmless. What names no attempt counts for a notice with one attempt only. How the notice
 * stands is read again under the locks.
 */
@Component
public class SettleCameBack {
    private static final int ONLY = 1;
    private final Identities identities;
    private final Outbox outbox;
    private final Settle settle;

    SettleCameBack(Identities identities, Outbox outbox, Settle settle) {
        this.identities = identities;
        this.outbox = outbox;
        this.settle = settle;
    }

    /**
     * Joins the transaction of the caller.
     *
     * @param attempt which attempt came back; empty if the report does not say that
     * @param cause why it came back, as {@link dk.broen.domain.notification.CameBack} says it
     * @return whether the notice is given up by it
     */
    public boolean settle(DueNotification found, OptionalInt attempt, String cause) {
        identities.locked(List.of(found.citizen()));
        Optional<Outcome> outcome = outbox.lockedLeft(found.id())
            .filter(left -> !left.again() && attempt.orElse(ONLY) == left.notice().attempts())
            .flatMap(left -> outcome(left.notice(), left.standing(), cause));
        outcome.ifPresent(one -> settle.settle(List.of(one)));
        return outcome.isPresent();
    }

    private static Optional<Outcome> outcome(DueNotification notice, Standing before, String code) {
        return switch (before) {
            case ARRIVED -> Optional.of(new Outcome.CameBack(notice, code));
            case AWAITED -> Optional.of(new Outcome.Refused(notice, code));
            case WITHDRAWN, GIVEN_UP -> Optional.empty();
        };
    }
}
