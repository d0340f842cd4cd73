package dk.broen.routes.unread;

import java.time.Duration;

/**
 * When a queue counts as unread.
 *
 * @param after how long notices lie on it while no program reads it; zero: never
 */
public record UnreadRule(Duration after) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int LOOKS = 4;

    boolean on() {
        return !after.isZero();
    }

    /** The pause between two looks. */
    Duration every() {
        Duration part = after.dividedBy(LOOKS);
        return part.compareTo(SHORTEST) < 0 ? SHORTEST : part.compareTo(LONGEST) > 0 ? LONGEST : part;
    }
}
