package dk.broen.adapters.outbox;

import dk.broen.domain.history.StayEvent;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.OccasionId;
import java.time.Instant;
import java.util.Optional;

/**
 * An unsent notice that only the current transaction may send.
 *
 * @param reference the reference of the notice
 * @param eventReference the reference of the message from which the notice follows
 * @param due the earliest time to send it; a failed attempt does not change it
 * @param attempts the number of failed attempts
 * @param predecessorAttempt the latest next attempt of the earlier unsent notices in the same lane (same citizen, unit and channel); this
 *     notice must not overtake them; empty when there are none
 */
public record DueNotification(NotificationId id, String reference, OccasionId eventId, String eventReference, StayEvent event, Addressee to,
    Channel channel, boolean urgent, Instant due, int attempts, Optional<Instant> predecessorAttempt) {}
