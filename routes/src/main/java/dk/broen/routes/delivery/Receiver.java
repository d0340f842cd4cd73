package dk.broen.routes.delivery;

import dk.broen.adapters.outbox.DueNotification;
import dk.broen.domain.notification.Channel;

/**
 * A host that receives notices.
 *
 * @param host empty for a channel with one host
 */
record Receiver(Channel channel, String host) {
    static Receiver of(DueNotification due) {
        return new Receiver(due.channel(), due.receiver().orElse(""));
    }

    static Receiver only(Channel channel) {
        return new Receiver(channel, "");
    }
}
