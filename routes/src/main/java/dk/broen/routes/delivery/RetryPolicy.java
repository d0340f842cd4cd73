package dk.broen.routes.delivery;

import dk.broen.domain.notification.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How long to wait after each failed attempt.
 *
 * @param pauses one pause for each failed attempt; when all are used, the notice is given up
 * @param acknowledgement how long an acknowledgement of a MedCom message is awaited before the message is sent again
 */
public record RetryPolicy(List<Duration> pauses, Duration acknowledgement) {
    public RetryPolicy {
        pauses = List.copyOf(pauses);
    }

    /**
     * The time of the next attempt. The last attempt by MedCom has one too: until then its acknowledgement can come.
     *
     * @param attempts failed attempts so far, at least one
     * @return empty when no attempt is left
     */
    public Optional<Instant> next(Channel channel, int attempts, Instant now) {
        if (channel == Channel.MEDCOM) {
            return Optional.of(now.plus(acknowledgement));
        }
        return attempts <= pauses.size() ? Optional.of(now.plus(pauses.get(attempts - 1))) : Optional.empty();
    }

    /** When the next attempt follows after the first failure, after the second and so on, if it happens now. */
    List<Instant> nexts(Instant now) {
        return pauses.stream().map(now::plus).toList();
    }
}
