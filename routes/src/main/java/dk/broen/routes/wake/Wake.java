package dk.broen.routes.wake;

import dk.broen.domain.notification.Channel;
import dk.broen.routes.transaction.AfterCommit;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/**
 * Wakes the delivery routes. A token says nothing but that something may be due: the outbox says what. A token that finds another one waiting
 * is discarded, and a lost one costs at most a second ({@link WakeEachSecond}).
 */
@Component
public class Wake {
    /**
     * How long a worker waits for a token before it looks whether the hub stops, in milliseconds. Camel stops one endpoint after the other and
     * waits for the workers of each: with Camel's second, the stop would take a second for each channel.
     */
    private static final int LOOK_UP = 100;

    private final ProducerTemplate camel;

    public Wake(ProducerTemplate camel) {
        this.camel = camel;
    }

    /** The endpoint on which the tokens of a channel arrive; its body is the channel. */
    public static String endpoint(Channel channel) {
        return "seda:deliver-by-" + channel.name().toLowerCase(Locale.ROOT) + "?size=1&discardWhenFull=true&pollTimeout=" + LOOK_UP;
    }

    /** Wakes the channels when the caller's transaction has committed; at once if no transaction is open. */
    public void afterCommit(Collection<Channel> channels) {
        if (!channels.isEmpty()) {
            EnumSet<Channel> each = EnumSet.copyOf(channels);
            AfterCommit.run(() -> each.forEach(this::now));
        }
    }

    /** Wakes every channel. */
    public void all() {
        Arrays.stream(Channel.values()).forEach(this::now);
    }

    private void now(Channel channel) {
        camel.sendBody(endpoint(channel), channel);
    }
}
