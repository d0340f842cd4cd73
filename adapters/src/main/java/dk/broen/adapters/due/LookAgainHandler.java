package dk.broen.adapters.due;

import dk.broen.domain.planning.OccasionKind;

/** Plans a citizen whose plan can differ from now on although nothing happened. May be called twice, and earlier than needed. */
@FunctionalInterface
public interface LookAgainHandler {
    /**
     * An exception causes a retry; the delay grows with each failure.
     *
     * @param citizenKey the key under which the citizen was known when this was scheduled: a merge may have retired the number since
     * @param why what the occasion is if the plan changes something: a time, or a changed configuration
     */
    void handle(String citizenKey, OccasionKind why);
}
