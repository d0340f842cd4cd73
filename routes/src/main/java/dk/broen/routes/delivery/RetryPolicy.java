package dk.broen.routes.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How long to wait after each failed attempt.
 *
 * @param pauses one pause for each failed attempt; when all are used, the notice is given up
 */
public record RetryPolicy(List<Duration> pauses) {
    public RetryPolicy {
        pauses = List.copyOf(pauses);
    }

    /**
     * The time of the next attempt.
     *
     * @param attempts failed attempts so far, at least one
     * @return empty when no attempt is left
     */
    public Optional<Instant> next(int attempts, Instant now) {
        return attempts <= pauses.size() ? Optional.of(now.plus(pauses.get(attempts - 1))) : Optional.empty();
    }

    /** When the next attempt follows after the first failure, after the second and so on, if it happens now. */
    List<Instant> nexts(Instant now) {
        return pauses.stream().map(now::plus).toList();
    }
}
