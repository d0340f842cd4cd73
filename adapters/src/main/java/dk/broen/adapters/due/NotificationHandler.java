package dk.broen.adapters.due;

import dk.broen.domain.terms.NotificationId;

/** Sends a notice that is due. May be called twice for the same notice: {@code Outbox#claim} says whether it is still to be sent. */
@FunctionalInterface
public interface NotificationHandler {
    /** An exception causes a retry; the delay grows with each failure. */
    TaskOutcome handle(NotificationId id);
}
