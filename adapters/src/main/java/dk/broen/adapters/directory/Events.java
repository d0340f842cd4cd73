package dk.broen.adapters.directory;

import dk.broen.domain.terms.EventType;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists of events. */
final class Events {
    private Events() {}

    static Set<EventType> of(Entry list) {
        return list.texts().stream().map(EventType::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    static Set<EventType> of(Entry list, Set<EventType> otherwise) {
        return list.present() ? of(list) : otherwise;
    }
}
