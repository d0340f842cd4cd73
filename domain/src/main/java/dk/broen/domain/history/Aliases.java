package dk.broen.domain.history;

import dk.broen.domain.terms.Department;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.StayKey;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The keys under which one stay is reported: two feeds of one hospital can give it different numbers (design.md §3). Two keys name the same
 * stay if the hospital reports an admission to wards of the same specialty at the same instant under both.
 */
final class Aliases {
    /** The keys of one stay are keys of one hospital. */
    private static final Comparator<StayKey> ORDER = Comparator.comparing(StayKey::episode);
    private final Map<StayKey, TreeSet<StayKey>> sameStay = new HashMap<>();

    Aliases(List<Said> standing, Function<Department, Specialty> specialties) {
        Map<Object, StayKey> byAdmission = new HashMap<>();
        for (Said said : standing) {
            StayKey key = said.event().stay();
            sameStay.computeIfAbsent(key, Aliases::alone);
            if (said.event().type() == EventType.ADMITTED) {
                StayKey other = byAdmission.putIfAbsent(
                    List.of(key.hospital(), said.event().occurredAt(), specialties.apply(said.event().department())), key);
                join(key, other == null ? key : other);
            }
        }
    }

    /** The key that stands for all keys of the stay. */
    StayKey of(Said said) {
        return sameStay.getOrDefault(said.event().stay(), alone(said.event().stay())).first();
    }

    List<StayKey> all(Said said) {
        return List.copyOf(sameStay.getOrDefault(said.event().stay(), alone(said.event().stay())));
    }

    private static TreeSet<StayKey> alone(StayKey key) {
        TreeSet<StayKey> keys = new TreeSet<>(ORDER);
        keys.add(key);
        return keys;
    }

    private void join(StayKey one, StayKey other) {
        TreeSet<StayKey> joined = sameStay.get(one);
        joined.addAll(sameStay.get(other));
        List.copyOf(joined).forEach(key -> sameStay.put(key, joined));
    }
}
