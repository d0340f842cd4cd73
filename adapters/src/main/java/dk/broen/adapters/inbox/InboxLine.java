package dk.broen.adapters.inbox;

import dk.broen.domain.notification.Acknowledgement;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.terms.UnitId;
import java.time.Instant;
import java.util.Optional;

/**
 * A notice in a list. Without the citizen and without what happened.
 *
 * @param at when it was made
 * @param answer the answer that holds
 */
public record InboxLine(String reference, UnitId unit, NoticeKind kind, Instant at, Arrival arrival,
    Optional<Acknowledgement.Kind> answer) {
    /** Whether the notice has reached the unit in full. */
    public enum Arrival { UNDER_WAY, ARRIVED, WITHDRAWN, GIVEN_UP }

    /** Whether a human must still say that somebody has it. */
    public boolean unanswered() {
        return answer.isEmpty() && arrival != Arrival.WITHDRAWN;
    }
}
