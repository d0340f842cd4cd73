package dk.broen.adapters.due;

import dk.broen.domain.terms.OccasionId;

/** Plans the citizen of an occasion that exists already: a recorded fact, a decision. May be called twice for the same occasion. */
@FunctionalInterface
public interface LookHandler {
    /** An exception causes a retry; the delay grows with each failure. */
    void handle(OccasionId occasion);
}
