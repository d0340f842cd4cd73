package dk.broen.routes.delivery;

import dk.broen.adapters.outbox.DueNotification;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.adapters.outbox.Outbox.Standing;
import dk.broen.domain.terms.NotificationId;
import dk.broen.routes.planning.Identities;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
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
     * @param attempt which attempt came back
     * @param cause why it came back, as {@link dk.broen.domain.notification.CameBack} says it
     * @return whether the notice is given up by it
     */
    public boolean settle(DueNotification found, OptionalInt attempt, String cause) {
        return !settle(List.of(found), attempt, cause).isEmpty();
    }

    /**
     * The same of notices that left in one mail. Joins the transaction of the caller.
     *
     * @param found what left together
     * @param attempt which attempt came back; empty if the report does not say that
     * @param cause why it came back, as {@link dk.broen.domain.notification.CameBack} says it
     * @return the notices that are given up by it
     */
    public Set<NotificationId> settle(List<DueNotification> found, OptionalInt attempt, String cause) {
        identities.locked(found.stream().map(DueNotification::citizen).toList());
        List<Outcome> outcomes = found.stream().flatMap(notice -> outbox.lockedLeft(notice.id()).stream())
            .filter(left -> !left.again() && attempt.orElse(ONLY) == left.notice().attempts())
            .flatMap(left -> outcome(left.notice(), left.standing(), cause).stream()).toList();
        settle.settle(outcomes);
        return outcomes.stream().map(outcome -> outcome.due().id()).collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<Outcome> outcome(DueNotification notice, Standing before, String code) {
        return switch (before) {
            case ARRIVED -> Optional.of(new Outcome.CameBack(notice, code));
            case AWAITED -> Optional.of(new Outcome.Refused(notice, code));
            case WITHDRAWN, GIVEN_UP -> Optional.empty();
        };
    }
}
