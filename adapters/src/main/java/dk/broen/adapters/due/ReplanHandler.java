package dk.broen.adapters.due;

import dk.broen.domain.terms.EventId;

/** Plans an event again whose decisions are held. It may be called twice for the same one. */
@FunctionalInterface
public interface ReplanHandler {
    /** An exception means again later, each time after a longer while. */
    TaskOutcome handle(EventId event);
}
