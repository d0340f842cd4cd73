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
 * Since when the queues of units are unread, as this hub has seen it since its start. A queue becomes unread when messages lie on it and no program
 * reads it for some time. Only a program ends that, never an empty queue. A hub that takes a notice off a queue is a consumer for a moment, too: so
 * a consumer counts as a program when two looks in succession see one.
 */
@Component
public class UnreadQueues {
    private final Map<String, UnitId> units;
    private final Map<String, Instant> since = new ConcurrentHashMap<>();
    private final Map<String, Integer> unread = new ConcurrentHashMap<>();
    private final Set<String> consumed = ConcurrentHashMap.newKeySet();

    /** How a queue was seen. */
    enum Seen {
        /** A program reads it. */
        READ,
        /** Nobody has read it for so long. */
        UNREAD,
        /** Neither can be said yet: nothing follows. */
        UNDECIDED
    }

    UnreadQueues(Directory directory) {
        units = directory.municipalities().values().stream().flatMap(municipality -> municipality.units().stream())
            .flatMap(unit -> unit.contact().stream().filter(ContactPoint.Queue.class::isInstance).map(ContactPoint.Queue.class::cast)
                .map(queue -> Map.entry(queue.address(), unit.id())))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
    }

    /** The units that have a queue. */
    public Set<UnitId> units() {
        return Set.copyOf(units.values());
    }

    /** How many notices lie unread on the queues of the unit; 0 while they are read. */
    public int unread(UnitId unit) {
        return unread.entrySet().stream().filter(queue -> unitAt(queue.getKey()).equals(unit)).mapToInt(Map.Entry::getValue).sum();
    }

    /** The units of which a queue is unread, with the number of notices. It is 0 if all were told elsewhere. */
    public SortedMap<String, Integer> all() {
        SortedMap<String, Integer> all = new TreeMap<>();
        unread.forEach((address, notices) -> all.merge(unitAt(address).value(), notices, Integer::sum));
        return all;
    }

    Collection<String> addresses() {
        return units.keySet();
    }

    UnitId unitAt(String address) {
        return Optional.ofNullable(units.get(address)).orElseThrow();
    }

    /** @param after for how long nobody reads a queue that is unread */
    Seen seen(String address, Standing standing, Instant now, Duration after) {
        if (standing.consumers() > 0) {
            return consumed(address);
        }
        consumed.remove(address);
        if (isUnread(address)) {
            return Seen.UNREAD;
        }
        if (standing.messages() == 0) {
            since.remove(address);
            return Seen.UNDECIDED;
        }
        return now.isBefore(since.computeIfAbsent(address, unknown -> now).plus(after)) ? Seen.UNDECIDED : Seen.UNREAD;
    }

    private Seen consumed(String address) {
        since.remove(address);
        if (consumed.add(address)) {
            return Seen.UNDECIDED;
        }
        unread.remove(address);
        return Seen.READ;
    }

    /** Whether it counts as unread since an earlier look. */
    boolean isUnread(String address) {
        return unread.containsKey(address);
    }

    /** @return whether it did not count as unread before */
    boolean becomesUnread(String address, int notices) {
        return unread.put(address, notices) == null;
    }
}
