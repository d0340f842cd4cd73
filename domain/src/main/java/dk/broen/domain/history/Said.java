package dk.broen.domain.history;

import dk.broen.domain.terms.OccasionId;
import java.time.Instant;

/**
 * One message of a hospital about a stay.
 *
 * @param occasion the occasion that the message is
 * @param receivedAt when the hub received it; what happened after that cannot have been reported
 */
public record Said(OccasionId occasion, StayEvent event, Instant receivedAt) {}
