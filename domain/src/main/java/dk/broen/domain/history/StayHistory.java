package dk.broen.domain.history;

import dk.broen.domain.terms.EventId;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

    /**
     * The event as it is meant, now that the stay is known: HL7 A13 takes back the end of a stay without naming it, and where that was a
     * death it is the death that those who were told must unlearn.
     */
    public StayEvent meant(StayEvent event) {
        if (event.type() != EventType.DISCHARGED || event.nature() != EventNature.CANCELLATION) {
            return event;
        }
        Set<StayEvent> undone = stay(event.stay()).undoneIn(stay(event.stay(), event));
        return !undone.isEmpty() && undone.stream().allMatch(gone -> gone.type() == EventType.DECEASED) ? event.as(EventType.DECEASED)
            : event;
    }

    /**
     * What was known before that event, and what has arrived since; not the event itself, nor what only repeated it: of what was said twice
     * the first message is the news, also when it is planned again.
     */
    public StayHistory without(EventId event) {
        int arrived = events.stream().map(PastEvent::id).toList().indexOf(event);
        if (arrived < 0) {
            return this;
        }
        StayEvent said = events.get(arrived).event();
        List<PastEvent> known = new ArrayList<>(events.subList(0, arrived + 1));
        events.subList(arrived + 1, events.size()).stream().filter(past -> !repeats(past.event(), said, known)).forEach(known::add);
        known.remove(arrived);
        return new StayHistory(known);
    }

    private static boolean repeats(StayEvent event, StayEvent said, List<PastEvent> known) {
        return event.nature() == EventNature.ORIGINAL && event.type() == said.type() && event.stay().equals(said.stay())
            && (event.sameFact(said) || new StayHistory(known).stay(event.stay(), event).repeats(event));
    }

    public List<PastEvent> eventsOf(StayKey key) {
        return events.stream().filter(past -> past.event().stay().equals(key)).toList();
    }
}
