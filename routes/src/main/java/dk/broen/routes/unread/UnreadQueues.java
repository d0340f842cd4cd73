package dk.broen.routes.unread;

import dk.broen.adapters.queue.Broker.Standing;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.UnitId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Since when the queues of units are unread, as this hub has seen it since its start. A queue is unread while messages lie on it and no program
 * reads it.
 */
@Component
public class UnreadQueues {
    private final Map<String, UnitId> units;
    private final Map<String, Instant> since = new ConcurrentHashMap<>();
    private final Map<UnitId, Integer> unread = new ConcurrentHashMap<>();
    private final Set<String> readBefore = ConcurrentHashMap.newKeySet();

    UnreadQueues(Directory directory) {
        units = directory.municipalities().values().stream().flatMap(municipality -> municipality.units().stream())
            .flatMap(unit -> unit.contact().stream().filter(ContactPoint.Queue.class::isInstance).map(ContactPoint.Queue.class::cast)
                .map(queue -> Map.entry(queue.address(), unit.id())))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
    }

    /** The units that have a queue. */
    public Collection<UnitId> units() {
        return units.values();
    }

    /** How many notices lie unread on the queue of the unit; 0 while the queue is read. */
    public int unread(UnitId unit) {
        return unread.getOrDefault(unit, 0);
    }

    /** The units whose queues are unread, with the number of notices. */
    public SortedMap<String, Integer> all() {
        SortedMap<String, Integer> all = new TreeMap<>();
        unread.forEach((unit, notices) -> all.put(unit.value(), notices));
        return all;
    }

    Collection<String> addresses() {
        return units.keySet();
    }

    UnitId unitAt(String address) {
        return Optional.ofNullable(units.get(address)).orElseThrow();
    }

    /** @return whether nobody has read the queue for so long */
    boolean seen(String address, Standing standing, Instant now, Duration after) {
        if (standing.consumers() > 0 || standing.messages() == 0) {
            since.remove(address);
            return false;
        }
        Instant begun = since.computeIfAbsent(address, unknown -> now);
        return !now.isBefore(begun.plus(after));
    }

    /** @return whether it counted as read before */
    boolean isUnread(String address, int notices) {
        return unread.put(unitAt(address), notices) == null;
    }

    /** @return whether it counted as unread before, or may have done so before this hub started */
    boolean isRead(String address) {
        boolean first = readBefore.add(address);
        return unread.remove(unitAt(address)) != null || first;
    }
}
