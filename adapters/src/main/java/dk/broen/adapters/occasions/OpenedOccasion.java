package dk.broen.adapters.occasions;

import dk.broen.domain.terms.OccasionId;

/**
 * A new occasion.
 *
 * @param reference the short reference for people
 */
public record OpenedOccasion(OccasionId id, String reference) {}
