package dk.broen.adapters.due;

import dk.broen.domain.terms.NotificationId;

/** Sends a notice that is due. It may be called twice for the same one: {@code Outbox#claim} tells whether there is anything left to do. */
@FunctionalInterface
public interface NotificationHandler {
    /** An exception means again later, each time after a longer while. */
    TaskOutcome handle(NotificationId id);
}
