package dk.broen.hub.ops;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers which credentials were verified, because bcrypt needs 50 to 100 ms of processor time for each check. It holds keyed hashes, one
 * for each account at most. An account cannot change while the hub runs.
 */
final class VerifiedLogins {
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final CredentialHash hash;
    private final Clock clock;
    private final Map<String, Instant> until = new ConcurrentHashMap<>();

    VerifiedLogins(CredentialHash hash, Clock clock) {
        this.hash = hash;
        this.clock = clock;
    }

    void add(String account, String password) {
        until.put(hash.of(account, password), clock.instant().plus(REMEMBERED));
    }

    /** Whether these credentials were verified lately. Each use renews the time. */
    boolean contains(String account, String password) {
        Instant now = clock.instant();
        return until.computeIfPresent(hash.of(account, password), (key, end) -> now.isBefore(end) ? now.plus(REMEMBERED) : null) != null;
    }
}
