package dk.broen.adapters.outbox;

import dk.broen.domain.terms.NotificationId;
import java.time.Instant;

/** A row of the outbox that waits to be scheduled. @param reference what people call it */
public record PlannedNotification(NotificationId id, String reference, Instant due, boolean urgent) {}
