package dk.broen.adapters.outbox;

import dk.broen.domain.terms.NotificationId;
import java.time.Instant;

/**
 * A row of the outbox that is still to be scheduled.
 *
 * @param reference the short reference for people
 */
public record PlannedNotification(NotificationId id, String reference, Instant due, boolean urgent) {}
