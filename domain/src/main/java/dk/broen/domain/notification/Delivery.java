package dk.broen.domain.notification;

import dk.broen.domain.terms.ContactPoint;
import java.time.Instant;

/**
 * One notice on one channel.
 *
 * @param due when the notice may leave: now, or at the next opening of the recipient
 * @param urgent whether the notice is released before other held notices (domain.md §6)
 */
public record Delivery(Channel channel, ContactPoint to, ContentLevel content, Instant due, boolean urgent) {}
