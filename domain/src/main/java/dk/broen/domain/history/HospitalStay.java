package dk.broen.domain.history;

import dk.broen.domain.terms.EventType;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Sygehusophold: one course of stay. Its state follows from all its events, never from the order they arrived in (domain.md §3):
 * what was said is replayed in the order the hospital said it, so that corrections replace and cancellations undo; what is left is ordered
 * by clinical time.
 *
 * @param timeline the events that hold, by the time they happened
 * @param replaced what each correction stands in for
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

    /** The state just before that moment, as known now. */
    public StayState stateBefore(StayEvent event) {
        return stateAfter(timeline.stream().takeWhile(other -> !other.equals(event)));
    }

    /** Whether this event still holds: neither replaced nor undone. */
    public boolean holds(StayEvent event) {
        return timeline.contains(event);
    }

    /** Whether something that happened later has made this news old. Nothing does that to a death, whatever time it was given. */
    public boolean overtaken(StayEvent event) {
        return event.type() != EventType.DECEASED && turnsAfter(event).anyMatch(later -> later.type() != event.type());
    }

    /**
     * Whether it says what another event said already: the state it leads to was there before it, or the next turn says the same once more.
     */
    public boolean repeats(StayEvent event) {
        boolean thereBefore = stateBefore(event).after(event.type()) == stateBefore(event) && event.type() != EventType.LEAVE_ENDED;
        boolean saidAgain = event.type() == EventType.DECEASED ? turnsAfter(event).anyMatch(later -> later.type() == EventType.DECEASED)
            : turnsAfter(event).findFirst().filter(next -> next.type() == event.type()).isPresent();
        return StayState.isTurn(event.type()) && (thereBefore || saidAgain);
    }

    /**
     * Seen acutely and never admitted: no stay, so its end is the end of none (domain.md §9 V4), also when its beginning was not heard of.
     */
    public boolean emergencyOnly() {
        return timeline.stream().anyMatch(event -> event.emergency() && StayState.isTurn(event.type())) && first(EventType.ADMITTED)
            .isEmpty();
    }

    /**
     * What holds here and not any more in {@code after}, with all that it stood in for: whoever was told any of it was told something
     * wrong. Not what another message says still, with no other turn between.
     */
    public Set<StayEvent> undoneIn(HospitalStay after) {
        Set<StayEvent> undone = new HashSet<>();
        timeline.stream().filter(event -> !after.holds(event))
            .filter(event -> timeline.stream().noneMatch(other -> after.holds(other) && saysTheSame(event, other)))
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

    private Stream<StayEvent> turnsAfter(StayEvent event) {
        return timeline.stream().skip(timeline.indexOf(event) + 1L).filter(later -> StayState.isTurn(later.type()));
    }

    private boolean saysTheSame(StayEvent one, StayEvent other) {
        int place = timeline.indexOf(one);
        int otherPlace = timeline.indexOf(other);
        return one.type() == other.type() && timeline.subList(Math.min(place, otherPlace), Math.max(place, otherPlace)).stream()
            .noneMatch(between -> between.type() != one.type() && StayState.isTurn(between.type()));
    }

    private static StayState stateAfter(Stream<StayEvent> events) {
        return events.map(StayEvent::type).reduce(StayState.NOT_STARTED, StayState::after, (earlier, later) -> later);
    }
}
