package dk.broen.domain.notification;

import dk.broen.domain.terms.ContactPoint;
import java.time.Instant;

/**
 * One notice on one channel.
 *
 * @param due when it may leave: now, or the next opening of its receiver
 * @param urgent goes first when held notices are released (domain.md §6)
 */
public record Delivery(Channel channel, ContactPoint to, ContentLevel content, Instant due, boolean urgent) {}
