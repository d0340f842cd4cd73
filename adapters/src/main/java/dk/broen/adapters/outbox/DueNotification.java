package dk.broen.adapters.outbox;

import dk.broen.domain.history.StayEvent;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.terms.EventId;
import dk.broen.domain.terms.NotificationId;
import java.time.Instant;
import java.util.Optional;

/**
 * An unsent notice that this transaction alone may send.
 *
 * @param reference the notice's own; {@code eventReference} that of the message it follows from
 * @param attempts those that failed
 * @param due when it should have left at the earliest; attempts that fail do not move it
 * @param predecessorAttempt there are earlier unsent notices in the same lane (same citizen, unit and channel), the last of them tried
 *                           then: this one must not overtake them
 */
public record DueNotification(NotificationId id, String reference, EventId eventId, String eventReference, StayEvent event, Addressee to,
    Channel channel, boolean urgent, Instant due, int attempts, Optional<Instant> predecessorAttempt) {}
