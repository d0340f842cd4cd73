package dk.broen.adapters.store;

import dk.broen.domain.terms.NotificationId;

/** Sends a notice that is due. It may be called twice for the same one: {@link Outbox#claim} tells whether there is anything left to do. */
@FunctionalInterface
public interface NotificationHandler {
    /** An exception means again later, each time after a longer while. */
    Next handle(NotificationId id);
}
