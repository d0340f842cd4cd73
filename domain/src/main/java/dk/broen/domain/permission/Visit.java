package dk.broen.domain.permission;

import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.StayKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * A stay that the question is about, as legal bases name stays.
 *
 * @param numbers all keys under which hospitals report the stay
 * @param begunAt when the stay began, as far as it is known
 * @param againAfter the end of an earlier stay under one of these keys: this stay is a readmission under the same visit number
 * @param specialties the specialties of the stay, as far as the question is about them
 */
public record Visit(Set<StayKey> numbers, Instant begunAt, Optional<Instant> againAfter, Set<Specialty> specialties) {
    public Visit {
        numbers = Set.copyOf(numbers);
        specialties = Set.copyOf(specialties);
    }

    /** The same stay in these specialties only. */
    public Visit in(Set<Specialty> only) {
        return new Visit(numbers, begunAt, againAfter, only);
    }

    boolean psychiatric() {
        return specialties.contains(Specialty.PSYCHIATRIC);
    }

    public boolean at(Collection<HospitalId> hospitals) {
        return numbers.stream().map(StayKey::hospital).anyMatch(hospitals::contains);
    }
}
