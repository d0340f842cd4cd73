package dk.broen.domain.notification;

import dk.broen.domain.terms.ContactPoint;
import java.time.Instant;

/**
 * One notice on one channel.
 *
 * @param due when the notice may leave: now, at the next opening of the recipient, or when its mails are collected
 * @param urgent whether the notice is released before other held notices (domain.md §6)
 * @param collected whether it leaves in one mail with what else is due for the unit then
 */
public record Delivery(Channel channel, ContactPoint to, ContentLevel content, Instant due, boolean urgent, boolean collected) {
    /** A notice that leaves alone. */
    public Delivery(Channel channel, ContactPoint to, ContentLevel content, Instant due, boolean urgent) {
        this(channel, to, content, due, urgent, false);
    }
}
