package dk.broen.adapters.store;

import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.NotificationId;
import dk.broen.domain.stay.EventId;
import dk.broen.domain.stay.StayEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * An unsent notice that this transaction alone may send.
 *
 * @param reference the notice's own; {@code eventReference} that of the message it follows from
 * @param attempts those that failed
 * @param predecessorDue there are earlier unsent notices in the same lane (same citizen, unit and channel), the last of them due then:
 *                       this one must not overtake them
 */
public record DueNotification(NotificationId id, String reference, EventId eventId, String eventReference, StayEvent event, Addressee to,
                              Channel channel, boolean urgent, Instant due, int attempts, Optional<Instant> predecessorDue) {}
