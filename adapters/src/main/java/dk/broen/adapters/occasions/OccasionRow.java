package dk.broen.adapters.occasions;

import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.OccasionId;
import java.time.Instant;
import java.util.Optional;

/**
 * A stored occasion.
 *
 * @param reference the short reference for people
 * @param citizen the citizen to look at; empty if a message names no citizen
 */
public record OccasionRow(OccasionId id, String reference, OccasionKind kind, Optional<Cpr> citizen, Instant at) {}
