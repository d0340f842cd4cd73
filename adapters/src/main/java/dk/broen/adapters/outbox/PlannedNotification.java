package dk.broen.adapters.outbox;

import dk.broen.domain.notification.Channel;
import dk.broen.domain.terms.NotificationId;
import java.time.Instant;

/**
 * A new row of the outbox, or one that was taken up again.
 *
 * @param reference the short reference for people
 */
public record PlannedNotification(NotificationId id, String reference, Channel channel, Instant due, boolean urgent) {}
