package dk.broen.domain.permission;

import dk.broen.domain.terms.StayKey;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A stay that the question is about, as an override names it.
 *
 * @param numbers all keys under which hospitals report the stay
 * @param begunAt when the stay began, as far as it is known
 * @param againAfter the end of an earlier stay under one of these keys: this stay is a readmission under the same visit number
 */
public record Visit(Set<StayKey> numbers, Instant begunAt, Optional<Instant> againAfter) {
    public Visit {
        numbers = Set.copyOf(numbers);
    }
}
