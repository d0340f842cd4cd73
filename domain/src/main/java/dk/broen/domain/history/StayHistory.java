package dk.broen.domain.history;

import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.StayKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All known events of one citizen, over all stays and hospitals, in their order of arrival. */
public record StayHistory(List<PastEvent> events) {
    public static final StayHistory EMPTY = new StayHistory(List.of());

    public StayHistory {
        events = List.copyOf(events);
    }

    /**
     * All known stays.
     *
     * @param more events that are not in the history and are added
     */
    public List<HospitalStay> stays(StayEvent... more) {
        List<StayEvent> all = Stream.concat(events.stream().map(PastEvent::event), Stream.of(more)).toList();
        return all.stream().map(StayEvent::stay).distinct()
            .map(key -> HospitalStay.of(key, all.stream().filter(event -> event.stay().equals(key)).toList())).toList();
    }

    public HospitalStay stay(StayKey key, StayEvent... more) {
        return stays(more).stream().filter(stay -> stay.key().equals(key)).findFirst().orElseGet(() -> HospitalStay.of(key, List.of()));
    }

    /**
     * The event with the type that the hospital means, now that the stay is known. HL7 A13 cancels the end of a stay without naming the
     * end. If the end was a death, the event becomes the cancellation of a death, so that those who were told the death are told that it is
     * not true.
     */
    public StayEvent meant(StayEvent event) {
        if (event.type() != EventType.DISCHARGED || event.nature() != EventNature.CANCELLATION) {
            return event;
        }
        Set<StayEvent> undone = stay(event.stay()).undoneIn(stay(event.stay(), event));
        return !undone.isEmpty() && undone.stream().allMatch(wrong -> wrong.type() == EventType.DECEASED)
            ? event.withType(EventType.DECEASED)
            : event;
    }

    /**
     * The events that arrived before the given event, and those that arrived after it. The event itself is left out. A later event that
     * only repeats it is left out too: if a fact was sent twice, the first message is the news, also when the event is planned again.
     */
    public StayHistory without(OccasionId id) {
        int arrived = events.stream().map(PastEvent::id).toList().indexOf(id);
        if (arrived < 0) {
            return this;
        }
        StayEvent event = events.get(arrived).event();
        List<PastEvent> known = new ArrayList<>(events.subList(0, arrived + 1));
        events.subList(arrived + 1, events.size()).stream().filter(past -> !repeats(past.event(), event, known)).forEach(known::add);
        known.remove(arrived);
        return new StayHistory(known);
    }

    private static boolean repeats(StayEvent later, StayEvent event, List<PastEvent> known) {
        return later.nature() == EventNature.ORIGINAL && later.type() == event.type() && later.stay().equals(event.stay())
            && (later.sameFact(event) || new StayHistory(known).stay(later.stay(), later).repeats(later));
    }

    public List<PastEvent> eventsOf(StayKey key) {
        return events.stream().filter(past -> past.event().stay().equals(key)).toList();
    }
}
