package dk.broen.mappings.notice;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.terms.NotificationId;
import java.util.Map;
import java.util.Optional;

/**
 * The references by which a program connects notices. They are opaque, and those of two units differ for the same stay: who sees them,
 * also in the broker, learns nothing about a citizen.
 *
 * @param subject the stay that the notice is about: of several, the one that it says or takes back last; for a death, the death
 * @param correlates the earlier notice that this notice corrects, cancels, ends or reminds of
 * @param sayings the references of what is said and taken back
 * @param saidIn the notice in which the recipient was last told what is taken back now
 */
public record Correlation(Optional<String> subject, Optional<NotificationId> correlates, Map<Saying, Named> sayings,
    Map<Saying, NotificationId> saidIn) {
    /** @param stay empty for a death */
    public record Named(String matter, Optional<String> stay) {}

    public Correlation {
        sayings = Map.copyOf(sayings);
        saidIn = Map.copyOf(saidIn);
    }

    Named of(Saying saying) {
        return Optional.ofNullable(sayings.get(saying)).orElseThrow(() -> new IllegalArgumentException("no reference of " + saying.type()));
    }

    Optional<NotificationId> noticeOf(Saying takenBack) {
        return Optional.ofNullable(saidIn.get(takenBack));
    }
}
