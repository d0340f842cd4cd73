package dk.broen.domain.stay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Sygehusophold: one course of stay. Its state follows from all its events, never from the order they arrived in (domain.md §3):
 * what was said is replayed in the order the hospital said it, so that corrections replace and cancellations undo; what is left is ordered by clinical time.
 *
 * @param timeline the events that hold, by the time they happened
 */
public record HospitalStay(StayKey key, List<StayEvent> timeline) {
    private static final Comparator<StayEvent> AS_SAID = Comparator.comparing(StayEvent::sentAt)
        .thenComparing(StayEvent::nature).thenComparing(StayEvent::occurredAt);
    private static final Comparator<StayEvent> AS_HAPPENED = Comparator.comparing(StayEvent::occurredAt).thenComparing(StayEvent::type);

    public HospitalStay {
        timeline = List.copyOf(timeline);
    }

    public static HospitalStay of(StayKey key, List<StayEvent> events) {
        List<StayEvent> holding = new ArrayList<>();
        for (StayEvent said : events.stream().distinct().sorted(AS_SAID).toList()) {
            if (said.nature() != EventNature.ORIGINAL) {
                holding.removeAll(undone(key, holding, said.type()));
            }
            if (said.nature() != EventNature.CANCELLATION) {
                holding.add(said);
            }
        }
        return ordered(key, holding);
    }

    public StayState state() {
        StayState state = StayState.NOT_STARTED;
        for (StayEvent event : timeline) {
            state = state.after(event.type());
        }
        return state;
    }

    /** The state just before that moment, as known now. */
    public StayState stateBefore(StayEvent event) {
        return new HospitalStay(key, timeline.stream().takeWhile(other -> !other.equals(event)).toList()).state();
    }

    /** Whether this event still holds: neither replaced nor undone. */
    public boolean holds(StayEvent event) {
        return timeline.contains(event);
    }

    /** Whether something that happened later has made this news old. */
    public boolean overtaken(StayEvent event) {
        return timeline.stream().skip(timeline.indexOf(event) + 1L).anyMatch(later -> later.type() != event.type() && StayState.isTurn(later.type()));
    }

    /** Whether it says what another event said already: the state it leads to was there before it, or the next turn says the same once more. */
    public boolean repeats(StayEvent event) {
        boolean thereBefore = stateBefore(event).after(event.type()) == stateBefore(event) && event.type() != EventType.LEAVE_ENDED;
        boolean saidAgain = timeline.stream().skip(timeline.indexOf(event) + 1L).filter(later -> StayState.isTurn(later.type())).findFirst()
            .filter(next -> next.type() == event.type()).isPresent();
        return StayState.isTurn(event.type()) && (thereBefore || saidAgain);
    }

    /** Seen acutely and never admitted: no stay, so its end is the end of none (domain.md §9 V4). */
    public boolean emergencyOnly() {
        return first(EventType.EMERGENCY_CONTACT).isPresent() && first(EventType.ADMITTED).isEmpty();
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

    private static HospitalStay ordered(StayKey key, List<StayEvent> events) {
        return new HospitalStay(key, events.stream().sorted(AS_HAPPENED).toList());
    }

    private static List<StayEvent> undone(StayKey key, List<StayEvent> holding, EventType type) {
        return holding.stream().filter(event -> event.type() == type).reduce((earlier, later) -> later)
            .map(ordered(key, holding)::repetitionsOf).orElse(List.of());
    }

    /** The event itself and all that say the same with no other turn between: what was said twice is undone once. */
    private List<StayEvent> repetitionsOf(StayEvent event) {
        List<StayEvent> run = new ArrayList<>();
        for (StayEvent other : timeline) {
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
