package dk.broen.adapters.due;

import dk.broen.domain.terms.OccasionId;

/** Plans an event again: its decisions are held, or a held notice was dropped. May be called twice for the same event. */
@FunctionalInterface
public interface ReplanHandler {
    /** An exception causes a retry; the delay grows with each failure. */
    TaskOutcome handle(OccasionId event);
}
