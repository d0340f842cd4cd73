package dk.broen.domain.stay;

import java.util.List;
import java.util.stream.Stream;

/** All events known of one citizen, over all stays and hospitals, in the order they arrived. */
public record StayHistory(List<PastEvent> events) {
    public static final StayHistory EMPTY = new StayHistory(List.of());

    public StayHistory {
        events = List.copyOf(events);
    }

    /** The courses of stay known so far; an event not yet in the history can be added. */
    public List<HospitalStay> stays(StayEvent... more) {
        List<StayEvent> all = Stream.concat(events.stream().map(PastEvent::event), Stream.of(more)).toList();
        return all.stream().map(StayEvent::stay).distinct()
            .map(key -> HospitalStay.of(key, all.stream().filter(event -> event.stay().equals(key)).toList())).toList();
    }

    public HospitalStay stay(StayKey key, StayEvent... more) {
        return stays(more).stream().filter(stay -> stay.key().equals(key)).findFirst().orElseGet(() -> HospitalStay.of(key, List.of()));
    }

    /** What was known before that event, and what has arrived since; not the event itself. */
    public StayHistory without(EventId event) {
        return new StayHistory(events.stream().filter(past -> !past.id().equals(event)).toList());
    }

    public List<PastEvent> eventsOf(StayKey key) {
        return events.stream().filter(past -> past.event().stay().equals(key)).toList();
    }
}
