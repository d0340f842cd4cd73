package dk.broen.domain.history;

import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a hospital said of one stay, taken in the order it said it: corrections replace, cancellations undo (domain.md §3). What was said at
 * one and the same moment has no order, and none is made of how it arrived: a cancellation then undoes what stood before that moment, and
 * only where nothing did what was said together with it. So an admission, its cancellation and a new admission that all bear one time read
 * as cancelled.
 */
final class Replay {
    private static final Comparator<StayEvent> AS_HAPPENED = Comparator.comparing(StayEvent::occurredAt).thenComparing(StayEvent::type);

    private final List<StayEvent> holding = new ArrayList<>();
    private final Map<StayEvent, Set<StayEvent>> replaced = new HashMap<>();

    Replay(Collection<StayEvent> events) {
        TreeMap<Instant, List<StayEvent>> moments = events.stream().distinct()
            .collect(Collectors.groupingBy(StayEvent::sentAt, TreeMap::new, Collectors.toList()));
        moments.values().forEach(this::saidAtOnce);
    }

    /** What holds, by the time it happened. */
    List<StayEvent> timeline() {
        return holding.stream().sorted(AS_HAPPENED).toList();
    }

    /** What each correction stands in for, earlier corrections included. */
    Map<StayEvent, Set<StayEvent>> replaced() {
        return replaced;
    }

    private void saidAtOnce(List<StayEvent> said) {
        List<StayEvent> undoing = said.stream()
            .filter(event -> event.nature() == EventNature.CANCELLATION && !undoneBy(event).isEmpty()).toList();
        said.stream().sorted(Comparator.comparing((StayEvent event) -> !undoing.contains(event)).thenComparing(StayEvent::nature)
            .thenComparing(StayEvent::occurredAt)).forEach(this::said);
    }

    private void said(StayEvent event) {
        List<StayEvent> gone = event.nature() == EventNature.ORIGINAL ? List.of() : undoneBy(event);
        holding.removeAll(gone);
        if (event.nature() != EventNature.CANCELLATION) {
            holding.add(event);
        }
        if (event.nature() == EventNature.CORRECTION) {
            Set<StayEvent> before = new HashSet<>(gone);
            gone.forEach(earlier -> before.addAll(replaced.getOrDefault(earlier, Set.of())));
            replaced.put(event, Set.copyOf(before));
        }
    }

    /** The last one said, and all that say the same with no other turn between: what was said twice is undone once. */
    private List<StayEvent> undoneBy(StayEvent event) {
        EventType type = typeUndoneBy(event);
        return holding.stream().filter(standing -> standing.type() == type).reduce((earlier, later) -> later)
            .map(this::repetitionsOf).orElse(List.of());
    }

    /** HL7 A13 undoes the end of the stay without naming it: the discharge, and where none was said the death. */
    private EventType typeUndoneBy(StayEvent event) {
        boolean endsOtherwise = event.type() == EventType.DISCHARGED && event.nature() == EventNature.CANCELLATION
            && holding.stream().noneMatch(standing -> standing.type() == EventType.DISCHARGED);
        return endsOtherwise ? EventType.DECEASED : event.type();
    }

    private List<StayEvent> repetitionsOf(StayEvent event) {
        if (event.type() == EventType.DECEASED) {
            return holding.stream().filter(standing -> standing.type() == EventType.DECEASED).toList();
        }
        List<StayEvent> run = new ArrayList<>();
        for (StayEvent other : timeline()) {
            if (other.type() == event.type()) {
                run.add(other);
            } else if (StayState.isTurn(other.type())) {
                if (run.contains(event)) {
                    return run;
                }
                run.clear();
            }
        }
        return run;
    }
}
