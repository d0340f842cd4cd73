package dk.broen.hub.ops;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Bounds how many wrong passwords a source may try, whatever the names: fifty at once, then one each ten seconds. A verification counts from
 * its beginning, so that many at once are bounded too, and not at all if the password was right. If more sources fail than there is room for,
 * the one that failed longest ago is forgotten.
 */
final class Guesses {
    private static final int AT_ONCE = 50;
    private static final Duration EACH = Duration.ofSeconds(10);

    private final Clock clock;
    /** For each source the time until which its wrong passwords are spread, one for each ten seconds. */
    private final Map<String, Instant> spreadUntil;

    /** @param most the number of sources that are counted at the same time */
    Guesses(Clock clock, int most) {
        this.clock = clock;
        this.spreadUntil = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
                return size() > most;
            }
        };
    }

    /** Counts a verification that begins; if the source must wait first, nothing is counted. Returns how long it must wait. */
    synchronized Duration begin(String source) {
        Instant now = clock.instant();
        Instant spread = spreadUntil.getOrDefault(source, now);
        Duration pause = Duration.between(now, spread.minus(EACH.multipliedBy(AT_ONCE - 1L)));
        if (!pause.isNegative() && !pause.isZero()) {
            return pause;
        }
        spreadUntil.remove(source);
        spreadUntil.put(source, (spread.isBefore(now) ? now : spread).plus(EACH));
        return Duration.ZERO;
    }

    /** The password of a verification that began was right. */
    synchronized void right(String source) {
        spreadUntil.computeIfPresent(source, (same, spread) -> spread.minus(EACH));
    }
}
