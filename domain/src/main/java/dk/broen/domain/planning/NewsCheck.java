package dk.broen.domain.planning;

import dk.broen.domain.history.HospitalStay;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.history.StayHistory;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import java.util.Optional;

/** Decides whether an event is news. Duplicates, late arrivals and repetitions change nothing and tell nobody (domain.md §3). */
final class NewsCheck {
    private NewsCheck() {}

    /** Why the event is not news; empty if the event is news. */
    static Optional<String> whyOld(StayEvent event, StayHistory history) {
        if (event.nature() == EventNature.ORIGINAL && history.stay(event.stay()).timeline().stream().anyMatch(event::sameFact)) {
            return Optional.of("already known from another message");
        }
        HospitalStay stay = history.stay(event.stay(), event);
        if (!stay.holds(event)) {
            return Optional.of("already cancelled or corrected by a message that was sent later");
        }
        if (stay.overtaken(event)) {
            return Optional.of("overtaken by a later event: the stay is " + stay.state());
        }
        if (stay.repeats(event) || event.type() == EventType.DISCHARGE_PLANNED && stay.stateBefore(event).ended()) {
            return Optional.of("the stay is already " + stay.state());
        }
        return Optional.empty();
    }
}
