package dk.broen.domain.history;

import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.StayKey;
import java.time.Instant;

/**
 * A named human said that a stay ended of which no hospital reports the end (danish-standards.md §1.5, R.BR7).
 *
 * @param decision identifies the decision; it is the same each time the decision is read
 * @param stay one of the keys of the stay
 * @param at when the stay ended
 */
public record ManualEnd(OccasionId decision, StayKey stay, Instant at) {}
