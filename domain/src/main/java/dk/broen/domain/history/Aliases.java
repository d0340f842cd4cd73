package dk.broen.domain.history;

import dk.broen.domain.terms.Department;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.StayKey;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The keys under which one stay is reported: two feeds of one hospital can give it different numbers (design.md §3). Two keys name the same
 * stay if a message states both, if the hospital reports an admission to wards of the same specialty at the same instant under both, or if the
 * citizen absconded from the one and the next thing that is heard, within the time of the rules, is an admission to the same specialty under the
 * other (domain.md §3).
 */
final class Aliases {
    /** The keys of one stay are keys of one hospital. */
    private static final Comparator<StayKey> ORDER = Comparator.comparing(StayKey::episode);
    private static final Set<EventType> CHANGES = EnumSet.of(EventType.ADMITTED, EventType.LEAVE_STARTED, EventType.LEAVE_ENDED,
        EventType.DISCHARGED, EventType.DECEASED);
    private final Map<StayKey, TreeSet<StayKey>> sameStay = new HashMap<>();

    Aliases(List<Said> standing, Function<Department, Specialty> specialties, Duration absconded) {
        Map<Object, StayKey> byAdmission = new HashMap<>();
        for (Said said : standing) {
            StayKey key = said.event().stay();
            said.event().keys().forEach(stated -> {
                sameStay.computeIfAbsent(stated, Aliases::alone);
                join(key, stated);
            });
            if (said.event().type() == EventType.ADMITTED) {
                StayKey other = byAdmission.putIfAbsent(
                    List.of(key.hospital(), said.event().occurredAt(), specialties.apply(said.event().department())), key);
                join(key, other == null ? key : other);
            }
        }
        standing.stream().filter(said -> said.event().type() == EventType.ADMITTED).sorted(ClinicalOrder.OF_MESSAGES)
            .forEach(admission -> leftByAbsconding(admission, standing, specialties, absconded)
                .ifPresent(left -> join(admission.event().stay(), left)));
    }

    /**
     * The stay from which the citizen was away without leave when the admission under another key came. A list that lacked the citizen meanwhile
     * ended nothing.
     */
    private static Optional<StayKey> leftByAbsconding(Said admission, List<Said> standing, Function<Department, Specialty> specialties,
        Duration within) {
        StayEvent admitted = admission.event();
        return standing.stream()
            .filter(said -> said.event().stay().hospital().equals(admitted.stay().hospital()) && CHANGES.contains(said.event().type()))
            .filter(said -> !said.event().endOnList())
            .filter(said -> ClinicalOrder.OF_MESSAGES.compare(said, admission) < 0)
            .filter(said -> specialties.apply(said.event().department()) == specialties.apply(admitted.department()))
            .max(ClinicalOrder.OF_MESSAGES).map(Said::event)
            .filter(last -> last.type() == EventType.LEAVE_STARTED && last.absconded() && !last.stay().equals(admitted.stay()))
            .filter(last -> !admitted.occurredAt().isAfter(last.occurredAt().plus(within))).map(StayEvent::stay);
    }

    /** The key that stands for all keys of the stay. */
    StayKey of(Said said) {
        return of(said.event().stay());
    }

    /** The key that stands for all keys of the stay that has this key. */
    StayKey of(StayKey key) {
        return sameStay.getOrDefault(key, alone(key)).first();
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
