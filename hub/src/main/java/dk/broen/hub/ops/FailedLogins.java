package dk.broen.hub.ops;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts wrong passwords in a row, and says how long the next attempt must wait: not at all for the first five, then 1 s, 2 s, 4 s and so on,
 * up to five minutes. After an hour without an attempt, counting starts again. If more logins fail than there is room for, the one whose
 * last failure is longest ago is forgotten.
 */
final class FailedLogins {
    private static final int FREE = 5;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final Clock clock;
    private final Map<String, Failures> failures;

    /** @param most the number of logins that are counted at the same time */
    FailedLogins(Clock clock, int most) {
        this.clock = clock;
        this.failures = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
                return size() > most;
            }
        };
    }

    /** How long this login must still wait; zero: it may be verified now. */
    synchronized Duration pause(String login) {
        Failures counted = failures.get(login);
        Duration left = counted == null ? Duration.ZERO : Duration.between(clock.instant(), counted.last().plus(counted.pause()));
        return left.isNegative() ? Duration.ZERO : left;
    }

    synchronized void failed(String login) {
        Instant now = clock.instant();
        Failures before = failures.remove(login);
        boolean inARow = before != null && now.isBefore(before.last().plus(FORGOTTEN));
        failures.put(login, new Failures(inARow ? before.count() + 1 : 1, now));
    }

    synchronized void succeeded(String login) {
        failures.remove(login);
    }

    private record Failures(int count, Instant last) {
        Duration pause() {
            if (count < FREE) {
                return Duration.ZERO;
            }
            Duration doubled = Duration.ofSeconds(1L << Math.min(count - FREE, 16));
            return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        }
    }
}
