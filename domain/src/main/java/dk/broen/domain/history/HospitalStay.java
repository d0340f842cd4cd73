package dk.broen.domain.history;

import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.StayKey;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Sygehusophold: one hospital stay. Its state follows from all its events and never from their order of arrival (domain.md §3). The events
 * are replayed in the order in which the hospital sent them, so that corrections replace and cancellations undo. The remaining events are
 * ordered by clinical time.
 *
 * @param timeline the valid events, ordered by the time at which they happened
 * @param replaced for each correction, the events that it replaces
 */
public record HospitalStay(StayKey key, List<StayEvent> timeline, Map<StayEvent, Set<StayEvent>> replaced) {
    public HospitalStay {
        timeline = List.copyOf(timeline);
        replaced = Map.copyOf(replaced);
    }

    public static HospitalStay of(StayKey key, List<StayEvent> events) {
        Replay replay = new Replay(events);
        return new HospitalStay(key, replay.timeline(), replay.replaced());
    }

    public StayState state() {
        return stateAfter(timeline.stream());
    }

    /** The state before the event, computed from all events that are known now. */
    public StayState stateBefore(StayEvent event) {
        return stateAfter(timeline.stream().takeWhile(other -> !other.equals(event)));
    }

    /** Whether the event is still valid: neither replaced by a correction nor undone by a cancellation. */
    public boolean holds(StayEvent event) {
        return timeline.contains(event);
    }

    /** Whether a later event makes this event old news. A death is never overtaken, whatever time the hospital gave for it. */
    public boolean overtaken(StayEvent event) {
        return event.type() != EventType.DECEASED && stateChangesAfter(event).anyMatch(later -> later.type() != event.type());
    }

    /**
     * Whether the event repeats another event: the stay was already in the state that the event leads to, or the next state change is of
     * the same type.
     */
    public boolean repeats(StayEvent event) {
        boolean stateUnchanged = stateBefore(event).after(event.type()) == stateBefore(event) && event.type() != EventType.LEAVE_ENDED;
        boolean repeatedLater =
            event.type() == EventType.DECEASED ? stateChangesAfter(event).anyMatch(later -> later.type() == EventType.DECEASED)
                : stateChangesAfter(event).findFirst().filter(next -> next.type() == event.type()).isPresent();
        return StayState.changesState(event.type()) && (stateUnchanged || repeatedLater);
    }

    /**
     * Whether the stay is an emergency contact without an admission, so that its end is not a discharge from a stay (domain.md §9 V4). This
     * holds also if the beginning of the contact was never reported.
     */
    public boolean emergencyOnly() {
        return timeline.stream().anyMatch(event -> event.emergency() && StayState.changesState(event.type())) && first(EventType.ADMITTED)
            .isEmpty();
    }

    /**
     * The events that are valid here and not valid in {@code after}, and all events that they had replaced: a notice about one of them was
     * wrong. An event is left out if another event of the same type is valid in both and no other state change is between the two.
     */
    public Set<StayEvent> undoneIn(HospitalStay after) {
        Set<StayEvent> undone = new HashSet<>();
        timeline.stream().filter(event -> !after.holds(event))
            .filter(event -> timeline.stream().noneMatch(other -> after.holds(other) && isRepetition(event, other)))
            .forEach(event -> {
                undone.add(event);
                undone.addAll(replaced.getOrDefault(event, Set.of()));
            });
        return undone;
    }

    public Optional<Instant> startedAt() {
        return first(EventType.ADMITTED).map(StayEvent::occurredAt);
    }

    public Optional<StayEvent> first(EventType type) {
        return timeline.stream().filter(event -> event.type() == type).findFirst();
    }

    public Optional<StayEvent> last(EventType type) {
        return timeline.stream().filter(event -> event.type() == type).reduce((earlier, later) -> later);
    }

    private Stream<StayEvent> stateChangesAfter(StayEvent event) {
        return timeline.stream().skip(timeline.indexOf(event) + 1L).filter(later -> StayState.changesState(later.type()));
    }

    private boolean isRepetition(StayEvent one, StayEvent other) {
        int index = timeline.indexOf(one);
        int otherIndex = timeline.indexOf(other);
        return one.type() == other.type() && timeline.subList(Math.min(index, otherIndex), Math.max(index, otherIndex)).stream()
            .noneMatch(between -> between.type() != one.type() && StayState.changesState(between.type()));
    }

    private static StayState stateAfter(Stream<StayEvent> events) {
        return events.map(StayEvent::type).reduce(StayState.NOT_STARTED, StayState::after, (earlier, later) -> later);
    }
}
