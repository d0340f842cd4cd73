package dk.broen.adapters.configuration;

import dk.broen.domain.terms.EventType;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads lists of event types. */
final class EventTypes {
    private EventTypes() {}

    static Set<EventType> of(YamlEntry list) {
        return list.texts().stream().map(EventType::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    static Set<EventType> of(YamlEntry list, Set<EventType> defaultTypes) {
        return list.present() ? of(list) : defaultTypes;
    }
}
