package dk.broen.adapters.configuration;

import dk.broen.domain.terms.EventType;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists of events. */
final class EventTypes {
    private EventTypes() {}

    static Set<EventType> of(YamlEntry list) {
        return list.texts().stream().map(EventType::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    static Set<EventType> of(YamlEntry list, Set<EventType> otherwise) {
        return list.present() ? of(list) : otherwise;
    }
}
